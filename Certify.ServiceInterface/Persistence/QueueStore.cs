using System.Buffers.Text;
using System.Security.Cryptography;
using Certify.MessageHost.Queue;
using Dapper;

namespace Certify.ServiceInterface.Persistence;

/// <summary>
/// The durable queue: rows beside the state that they are about, so that a message exists exactly when the transaction that
/// publishes it commits. Of one kind and unique key at most one message waits.
/// </summary>
public sealed class QueueStore(Database database, TimeProvider clock, QueueSignal signal) : IQueueStore
{
    private const string Remove = "DELETE FROM queue WHERE id = @Id AND lease = @Lease AND again_at IS NULL";

    private static readonly int[] Priorities = [QueuePriority.Urgent, QueuePriority.Normal, QueuePriority.Bulk];

    /// <summary>
    /// What publishing does to a message that waits already: it may become due earlier or more urgent, never later. While a
    /// worker has it, that worker may have read the state before our change: it is delivered once more afterwards.
    /// </summary>
    private const string MergeIntoPending = """
        ON CONFLICT (kind, unique_key) WHERE dead_at IS NULL DO UPDATE SET
            priority = CASE WHEN excluded.priority < queue.priority THEN excluded.priority ELSE queue.priority END,
            visible_at = CASE WHEN queue.lease IS NULL AND excluded.visible_at < queue.visible_at THEN excluded.visible_at ELSE queue.visible_at END,
            again_at = CASE WHEN queue.lease IS NULL THEN NULL
                            WHEN queue.again_at < excluded.visible_at THEN queue.again_at
                            ELSE excluded.visible_at END
        """;

    private int untold;

    /// <summary>Adds a message in the caller's transaction.</summary>
    /// <param name="unit">The caller's transaction.</param>
    /// <param name="kind">The message type's name.</param>
    /// <param name="uniqueKey">What the message is about; a second one of this key joins the first.</param>
    /// <param name="message">Ids only, nothing personal.</param>
    /// <param name="due">When it may be delivered first.</param>
    /// <param name="priority">One of <see cref="QueuePriority"/>.</param>
    public async Task Publish(Unit unit, string kind, string uniqueKey, object message, DateTimeOffset due, int priority = QueuePriority.Normal)
    {
        await unit.Execute(
            $"""
            INSERT INTO queue (kind, unique_key, body, priority, visible_at, created_at)
            VALUES (@kind, @uniqueKey, @body, @priority, @due, @now)
            {MergeIntoPending}
            """,
            new { kind, uniqueKey, body = MessageFormat.Write(message), priority, due, now = clock.GetUtcNow() });
        Announce(unit);
    }

    /// <summary>Adds a message for each row of a query, and tells how many.</summary>
    /// <param name="unit">The caller's transaction.</param>
    /// <param name="kind">The message type's name.</param>
    /// <param name="select">A SELECT that yields <c>unique_key</c> (each once), <c>body</c> (JSON) and <c>priority</c>.</param>
    /// <param name="args">The query's own parameters.</param>
    /// <param name="due">When they may be delivered first.</param>
    public async Task<int> PublishSelect(Unit unit, string kind, string select, object? args, DateTimeOffset due)
    {
        var all = new DynamicParameters(args);
        all.AddDynamicParams(new { queueKind = kind, queueDue = due, queueNow = clock.GetUtcNow() });
        // In the order of the keys, so that two such statements lock the same rows in the same order.
        var published = await unit.Execute(
            $"""
            INSERT INTO queue (kind, unique_key, body, priority, visible_at, created_at)
            SELECT @queueKind, source.unique_key, source.body, source.priority, @queueDue, @queueNow
            FROM ({select}) AS source WHERE true ORDER BY source.unique_key
            {MergeIntoPending}
            """,
            all);
        Announce(unit);
        return published;
    }

    public async Task<IReadOnlyList<Delivery>> Claim(string node, int max, TimeSpan lease, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (database.Dialect.HasOneWriter && !await database.Read(unit => unit.Scalar<bool>(
            "SELECT COUNT(*) FROM (SELECT 1 FROM queue WHERE dead_at IS NULL AND priority IN (-1, 0, 1) AND visible_at <= @now LIMIT 1) AS due",
            new { now }), stop))
        {
            return [];
        }

        var mark = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));
        return await database.Write(async unit =>
        {
            var claimed = new List<Delivery>();
            // One index range after the other: no message that is not due yet is passed over on the way.
            foreach (var priority in Priorities)
            {
                if (claimed.Count < max)
                {
                    var args = new { mark, node, priority, now, ends = now + lease, max = max - claimed.Count };
                    claimed.AddRange(await unit.Many<Delivery>(ClaimOne(unit.Dialect), args));
                }
            }

            return claimed;
        }, stop);
    }

    /// <summary>
    /// Removes the message in the handler's own transaction, or makes it wait again when it was published anew meanwhile.
    /// The handler's last act: afterwards the lease is nobody's, and a renewal that finds it gone stops the handler.
    /// </summary>
    /// <exception cref="LeaseLostException">Another worker has it: let this roll the transaction back.</exception>
    public async Task Complete(Unit unit, Delivery delivery)
    {
        var removed = await unit.Execute(Remove, delivery);
        if (removed == 0 && await DeliverAnew(unit, delivery) == 0)
        {
            throw new LeaseLostException();
        }
    }

    public async Task Complete(Delivery delivery, CancellationToken stop)
    {
        if (await database.Run(Remove, delivery, stop) == 0)
        {
            await database.Write(unit => DeliverAnew(unit, delivery), stop);
        }
    }

    public Task Postpone(Delivery delivery, TimeSpan delay, CancellationToken stop) =>
        Release(delivery, delay, tries: delivery.Tries - 1, error: null, stop);

    public Task Retry(Delivery delivery, TimeSpan delay, string error, CancellationToken stop) =>
        Release(delivery, delay, delivery.Tries, error, stop);

    public async Task HandBack(IReadOnlyCollection<Delivery> deliveries, CancellationToken stop)
    {
        foreach (var delivery in deliveries)
        {
            await Release(delivery, TimeSpan.Zero, delivery.Tries - 1, error: null, stop);
        }
    }

    public Task Bury(Delivery delivery, string reason, CancellationToken stop) => database.Write(async unit =>
    {
        // Published anew meanwhile: that publication has a right to its own tries.
        if (await DeliverAnew(unit, delivery) == 0)
        {
            await unit.Execute(
                "UPDATE queue SET dead_at = @now, last_error = @reason, lease = NULL WHERE id = @Id AND lease = @Lease",
                new { delivery.Id, delivery.Lease, reason, now = clock.GetUtcNow() });
        }
    }, stop);

    /// <summary>One by one: who held one row while waiting for the next could wait in a circle with a sweep that begins.</summary>
    public async Task<IReadOnlyList<Delivery>> Renew(IReadOnlyCollection<Delivery> deliveries, TimeSpan lease, CancellationToken stop)
    {
        var lost = new List<Delivery>();
        var ends = clock.GetUtcNow() + lease;
        foreach (var delivery in deliveries)
        {
            if (await database.Run("UPDATE queue SET visible_at = @ends WHERE id = @Id AND lease = @Lease", new { delivery.Id, delivery.Lease, ends }, stop) == 0)
            {
                lost.Add(delivery);
            }
        }

        return lost;
    }

    public Task Beat(string node, CancellationToken stop) => database.Write(unit => WorkerHeartbeats.Beat(unit, node, clock.GetUtcNow()), stop);

    public Task Leave(string node, CancellationToken stop) => database.Write(unit => WorkerHeartbeats.Leave(unit, node), stop);

    public Task Listen(CancellationToken stop) => database.Dialect.ListenToQueue(signal.Set, stop);

    public Task Wait(TimeSpan atMost, CancellationToken stop) => signal.Wait(atMost, stop);

    public bool IsAway(Exception exception) => database.Dialect.IsAway(exception);

    private static string ClaimOne(Dialect dialect) => $"""
        WITH next AS MATERIALIZED (
            SELECT id FROM queue
            WHERE dead_at IS NULL AND priority = @priority AND visible_at <= @now
            ORDER BY visible_at LIMIT @max {dialect.SkipLocked})
        UPDATE queue SET lease = @mark, lease_node = @node, visible_at = @ends, tries = tries + 1, again_at = NULL
        FROM next WHERE queue.id = next.id
        RETURNING queue.id, kind, body, tries, lease
        """;

    private async Task<int> DeliverAnew(Unit unit, Delivery delivery)
    {
        unit.AfterCommit(signal.Set);
        return await unit.Execute(
            "UPDATE queue SET visible_at = again_at, again_at = NULL, lease = NULL, tries = 0, last_error = NULL WHERE id = @Id AND lease = @Lease AND again_at IS NOT NULL",
            delivery);
    }

    private Task Release(Delivery delivery, TimeSpan delay, int tries, string? error, CancellationToken stop) => database.Write(unit => unit.Execute(
        """
        UPDATE queue SET lease = NULL, tries = @tries, last_error = @error, again_at = NULL,
            visible_at = CASE WHEN again_at < @due THEN again_at ELSE @due END
        WHERE id = @Id AND lease = @Lease
        """,
        new { delivery.Id, delivery.Lease, tries, error, due = clock.GetUtcNow() + delay }), stop);

    private void Announce(Unit unit)
    {
        unit.AfterCommit(signal.Set);
        if (unit.Dialect.NotifyQueue.Length > 0)
        {
            unit.AfterCommit(TellOthers);
        }
    }

    /// <summary>
    /// After the commits and not in them, where a notification makes each wait for the other; what is published while one is on its way
    /// shares the next. One that is lost costs a poll.
    /// </summary>
    private void TellOthers()
    {
        if (Interlocked.Increment(ref untold) == 1)
        {
            _ = Task.Run(Tell);
        }

        async Task Tell()
        {
            int told;
            do
            {
                told = Volatile.Read(ref untold);
                try
                {
                    await database.Run(database.Dialect.NotifyQueue);
                }
                catch (Exception)
                {
                    // Whatever it is, nobody waits for this: the others look by themselves.
                }
            }
            while (Interlocked.Add(ref untold, -told) > 0);
        }
    }
}
