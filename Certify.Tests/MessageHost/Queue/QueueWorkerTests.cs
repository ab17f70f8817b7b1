using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.MessageHost.Queue;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class QueueWorkerTests(Engine engine) : DatabaseFixture(engine, "queue", "workers")
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Engine engine = engine;
    private readonly WorkerOptions options = new("node-a", 4);
    private RecordedLog<QueueWorker> log = null!;
    private QueueSignal signal = null!;
    private QueueStore queue = null!;
    private DeadLetters letters = null!;

    [SetUp]
    public void CreateStore()
    {
        log = new RecordedLog<QueueWorker>();
        signal = new QueueSignal(Clock);
        queue = new QueueStore(Database, Clock, signal);
        letters = new DeadLetters(Database, Clock, signal);
    }

    [Test]
    public async Task A_message_is_handled_as_soon_as_it_is_published_and_then_gone()
    {
        var handler = new GatedHandler();
        await using (await Start(handler))
        {
            await Clock.Armed(options.Poll);
            await Publish(1);
            await handler.Entered(1);
        }

        Assert.That(handler.Seen, Is.EqualTo(new[] { 1 }));
        Assert.That((await letters.Statistics()).Depth, Is.Zero);
    }

    [Test]
    public async Task No_more_messages_are_handled_at_once_than_allowed_and_all_in_the_end()
    {
        await PublishMany(10);
        var handler = new GatedHandler { Gate = new TaskCompletionSource() };
        await using (await Start(handler))
        {
            await handler.Entered(4);
            handler.Gate.SetResult();
            await handler.Entered(10);
        }

        Assert.That(handler.Most, Is.EqualTo(4));
        Assert.That(handler.Seen, Is.EquivalentTo(Enumerable.Range(1, 10)));
    }

    [Test]
    public async Task A_failing_message_is_tried_again_by_its_rule_and_then_is_a_dead_letter()
    {
        const string Secret = "11010519491231002X";
        await Publish(1);
        for (var delivery = 1; delivery <= 3; delivery++)
        {
            var handler = new GatedHandler { Failure = new InvalidOperationException(Secret) };
            await using (await Start(handler, RetryRule.Seconds(5, 60)))
            {
                await handler.Entered(1);
            }

            Clock.Advance(TimeSpan.FromSeconds(delivery == 1 ? 5 : 60));
        }

        var letter = (await letters.Newest(10)).Single();
        Assert.That(letter.Reason, Is.EqualTo(nameof(InvalidOperationException)));
        Assert.That(letter.Tries, Is.EqualTo(3));
        Assert.That(log.Lines, Has.Some.Contains(nameof(InvalidOperationException)).And.None.Contains(Secret));
    }

    [Test]
    public async Task A_failed_message_rests_until_its_delay_is_over()
    {
        await Publish(1);
        var handler = new GatedHandler { Failure = new TimeoutException() };
        await using (await Start(handler, RetryRule.Seconds(5)))
        {
            await handler.Entered(1);
        }

        Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(await queue.Claim("node-b", 1, options.Lease, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task A_handler_that_postpones_or_gives_up_is_obeyed()
    {
        await Publish(1);
        await Publish(2);
        var handler = new GatedHandler
        {
            Answer = attempt => attempt == 1 ? new Disposition.Postponed(TimeSpan.FromMinutes(1)) : new Disposition.Dead("unknown"),
        };
        await using (await Start(handler))
        {
            await handler.Entered(2);
        }

        Assert.That((await letters.Newest(10)).Single().Reason, Is.EqualTo("unknown"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await queue.Claim("node-b", 9, options.Lease, CancellationToken.None)).Single().Tries, Is.EqualTo(1));
    }

    [Test]
    public async Task A_message_that_kills_its_workers_is_a_dead_letter_in_the_end()
    {
        await Publish(1);
        await Database.Write(unit => unit.Execute("UPDATE queue SET tries = 2"));
        var handler = new GatedHandler();
        await using (await Start(handler, RetryRule.Seconds(5)))
        {
            await Becomes(async () => (await letters.Newest(1)).Count == 1, "the message is put aside");
        }

        Assert.That(handler.Seen, Is.Empty);
    }

    [Test]
    public async Task A_kind_that_nobody_knows_here_waits_for_somebody_who_does()
    {
        await Database.Write(unit => queue.Publish(unit, "Newer", "1", new Attempt(1), Clock.GetUtcNow()));
        await using (await Start(new GatedHandler()))
        {
            await Becomes(() => Task.FromResult(log.Lines.Any(line => line.Contains("Newer", StringComparison.Ordinal))), "it is seen");
        }

        Clock.Advance(options.UnknownKind);
        Assert.That((await queue.Claim("node-b", 9, options.Lease, CancellationToken.None)).Single().Tries, Is.EqualTo(1));
    }

    [Test]
    public async Task Leases_are_renewed_while_the_handler_runs_and_the_heart_beats()
    {
        await Publish(1);
        var handler = new GatedHandler { Gate = new TaskCompletionSource() };
        await using (await Start(handler))
        {
            await handler.Entered(1);
            for (var renewal = 0; renewal < 5; renewal++)
            {
                Clock.Advance(options.Renewal);
                await Becomes(async () => await LeaseEnds() == Clock.GetUtcNow() + options.Lease, "the lease is renewed");
            }

            Assert.That(await new WorkerHeartbeats(Database, Clock).AnyAlive(), Is.True);
            handler.Gate.SetResult();
        }

        Assert.That(handler.Seen, Has.Count.EqualTo(1));
        Assert.That(await new WorkerHeartbeats(Database, Clock).AnyAlive(), Is.False, "a worker that ends says so");
    }

    [Test]
    public async Task A_handler_whose_lease_is_lost_is_stopped()
    {
        await Publish(1);
        var handler = new GatedHandler { Gate = new TaskCompletionSource() };
        await using (await Start(handler))
        {
            await handler.Entered(1);
            await Database.Write(unit => unit.Execute("UPDATE queue SET lease = 'another'"));
            Clock.Advance(options.Renewal);
            await Soon(handler.Stopped);
        }

        Assert.That((await letters.Statistics()).Depth, Is.EqualTo(1), "the other worker's message is left alone");
    }

    [Test]
    public async Task A_message_whose_lease_ended_unnoticed_is_not_handled_twice_at_once()
    {
        await Publish(1);
        var handler = new GatedHandler { Gate = new TaskCompletionSource() };
        await using (await Start(handler))
        {
            await handler.Entered(1);
            await Becomes(LeaseEndsAndItIsClaimedAgain, "it is claimed again");
            await Publish(2);
            await Becomes(() => Task.FromResult(handler.Seen.Contains(2)), "what was claimed after it is handled");
            handler.Gate.SetResult();
            await Becomes(() => Task.FromResult(handler.Seen.Count(id => id == 1) == 2), "it is handled again");
        }

        Assert.That(handler.Most, Is.EqualTo(2), "one of each message");
        Assert.That((await letters.Statistics()).Depth, Is.Zero);
    }

    [Test]
    public async Task What_was_claimed_ahead_is_handed_back_when_the_worker_stops()
    {
        await PublishMany(200);
        var handler = new GatedHandler();
        var worker = await Start(handler);
        await handler.Entered(20);
        await Soon(worker.Stop());

        var left = (await letters.Statistics()).Depth;
        Assert.That(await queue.Claim("node-b", 200, options.Lease, CancellationToken.None), Has.Count.EqualTo((int)left), "nothing lies under a lease");
        Assert.That(handler.Seen, Has.Count.EqualTo(200 - left), "each once");
    }

    [Test]
    public async Task A_stopping_worker_claims_nothing_more_and_finishes_what_is_in_flight()
    {
        await Publish(1);
        var handler = new GatedHandler { Gate = new TaskCompletionSource() };
        var worker = await Start(handler);
        await handler.Entered(1);
        var stopping = worker.Stop();
        await Clock.Armed(options.Drain);
        await Publish(2);
        Assert.That(stopping.IsCompleted, Is.False);
        handler.Gate.SetResult();
        await Soon(stopping);
        Assert.That(handler.Seen, Is.EqualTo(new[] { 1 }));
        Assert.That((await letters.Statistics()).Depth, Is.EqualTo(1));
    }

    [Test]
    public async Task A_message_that_does_not_end_in_time_is_handed_back()
    {
        await Publish(1);
        var handler = new GatedHandler { Gate = new TaskCompletionSource() };
        var worker = await Start(handler);
        await handler.Entered(1);
        var stopping = worker.Stop();
        await Clock.Armed(options.Drain);
        Clock.Advance(options.Drain);
        await Soon(handler.Stopped);
        await Soon(stopping);
        Assert.That((await queue.Claim("node-b", 1, options.Lease, CancellationToken.None)).Single().Tries, Is.EqualTo(1));
    }

    [Test]
    public async Task A_message_of_another_process_is_found()
    {
        var elsewhere = new QueueStore(Test.Connect(), Clock, new QueueSignal(Clock));
        var handler = new GatedHandler();
        await using (await Start(handler))
        {
            await Clock.Armed(options.Poll);
            await Becomes(IsListening, "the worker listens");
            await Database.Write(unit => elsewhere.Publish(unit, nameof(Attempt), "1", new Attempt(1), Clock.GetUtcNow()));
            if (engine == Engine.Sqlite)
            {
                // Nothing tells it, so it looks once a second; PostgreSQL tells it while the clock stands still.
                Clock.Advance(options.Poll);
            }

            await handler.Entered(1);
        }
    }

    private static Task Becomes(Func<Task<bool>> condition, string what) => Eventually.Is(condition, what, Limit);

    private static Task Soon(Task task) => task.WaitAsync(Limit);

    private async Task<bool> IsListening() => engine == Engine.Sqlite || await Database.Read(unit => unit.Scalar<bool>(
        "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle' AND query LIKE 'LISTEN%'"));

    private Task<DateTimeOffset?> LeaseEnds() => Database.Read(unit => unit.One<DateTimeOffset?>("SELECT visible_at FROM queue"));

    private async Task<bool> LeaseEndsAndItIsClaimedAgain()
    {
        await Database.Write(unit => unit.Execute("UPDATE queue SET visible_at = 0 WHERE tries = 1"));
        signal.Set();
        return await Database.Read(unit => unit.Scalar<int>("SELECT MAX(tries) FROM queue")) == 2;
    }

    private Task Publish(int id) => Database.Write(unit => queue.Publish(unit, nameof(Attempt), $"{id}", new Attempt(id), Clock.GetUtcNow()));

    private async Task PublishMany(int count)
    {
        for (var id = 1; id <= count; id++)
        {
            await Publish(id);
        }
    }

    private Task<RunningWorker> Start(GatedHandler handler, RetryRule? rule = null) =>
        RunningWorker.Start(new QueueWorker(queue, new MessageHandlers().Add(handler, rule), options, Clock, log));
}
