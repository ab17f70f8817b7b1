using System.Diagnostics;
using Certify.ServiceInterface.Persistence.Crypto;
using Npgsql;
using StackExchange.Redis;

namespace Certify.Bench.ByHand;

/// <summary>
/// What somebody would write for three operations alone: a minimal API, Npgsql, the same Redis client, no framework; a line of log
/// for each request of the product, none for the trivial one. It does the same look-ups on the same rows and gives the same bytes.
/// What is neither host nor store is shared: checking that a JPEG is whole, and sealing.
/// </summary>
internal static class HandMade
{
    public static async Task<int> Serve(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders().AddJsonConsole().AddFilter("Microsoft", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapGet("/bench/empty", () => "");
        app.MapGet("/bench/allocated", () => GC.GetTotalAllocatedBytes(precise: true));
        app.MapGet("/bench/hello", (string name) => new Greeting($"Hello, {name}"));
        app.MapPost("/bench/hello", (GreetingRequest request) => new Greeting($"Hello, {request.Name}"));
        if (builder.Configuration["Certify:Database"] is { } database)
        {
            var settings = new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 20 };
            var rows = NpgsqlDataSource.Create(settings);
            var redis = await ConnectionMultiplexer.ConnectAsync(builder.Configuration["Certify:Redis"]);
            var keys = new KeyRing(builder.Configuration.GetSection("Certify:Keys").Get<KeyOptions>()!);
            var sessions = new HandMadeSessions(redis, rows);
            app.Use(async (http, next) =>
            {
                var began = Stopwatch.GetTimestamp();
                await next(http);
                app.Logger.LogInformation(
                    "{Path} {Status} in {Duration} ms, request {RequestId}",
                    http.Request.Path, http.Response.StatusCode, Stopwatch.GetElapsedTime(began).TotalMilliseconds, http.TraceIdentifier);
            });
            app.MapFetchInfo(sessions, rows, new FieldCipher(keys));
            app.MapToken(sessions, keys, builder.Configuration["Certify:PublicBaseUrl"]!);
            app.MapSubmit(sessions, new HandMadeSubmissions(rows, new FieldCipher(keys), new BlindIndex(keys)), builder.Configuration["Certify:DataDirectory"]!);
        }

        await app.RunAsync();
        return 0;
    }

    public sealed record Greeting(string Text);

    public sealed record GreetingRequest(string Name);
}
