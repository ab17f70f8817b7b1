using System.Buffers.Text;
using System.Security.Cryptography;
using Certify.MessageHost.Queue;
using Dapper;

namespace Certify.ServiceInterface.Persistence;

/// <summary>
/// The durable queue: rows beside the state that they are about, so that a message exists exactly when the transaction that
/// publishes it commits. Of one kind and unique key at most one message waits.
/// </summary>
public sealed class QueueStore : IQueueStore
{
    private const string Remove = "DELETE FROM queue WHERE id = @Id AND lease = @Lease AND again_at IS NULL";

    private static readonly int[] Priorities = [QueuePriority.Urgent, QueuePriority.Normal, QueuePriority.Bulk];
    private static readonly TimeSpan BetweenRemovals = TimeSpan.FromMilliseconds(2), BetweenTellings = TimeSpan.FromMilliseconds(5);

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

    private readonly Database database;

    /// <summary>For what takes many messages at once.</summary>
    private readonly Database many;
    private readonly TimeProvider clock;
    private readonly QueueSignal signal;
    private readonly SharedTrips<Delivery, IReadOnlySet<string>> removals;
    private readonly SharedTrips<bool, bool> tellings;

    public QueueStore(Database database, TimeProvider clock, QueueSignal signal)
    {
        (this.database, this.clock, this.signal) = (database, clock, signal);
        many = new Database(database.Dialect.ForQueue);
        removals = new(RemoveAll, BetweenRemovals);
        tellings = new(_ => TellOthers(), BetweenTellings);
    }

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
        return await many.WriteOne(unit => unit.Many<Delivery>(ClaimDue(unit.Dialect, max), new { mark, node, now, ends = now + lease }), stop);
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
        var removed = await removals.Join(delivery);
        if (!removed.Contains(KeyOf(delivery)) && await database.WriteOne(unit => unit.Execute(Remove, delivery), stop) == 0)
        {
            await database.WriteOne(unit => DeliverAnew(unit, delivery), stop);
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

    /// <summary>All that nobody else touches just now in one statement, the others one by one: who waits holds nothing meanwhile.</summary>
    public async Task<IReadOnlyList<Delivery>> Renew(IReadOnlyCollection<Delivery> deliveries, TimeSpan lease, CancellationToken stop)
    {
        if (deliveries.Count == 0)
        {
            return [];
        }

        var ends = clock.GetUtcNow() + lease;
        var renewed = await many.WriteOne(unit => unit.Many<string>(
            $"UPDATE queue SET visible_at = @ends WHERE {IsFree(unit.Dialect)} RETURNING id || ':' || lease", Marks(deliveries, ends)), stop);
        var lost = new List<Delivery>();
        foreach (var delivery in deliveries.ExceptBy(renewed, KeyOf))
        {
            var held = await database.WriteOne(unit => unit.Execute(
                "UPDATE queue SET visible_at = @ends WHERE id = @Id AND lease = @Lease", new { delivery.Id, delivery.Lease, ends }), stop);
            if (held == 0)
            {
                lost.Add(delivery);
            }
        }

        return lost;
    }

    public Task Beat(string node, CancellationToken stop) => database.Write(unit => WorkerHeartbeats.Beat(unit, node, clock.GetUtcNow()), stop);

    public Task Leave(string node, CancellationToken stop) => database.WriteOne(unit => WorkerHeartbeats.Leave(unit, node), stop);

    public Task Listen(CancellationToken stop) => database.Dialect.ListenToQueue(signal.Set, stop);

    public Task Wait(TimeSpan atMost, CancellationToken stop) => signal.Wait(atMost, stop);

    public bool IsAway(Exception exception) => database.Dialect.IsAway(exception);

    /// <summary>
    /// One index range after the other: no message that is not due yet is passed over on the way. The limit is written out, or PostgreSQL
    /// either plans each claim anew or takes it for a large one.
    /// </summary>
    private static string ClaimDue(Dialect dialect, int max)
    {
        var due = Priorities.Select(priority => $"""
            SELECT id FROM (
                SELECT id FROM queue WHERE dead_at IS NULL AND priority = {priority} AND visible_at <= @now
                ORDER BY visible_at LIMIT {max} {dialect.SkipLocked}) AS due{priority + 1}
            """);
        var next = $"SELECT id FROM ({string.Join(" UNION ALL ", due)}) AS due LIMIT {max}";
        return $"""
            UPDATE queue SET lease = @mark, lease_node = @node, visible_at = @ends, tries = tries + 1, again_at = NULL
            WHERE id {dialect.AnyOfSelect(next)}
            RETURNING id, kind, body, tries, lease
            """;
    }

    private static string KeyOf(Delivery delivery) => $"{delivery.Id}:{delivery.Lease}";

    /// <summary>Of these deliveries those under our lease which nobody else holds just now.</summary>
    private static string IsFree(Dialect dialect) => "id " + dialect.AnyOfSelect(
        $"SELECT id FROM queue WHERE id {dialect.AnyOf("@ids")} AND id || ':' || lease {dialect.AnyOf("@keys")} {dialect.SkipLocked}");

    private static object Marks(IReadOnlyCollection<Delivery> deliveries, DateTimeOffset ends) => new
    {
        ids = deliveries.Select(delivery => delivery.Id).ToArray(),
        keys = deliveries.Select(KeyOf).ToArray(),
        ends,
    };

    /// <summary>Removes those that were not published anew, in one statement; tells which.</summary>
    private async Task<IReadOnlySet<string>> RemoveAll(IReadOnlyList<Delivery> deliveries)
    {
        var removed = await many.WriteOne(unit => unit.Many<string>(
            $"DELETE FROM queue WHERE {IsFree(unit.Dialect)} AND again_at IS NULL RETURNING id || ':' || lease", Marks(deliveries, default)));
        return removed.ToHashSet(StringComparer.Ordinal);
    }

    private async Task<int> DeliverAnew(Unit unit, Delivery delivery)
    {
        unit.AfterCommit(signal.Set);
        return await unit.Execute(
            "UPDATE queue SET visible_at = again_at, again_at = NULL, lease = NULL, tries = 0, last_error = NULL WHERE id = @Id AND lease = @Lease AND again_at IS NOT NULL",
            delivery);
    }

    private Task Release(Delivery delivery, TimeSpan delay, int tries, string? error, CancellationToken stop) => database.WriteOne(unit => unit.Execute(
        """
        UPDATE queue SET lease = NULL, tries = @tries, last_error = @error, again_at = NULL,
            visible_at = CASE WHEN again_at < @due THEN again_at ELSE @due END
        WHERE id = @Id AND lease = @Lease
        """,
        new { delivery.Id, delivery.Lease, tries, error, due = clock.GetUtcNow() + delay }), stop);

    /// <summary>
    /// After the commits and not in them, where a notification makes each wait for the other; what is published while one is on its way
    /// shares the next. One that is lost costs a poll.
    /// </summary>
    private void Announce(Unit unit)
    {
        unit.AfterCommit(signal.Set);
        if (unit.Dialect.NotifyQueue.Length > 0)
        {
            unit.AfterCommit(() => _ = tellings.Join(true));
        }
    }

    private async Task<bool> TellOthers()
    {
        try
        {
            await database.WriteOne(unit => unit.Execute(unit.Dialect.NotifyQueue));
            return true;
        }
        catch (Exception)
        {
            // Whatever it is, nobody waits for this: the others look by themselves.
            return false;
        }
    }
}
