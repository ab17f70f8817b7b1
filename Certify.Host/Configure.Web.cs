using Certify.Host.Commands;
using Certify.Host.Metrics;
using Certify.Host.Start;
using Certify.Host.Web;
using Certify.MessageHost.ClientCode;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities;

namespace Certify.Host;

/// <summary>HTTP: the doors, health, and in Development the outbox.</summary>
public static class ConfigureWeb
{
    public static void AddWeb(this WebApplicationBuilder builder, IConfigurationSection certify, Place place)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(builder.Services.Any(service => service.ServiceType == typeof(HealthOnly)) ? CertifyHost.AnyPort : CertifyHost.DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Whoever reads a body has a limit of his own. The server would cut the connection at its limit, before the client has
            // read the refusal.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 96 * 1024;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(40));
        builder.Services.AddSingleton<Health>();
        builder.Services.AddSingleton(new DevelopmentDoor(place.IsDevelopment, certify.GetValue<bool>("Development:Exposed")));
    }

    public static void UseWeb(this WebApplication app, IConfigurationSection certify, Place place)
    {
        app.UseAnswerHeaders();
        app.UseSandboxMark(place);
        app.UseProxies(certify);
        app.UseRouting();
        app.MapHealth();
        app.MapMetrics();
        // Instruments report to nobody before somebody listens.
        app.Services.GetRequiredService<MetricStore>();
        if (app.Services.GetService<HealthOnly>() is null)
        {
            app.MapProduct(certify, place);
        }
    }

    /// <summary>The doors, the typed clients' tools, and in Development what helps developing.</summary>
    private static void MapProduct(this WebApplication app, IConfigurationSection certify, Place place)
    {
        var basePath = (certify["BasePath"] ?? "").TrimEnd('/');
        app.UseObjectStore(basePath);
        if (place.IsDevelopment)
        {
            app.MapOutbox();
        }

        var address = app.Services.GetRequiredService<PublicAddress>();
        var catalogue = app.Services.GetRequiredService<Catalogue>();
        app.MapClientCode(catalogue, new ClientCodeOptions
        {
            BaseUrl = () => address.BaseUrl,
            BasePath = basePath,
            Title = "Certify",
            Examples = RequestExamples.Values,
        });
        if (place.IsDevelopment || certify.GetValue<bool>("Ui"))
        {
            app.MapExplorer(basePath);
        }

        app.MapMessageHost(
            catalogue,
            app.Services.GetServices<IProtocol>(),
            new MessageHostOptions
            {
                BasePath = basePath,
                OwnOrigins = () => place.IsDevelopment ? address.LoopbackOrigins : [address.Origin],
                CorsOrigins = [.. certify.List("Cors:Origins").Select(origin => origin.TrimEnd('/'))],
            });
    }
}
