using Certify.Host.Start;
using Certify.Host.Web;

namespace Certify.Host.Commands;

internal sealed class DoctorCommand : Command
{
    public override string Help => """
        doctor

        Checks the configuration and everything that it names, and says in words what is wrong. Exit code 0 when all is well.
        """;

    public override async Task<int> Run(string[] args)
    {
        await using var app = CertifyHost.Build(args, works: false);
        var place = app.Services.GetRequiredService<Place>();
        StartChecks.Check(app.Configuration.GetSection("Certify"), place);
        Console.WriteLine("configuration  ok");
        await app.Services.GetRequiredService<Preparation>().Run(CancellationToken.None);
        var report = await app.Services.GetRequiredService<Health>().Report(CancellationToken.None);
        foreach (var (part, state) in report.Checks)
        {
            Console.WriteLine($"{part,-14} {state}");
        }

        return report.Status == "ok" ? 0 : 1;
    }
}
