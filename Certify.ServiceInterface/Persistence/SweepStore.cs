using Certify.ServiceModel.Messages;

namespace Certify.ServiceInterface.Persistence;

/// <summary>Sweeps: which attempts each took up, and how far it is.</summary>
public sealed class SweepStore(QueueStore queue)
{
    /// <summary>Where all messages are gone through, from the message to its attempt: no plan made beside an empty queue goes through it for each attempt.</summary>
    private const string AttemptOfMessage = "CAST(SUBSTR(queue.unique_key, 9) AS BIGINT)";

    private const string AliveAndNeverFailed = "queue.kind = 'ReviewAttempt' AND queue.dead_at IS NULL AND queue.last_error IS NULL";

    /// <summary>
    /// An attempt in a sweep's hands: its message is alive and never failed. One that failed is a defect of ours, tried again by
    /// itself; nobody waits for it, and no sweep stays open for it.
    /// </summary>
    private const string UnderWay =
        $"attempts.status = 'Queued' AND EXISTS (SELECT 1 FROM queue WHERE {AliveAndNeverFailed} AND queue.unique_key = 'attempt:' || attempts.id)";

    public Task<long?> Running(Unit unit) => unit.One<long?>("SELECT MAX(id) FROM sweeps WHERE ended_at IS NULL");

    public Task<long> Begin(Unit unit, string startedBy, DateTimeOffset now) =>
        unit.Scalar<long>(
            "INSERT INTO sweeps (started_by, began_at, total) VALUES (@startedBy, @now, 0) RETURNING id", new { startedBy, now });

    /// <summary>
    /// Takes up what waits, and what an earlier sweep left behind, as one message per attempt; attempts of this sweep whose message is
    /// neither in a worker's hands nor due get it anew.
    /// </summary>
    /// <param name="alsoPutOff">Attempts that were put off are taken up before their time.</param>
    public async Task TakeUp(Unit unit, long sweepId, bool alsoPutOff, DateTimeOffset now)
    {
        const string NotInHand = $"""
            (status = 'Queued' AND id NOT IN (
                SELECT {AttemptOfMessage} FROM queue
                WHERE kind = 'ReviewAttempt' AND dead_at IS NULL AND (lease IS NOT NULL OR visible_at <= @now)))
            """;
        var waits = (alsoPutOff ? "status IN ('Waiting', 'PutOff')" : "status = 'Waiting'") + " OR (status = 'Queued' AND sweep_id <> @sweepId)";
        await PublishReviews(unit, $"{waits} OR {NotInHand}", sweepId, now);
        var taken = await unit.Execute($"UPDATE attempts SET status = 'Queued', sweep_id = @sweepId WHERE {waits}", new { sweepId });
        await unit.Execute("UPDATE sweeps SET total = total + @taken WHERE id = @sweepId", new { sweepId, taken });
        // Whoever submitted between the two is taken up too.
        await PublishReviews(unit, NotInHand, sweepId, now);
    }

    public Task<long> NewestAttempt(Unit unit) => unit.Scalar<long>("SELECT COALESCE(MAX(id), 0) FROM attempts");

    /// <summary>Whether any attempt up to this one is still in a sweep's hands.</summary>
    public async Task<bool> IsOpen(Unit unit, long upToAttempt) =>
        await unit.One<int?>($"SELECT 1 FROM attempts WHERE id <= @upToAttempt AND {UnderWay} LIMIT 1", new { upToAttempt }) is not null;

    /// <summary>Whether a person's attempt of this user is still in a sweep's hands.</summary>
    public async Task<bool> PersonIsOpen(Unit unit, long userId) =>
        await unit.Scalar<long>(
            $"""
            SELECT COUNT(*) FROM attempts JOIN certifications c ON c.attempt_id = attempts.id
            WHERE c.user_id = @userId AND c.subject = 'Person' AND {UnderWay}
            """,
            new { userId }) > 0;

    /// <summary>Ends the sweeps none of whose attempts is open.</summary>
    public Task<int> EndFinished(Unit unit, DateTimeOffset now) =>
        unit.Execute(
            $"""
            UPDATE sweeps SET ended_at = @now
            WHERE ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM attempts WHERE sweep_id = sweeps.id AND {UnderWay})
            """,
            new { now });

    public Task<SweepProgress?> Progress(Unit unit, long sweepId) =>
        unit.One<SweepProgress>(
            $"""
            SELECT total, ended_at, (
                SELECT COUNT(*) FROM queue JOIN attempts ON attempts.id = {AttemptOfMessage}
                WHERE {AliveAndNeverFailed} AND attempts.sweep_id = @sweepId AND attempts.status = 'Queued') AS still_open
            FROM sweeps WHERE id = @sweepId
            """,
            new { sweepId });

    /// <summary>Persons come first: a company is reviewed in the same run as its person.</summary>
    private Task PublishReviews(Unit unit, string which, long sweepId, DateTimeOffset now) =>
        queue.PublishSelect(
            unit, nameof(ReviewAttempt),
            $$"""
            SELECT 'attempt:' || id AS unique_key, '{"AttemptId":' || id || '}' AS body, CASE subject WHEN 'Person' THEN 0 ELSE 1 END AS priority
            FROM attempts WHERE {{which}}
            """,
            new { sweepId, now }, now);
}

public sealed class SweepProgress
{
    public long Total { get; init; }

    public long StillOpen { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}
