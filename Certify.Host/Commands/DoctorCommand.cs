using Certify.Host.Doctor;
using Certify.Host.Start;
using Certify.ServiceInterface.Sessions;
using Certify.ServiceInterface.Sessions.Redis;

namespace Certify.Host.Commands;

internal sealed class DoctorCommand : Command
{
    public override string Help => """
        doctor

        Checks the configuration and everything that it names, and says in words what is wrong. Calls nothing that costs money.
        Exit code 0 when all is well, else 1.
        """;

    public override async Task<int> Run(string[] args)
    {
        await using var app = CertifyHost.Build(args, works: false);
        var (place, vendors) = (app.Services.GetRequiredService<Place>(), app.Services.GetRequiredService<VendorSettings>());
        List<Finding> findings =
        [
            .. Configuration(app.Configuration, place),
            .. await new DatabaseExamination(app.Services, place).Run(),
            .. place.UsesRedis ? [await Finding.Of("Redis", () => Redis(app.Services))] : Array.Empty<Finding>(),
            .. await new VendorExamination(app.Services, vendors).Run(),
        ];
        foreach (var finding in findings)
        {
            Console.WriteLine($"{finding.Part,-14} {finding.Problem ?? "ok"}");
        }

        if (vendors.IsTrial(place))
        {
            Console.WriteLine($"{"note",-14} The sandbox is on in Production: anybody is certified, and every answer says X-Certify-Sandbox: 1.");
        }

        return findings.All(finding => finding.Problem is null) ? 0 : 1;
    }

    private static IEnumerable<Finding> Configuration(IConfiguration configuration, Place place)
    {
        string[] problems = [.. StartChecks.Problems(configuration.GetSection("Certify"), place)];
        return (problems is [] && DevelopmentAddress.Problem(configuration, place) is { } open ? [open] : problems)
            .Select(problem => new Finding("configuration", problem)).DefaultIfEmpty(new Finding("configuration", null));
    }

    private static async Task<string?> Redis(IServiceProvider services)
    {
        try
        {
            await services.GetRequiredService<RedisConnection>().Ping();
            return null;
        }
        catch (StoreUnavailableException)
        {
            return "Redis does not answer, or refuses the password. Check Certify:Redis.";
        }
    }
}
