using Certify.ServiceInterface.Capabilities.Certifications;

namespace Certify.Host.Start;

/// <summary>Builds the program: the same parts for every command. What answers HTTP is opened then, what does not is prepared.</summary>
public static class CertifyHost
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>For workers, any number of which may run beside each other.</summary>
    public const string AnyPort = "http://127.0.0.1:0";

    /// <param name="args">ASP.NET Core's options and settings.</param>
    /// <param name="adjust">For tests: replaces parts, for example the clock.</param>
    public static WebApplication Build(string[] args, bool works, Action<IServiceCollection>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot() });
        var certify = builder.Configuration.GetSection("Certify");
        var place = Place.Of(certify, builder.Environment);

        builder.AddLogs();
        builder.Services.AddProduct(certify, place);
        builder.Services.AddKeys(certify, place);
        builder.Services.AddDatabase(certify, place);
        builder.Services.AddSessions(certify);
        builder.Services.AddProviders(certify, place);
        builder.Services.AddCapabilities();
        builder.Services.AddDoors();
        builder.Services.AddWorkers(certify, works);
        builder.Services.AddMetrics(builder.Configuration);
        adjust?.Invoke(builder.Services);
        builder.AddWeb(certify, place);

        return builder.Build();
    }

    /// <summary>For what answers HTTP: prepares, and maps what is answered meanwhile.</summary>
    public static async Task Open(WebApplication app, CancellationToken stop = default)
    {
        Check(app);
        var place = app.Services.GetRequiredService<Place>();
        await Task.WhenAll(
            Task.Run(() => BringUpToDate(app, place, stop), stop),
            Task.Run(() => app.UseWeb(app.Configuration.GetSection("Certify"), place), stop));
    }

    /// <summary>Checks the settings, brings the database up to date and compares keys, before anything is done.</summary>
    public static Task Prepare(WebApplication app, CancellationToken stop = default)
    {
        Check(app);
        return BringUpToDate(app, app.Services.GetRequiredService<Place>(), stop);
    }

    private static void Check(WebApplication app)
    {
        var place = app.Services.GetRequiredService<Place>();
        StartChecks.Check(app.Configuration.GetSection("Certify"), place);
        DevelopmentAddress.Check(app.Configuration, place);
    }

    private static async Task BringUpToDate(WebApplication app, Place place, CancellationToken stop)
    {
        await app.Services.GetRequiredService<Preparation>().Run(stop);
        if (!place.IsDevelopment && !app.Services.GetRequiredService<VendorSettings>().IsTrial(place))
        {
            await app.Services.GetRequiredService<TrialEnd>().Run(stop);
        }
    }

    /// <summary>The project's folder while it is developed; the program's own once it is published.</summary>
    private static string ContentRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Certify.Host.csproj")))
            {
                return folder.FullName;
            }

            if (Directory.Exists(Path.Combine(folder.FullName, "Certify.Host")) && File.Exists(Path.Combine(folder.FullName, "Certify.sln")))
            {
                return Path.Combine(folder.FullName, "Certify.Host");
            }
        }

        return AppContext.BaseDirectory;
    }
}
