namespace Certify.ServiceInterface.Persistence;

/// <summary>A message that was put aside: its handler gave it up, or its tries are over.</summary>
/// <param name="Reason">The handler's reason or the type of the last exception; nothing personal.</param>
public sealed record DeadLetter(long Id, string Kind, string UniqueKey, int Tries, string Reason, DateTimeOffset DeadAt);

/// <param name="Depth">Messages that wait or are being handled.</param>
/// <param name="OldestDue">Since when the longest waiting of those that are due has been; null when none is.</param>
/// <param name="Dead">Dead letters.</param>
public sealed record QueueStatistics(long Depth, DateTimeOffset? OldestDue, long Dead);

/// <summary>What operators see of the queue, and how they send a dead letter again.</summary>
public sealed class DeadLetters(Database database, TimeProvider clock, QueueSignal signal)
{
    public Task<IReadOnlyList<DeadLetter>> Newest(int max, CancellationToken stop = default) => database.Read(unit => unit.Many<DeadLetter>(
        "SELECT id, kind, unique_key, tries, last_error AS reason, dead_at FROM queue WHERE dead_at IS NOT NULL ORDER BY dead_at DESC LIMIT @max",
        new { max }), stop);

    /// <summary>Lets a dead letter be delivered again; false when it is not there. Joins a message of the same key that waits.</summary>
    public async Task<bool> Revive(Unit unit, long id)
    {
        unit.AfterCommit(signal.Set);
        var joined = await unit.Execute(
            """
            DELETE FROM queue WHERE id = @id AND dead_at IS NOT NULL AND EXISTS (
                SELECT 1 FROM queue AS pending
                WHERE pending.kind = queue.kind AND pending.unique_key = queue.unique_key AND pending.dead_at IS NULL)
            """,
            new { id });
        return joined + await unit.Execute(
            "UPDATE queue SET dead_at = NULL, tries = 0, visible_at = @now WHERE id = @id AND dead_at IS NOT NULL",
            new { id, now = clock.GetUtcNow() }) > 0;
    }

    /// <summary>Since when the longest waiting of the messages that are due has been; quick however many there are.</summary>
    public Task<DateTimeOffset?> OldestDue(CancellationToken stop = default) => database.Read(OldestDue, stop);

    public Task<QueueStatistics> Statistics(CancellationToken stop = default) => database.Read(async unit => new QueueStatistics(
        await unit.Scalar<long>("SELECT COUNT(*) FROM queue WHERE dead_at IS NULL"),
        await OldestDue(unit),
        await unit.Scalar<long>("SELECT COUNT(*) FROM queue WHERE dead_at IS NOT NULL")), stop);

    /// <summary>The head of the index for each priority.</summary>
    private Task<DateTimeOffset?> OldestDue(Unit unit) => unit.Scalar<DateTimeOffset?>(
        """
        SELECT MIN(head) FROM (
            SELECT MIN(visible_at) AS head FROM queue WHERE dead_at IS NULL AND priority = -1
            UNION ALL SELECT MIN(visible_at) FROM queue WHERE dead_at IS NULL AND priority = 0
            UNION ALL SELECT MIN(visible_at) FROM queue WHERE dead_at IS NULL AND priority = 1) AS heads
        WHERE head <= @now
        """,
        new { now = clock.GetUtcNow() });
}
