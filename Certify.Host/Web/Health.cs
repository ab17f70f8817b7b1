using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Sessions;

namespace Certify.Host.Web;

/// <summary>Whether this process can answer: its database, its session store, and that the queue moves.</summary>
public sealed class Health(Database database, ISessionStore sessions, DeadLetters queue, TrialMark trial, TimeProvider clock)
{
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(10);

    public async Task<HealthReport> Report(CancellationToken stop)
    {
        var checks = new Dictionary<string, string>
        {
            ["database"] = await Try(async () => await database.Read(unit => unit.Scalar<long>("SELECT 1"), stop)),
            ["sessions"] = await Try(async () => await sessions.Find("health")),
            ["queue"] = await Try(async () =>
            {
                var statistics = await queue.Statistics(stop);
                if (statistics.OldestDue is { } oldest && clock.GetUtcNow() - oldest > Stale)
                {
                    throw new TimeoutException("stale");
                }
            }),
        };
        return new HealthReport(checks.Values.All(state => state == "ok") ? "ok" : "failing", checks, trial.IsTrial);
    }

    private static async Task<string> Try(Func<Task> check)
    {
        try
        {
            await check();
            return "ok";
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return "failing";
        }
    }
}

/// <param name="Status"><c>ok</c> or <c>failing</c>.</param>
/// <param name="Checks">By part, the same words.</param>
/// <param name="Sandbox">Anybody is certified: the sandbox is on in Production.</param>
public sealed record HealthReport(string Status, IReadOnlyDictionary<string, string> Checks, bool Sandbox);

/// <param name="IsTrial">The sandbox decides in Production.</param>
public sealed record TrialMark(bool IsTrial);

public static class HealthEndpoints
{
    /// <summary>Some load balancers want no body.</summary>
    private static readonly string[] Looks = ["GET", "HEAD"];

    public static void MapHealth(this WebApplication app)
    {
        app.MapMethods("/health/live", Looks, () => Results.Json(new { status = "ok" }));
        app.MapMethods("/health/ready", Looks, async (Health health, CancellationToken stop) =>
        {
            var report = await health.Report(stop);
            return Results.Json(report, statusCode: report.Status == "ok" ? 200 : 503);
        });
    }
}
