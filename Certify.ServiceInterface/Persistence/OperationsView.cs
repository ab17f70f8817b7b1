namespace Certify.ServiceInterface.Persistence;

public sealed record StateCount(string Subject, string State, long Count);

public sealed record NoticeCount(string Channel, string Status, long Count);

/// <summary>What operators watch, in numbers.</summary>
public sealed class OperationsView
{
    public Task<IReadOnlyList<StateCount>> Certifications(Unit unit) =>
        unit.Many<StateCount>("SELECT subject, state, COUNT(*) AS count FROM certifications GROUP BY subject, state ORDER BY subject, state");

    public Task<SweepProgress?> RunningSweep(Unit unit) =>
        unit.One<SweepProgress>(
            """
            SELECT total, (SELECT COUNT(*) FROM attempts WHERE sweep_id = sweeps.id AND status = 'Queued') AS still_open, ended_at
            FROM sweeps WHERE ended_at IS NULL ORDER BY id DESC LIMIT 1
            """);

    /// <summary>Notices that no machine sends any more: given up, or of unknown fate.</summary>
    public Task<IReadOnlyList<NoticeCount>> TroubledNotices(Unit unit) =>
        unit.Many<NoticeCount>(
            "SELECT channel, status, COUNT(*) AS count FROM notices WHERE status IN (@Dead, @Unknown) GROUP BY channel, status ORDER BY channel, status",
            new { NoticeStatus.Dead, NoticeStatus.Unknown });

    public Task<long> Workers(Unit unit, DateTimeOffset now) =>
        unit.Scalar<long>("SELECT COUNT(*) FROM workers WHERE beat_at > @since", new { since = now.AddSeconds(-30) });
}
