namespace Certify.ServiceInterface.Persistence;

/// <summary>Which workers are alive: each writes a row every ten seconds.</summary>
public sealed class WorkerHeartbeats(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>Whether any worker, on any node, has been alive within 30 seconds.</summary>
    public Task<bool> AnyAlive(CancellationToken stop = default) => database.Read(
        unit => unit.Scalar<bool>("SELECT COUNT(*) FROM workers WHERE beat_at > @since", new { since = clock.GetUtcNow() - Alive }), stop);

    internal static async Task Beat(Unit unit, string node, DateTimeOffset now)
    {
        await unit.Execute("INSERT INTO workers (node, beat_at) VALUES (@node, @now) ON CONFLICT (node) DO UPDATE SET beat_at = excluded.beat_at", new { node, now });
        await unit.Execute("DELETE FROM workers WHERE beat_at < @before", new { before = now - Forgotten });
    }

    internal static Task Leave(Unit unit, string node) => unit.Execute("DELETE FROM workers WHERE node = @node", new { node });
}
