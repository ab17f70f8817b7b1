using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;

namespace Certify.Bench.Messages;

/// <summary>One trivial operation behind the message host, as little as it can be run with.</summary>
internal static class MessageServer
{
    public static async Task<int> Serve(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton<IAuthenticator, Nobody>().AddSingleton<IExceptionClassifier, Nobody>();
        var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapGet("/bench/allocated", () => GC.GetTotalAllocatedBytes(precise: true));
        IProtocol[] protocols = [new BenchProtocol()];
        var catalogue = Catalogue.Build(typeof(Hello).Assembly, [typeof(HelloServices)], protocols);
        app.MapMessageHost(catalogue, protocols, new MessageHostOptions { OwnOrigins = () => [] });
        await app.RunAsync();
        return 0;
    }
}
