using Certify.MessageHost.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Certify.MessageHost.Pipeline;

/// <summary>Puts a catalogue's operations on the web.</summary>
public static class HostEndpoints
{
    /// <summary>
    /// Maps every legacy route, every typed route, the index and, for all other paths, the refusals. <see cref="IAuthenticator"/>,
    /// <see cref="IExceptionClassifier"/> and what the services' constructors take come from the application's services.
    /// </summary>
    public static void MapMessageHost(this IEndpointRouteBuilder app, Catalogue catalogue, IEnumerable<IProtocol> protocols, MessageHostOptions options)
    {
        var services = app.ServiceProvider;
        var authenticator = services.GetRequiredService<IAuthenticator>();
        var guard = new CrossSiteGuard(options);
        var byName = protocols.ToDictionary(protocol => protocol.Name);
        var tables = new RouteTables(authenticator);
        foreach (var operation in catalogue.Operations)
        {
            var handler = new OperationHandler(operation, byName[operation.Door], Invoker.Prepare(operation, services), authenticator, guard);
            tables.AddLegacy(handler);
            tables.AddTyped(handler);
        }

        var basePath = options.BasePath.TrimEnd('/');
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Certify.MessageHost.Requests");
        var pipeline = new HostPipeline(services.GetRequiredService<IExceptionClassifier>(), new Cors(options.CorsOrigins), logger);
        foreach (var (template, table) in tables.Sealed())
        {
            app.Map(basePath + template, http => pipeline.Run(http, table.Find(http)));
        }

        var unknown = new UnknownPathTarget([.. byName.Values], basePath);
        var index = new IndexTarget(catalogue, basePath);
        app.Map(basePath + "/api", http => pipeline.Run(http, index));
        app.MapFallback("{**path}", http => pipeline.Run(http, unknown));
    }
}
