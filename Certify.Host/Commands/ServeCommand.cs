using Certify.Host.Start;
using Certify.ServiceInterface.Domain;

namespace Certify.Host.Commands;

internal sealed class ServeCommand : Command
{
    public override string Help => """
        serve [--no-worker] [--urls http://127.0.0.1:5080]

        Answers HTTP and works the queue and the schedule. With --no-worker it only answers HTTP; something else must run
        `worker` then, or nothing that waits is ever reviewed.
        """;

    public override async Task<int> Run(string[] args)
    {
        var works = !args.Contains("--no-worker");
        await using var app = CertifyHost.Build([.. args.Where(arg => arg != "--no-worker")], works);
        var place = app.Services.GetRequiredService<Place>();
        using var only = place.UsesRedis ? null : ServeLock.Take(place);
        await CertifyHost.Open(app);
        await app.StartAsync();
        if (place.IsDevelopment)
        {
            Greeting.Print(app, place);
        }
        else
        {
            StartLog.Answers(app.Logger, app.Services.GetRequiredService<ListenedAddress>().Url);
        }

        await app.WaitForShutdownAsync();
        return 0;
    }
}

/// <summary>One serving process per data folder: sessions that live in one process would be unknown in the other.</summary>
internal static class ServeLock
{
    public static FileStream Take(Place place)
    {
        place.Make();
        try
        {
            return new FileStream(Path.Combine(place.DataFolder, "serve.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new StartStopped($"Another `serve` runs on {place.DataFolder}. Stop it, or set Certify:Redis so that several can share it.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartStopped($"Nothing can be written into the data folder {place.DataFolder}. Check Certify:DataDirectory and the rights of this user.");
        }
    }
}

internal static class Greeting
{
    public static void Print(WebApplication app, Place place)
    {
        var database = place.UsesSqlite ? "SQLite" : "PostgreSQL";
        var sessions = place.UsesRedis ? "Redis" : "in this process";
        var vendors = app.Services.GetRequiredService<VendorSettings>();
        var codes = app.Services.GetRequiredService<Settings>().Codes;
        var limits = codes is { ResendSeconds: 0, PerHour: 0, PerDay: 0, PerAddressPerHour: 0 } ? "off" : "on";
        var url = app.Services.GetRequiredService<ListenedAddress>().Url;
        Console.WriteLine($"""

            Certify answers at {url}
              data folder     {place.DataFolder}
              database        {database}; sessions {sessions}; photos {(place.UsesOss ? "in a bucket" : "in the folder")}
              providers       {Providers(vendors.Providers)}; send limits are {limits}
              messages        GET /dev/outbox?to=PHONE_OR_EMAIL shows what would have been sent
              administrator   {Development.Administrator}, phone {Development.Phone}

            Try it: ./demo{(url == CertifyHost.DefaultUrl ? "" : " " + url)}
            """);
    }

    private static string Providers(ChosenProviders chosen) =>
        chosen.OnlySandbox ? "the sandbox: nothing is sent, nobody is asked" : chosen.ToString();
}
