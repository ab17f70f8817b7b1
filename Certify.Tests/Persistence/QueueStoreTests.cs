using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Persistence;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class QueueStoreTests(Engine engine) : DatabaseFixture(engine, "queue", "meta")
{
    private const string Kind = "ReviewAttempt", Node = "node-a";
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private QueueStore queue = null!;
    private DeadLetters letters = null!;

    [SetUp]
    public void CreateStore()
    {
        var signal = new QueueSignal(Clock);
        queue = new QueueStore(Database, Clock, signal);
        letters = new DeadLetters(Database, Clock, signal);
    }

    [Test]
    public async Task A_published_message_is_claimed_once_with_its_body()
    {
        await Publish("7");
        var claimed = await Claim();
        Assert.Multiple(() =>
        {
            Assert.That(claimed, Has.Count.EqualTo(1));
            Assert.That(claimed[0].Kind, Is.EqualTo(Kind));
            Assert.That(MessageFormat.Read<Attempt>(claimed[0].Body), Is.EqualTo(new Attempt(7)));
            Assert.That(claimed[0].Tries, Is.EqualTo(1));
        });
        Assert.That(await Claim(), Is.Empty);
    }

    [Test]
    public async Task A_message_published_in_a_transaction_that_fails_does_not_exist()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.Write(async unit =>
        {
            await queue.Publish(unit, Kind, "1", new Attempt(1), Clock.GetUtcNow());
            throw new InvalidOperationException();
        }));
        Assert.That(await Claim(), Is.Empty);
        Assert.That((await letters.Statistics()).Depth, Is.Zero);
    }

    [Test]
    public async Task A_message_is_not_claimed_before_it_is_due()
    {
        await Publish("1", after: 60);
        Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.That(await Claim(), Is.Empty);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await Claim(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Urgent_messages_go_first_then_those_due_longest()
    {
        await Publish("bulk", after: 0, QueuePriority.Bulk);
        await Publish("late", after: 2);
        await Publish("early", after: 1);
        await Publish("urgent", after: 3, QueuePriority.Urgent);
        Clock.Advance(TimeSpan.FromSeconds(5));
        var order = new List<string>();
        for (var turn = 0; turn < 4; turn++)
        {
            order.Add(await KeyOf((await Claim(1))[0]));
        }

        Assert.That(order, Is.EqualTo(new[] { "urgent", "early", "late", "bulk" }));
    }

    [Test]
    public async Task A_claim_takes_no_more_than_it_asks_for()
    {
        await PublishMany(5);
        Assert.That(await Claim(3), Has.Count.EqualTo(3));
        Assert.That(await Claim(3), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Sixteen_claimers_never_get_one_message_twice()
    {
        await PublishMany(400);
        var other = new QueueStore(Test.Connect(), Clock, new QueueSignal(Clock));
        var claimed = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(async () =>
        {
            var mine = new List<long>();
            while (await (number % 2 == 0 ? queue : other).Claim($"node-{number}", 7, Lease, CancellationToken.None) is { Count: > 0 } some)
            {
                mine.AddRange(some.Select(delivery => delivery.Id));
            }

            return mine;
        })));
        var all = claimed.SelectMany(ids => ids).ToList();
        // A claimer that meets only rows which others are just claiming ends early; the rows are then the others'.
        all.AddRange((await Claim(400)).Select(delivery => delivery.Id));
        Assert.That(all, Is.Unique.And.Count.EqualTo(400));
    }

    [Test]
    public async Task Publishing_a_waiting_message_again_keeps_one_and_moves_it_earlier_only()
    {
        await Publish("1", after: 60);
        await Publish("1", after: 10);
        await Publish("1", after: 90);
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(await Claim(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Publishing_ends_the_back_off_of_a_failed_message()
    {
        await Publish("1");
        await queue.Retry(await ClaimOne(), TimeSpan.FromHours(1), "TimeoutException", CancellationToken.None);
        Assert.That(await Claim(), Is.Empty);
        await Publish("1");
        Assert.That((await ClaimOne()).Tries, Is.EqualTo(2));
    }

    [Test]
    public async Task A_message_published_while_it_is_handled_is_delivered_once_more()
    {
        await Publish("1");
        var first = await ClaimOne();
        await Publish("1", after: 5);
        Assert.That(await Claim(), Is.Empty);
        await Database.Write(unit => queue.Complete(unit, first));
        Assert.That(await Claim(), Is.Empty);
        Clock.Advance(TimeSpan.FromSeconds(5));
        var second = await ClaimOne();
        Assert.That(second.Tries, Is.EqualTo(1));
        await Database.Write(unit => queue.Complete(unit, second));
        Assert.That((await letters.Statistics()).Depth, Is.Zero);
    }

    [Test]
    public async Task A_query_publishes_a_message_for_each_of_its_rows()
    {
        await Publish("2", after: 60);
        var published = await Database.Write(unit => queue.PublishSelect(
            unit,
            Kind,
            "SELECT CAST(id AS TEXT) AS unique_key, '{\"Id\":' || id || '}' AS body, 1 AS priority FROM (SELECT 1 AS id UNION ALL SELECT 2 UNION ALL SELECT 3) AS attempts WHERE id <= @most",
            new { most = 2 },
            Clock.GetUtcNow()));
        var bodies = (await Claim()).Select(delivery => MessageFormat.Read<Attempt>(delivery.Body).Id);
        Assert.That(published, Is.EqualTo(2));
        Assert.That(bodies, Is.EquivalentTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task What_a_killed_claimer_held_comes_back_when_its_lease_ends()
    {
        await Publish("1");
        var killed = await ClaimOne();
        Clock.Advance(Lease - TimeSpan.FromMilliseconds(1));
        Assert.That(await Claim(), Is.Empty);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        var again = await ClaimOne();
        Assert.That(again.Id, Is.EqualTo(killed.Id));
        Assert.That(again.Tries, Is.EqualTo(2));
    }

    [Test]
    public async Task A_renewed_lease_keeps_the_message()
    {
        await Publish("1");
        var held = await ClaimOne();
        Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.That(await queue.Renew([held], Lease, CancellationToken.None), Is.Empty);
        Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.That(await Claim(), Is.Empty);
    }

    [Test]
    public async Task Who_lost_the_lease_is_told_and_changes_nothing()
    {
        await Publish("1");
        var lost = await ClaimOne();
        Clock.Advance(Lease);
        var held = await ClaimOne();
        await Assert.ThrowsAsync<LeaseLostException>(() => Database.Write(async unit =>
        {
            await unit.Execute("INSERT INTO meta (name, value) VALUES ('effect', '1')");
            await queue.Complete(unit, lost);
        }));
        await queue.Complete(lost, CancellationToken.None);
        await queue.Retry(lost, TimeSpan.Zero, "Exception", CancellationToken.None);
        await queue.Postpone(lost, TimeSpan.Zero, CancellationToken.None);
        await queue.Bury(lost, "Exception", CancellationToken.None);
        await queue.HandBack([lost], CancellationToken.None);
        Assert.That(await queue.Renew([lost, held], Lease, CancellationToken.None), Is.EqualTo(new[] { lost }));
        Assert.That(await Claim(), Is.Empty, "the message is still held");
        Assert.That(await Database.Read(unit => unit.Scalar<int>("SELECT COUNT(*) FROM meta")), Is.Zero, "the effect is rolled back");
        await Database.Write(unit => queue.Complete(unit, held));
        Assert.That((await letters.Statistics()).Depth, Is.Zero);
    }

    [Test]
    public async Task A_postponed_message_does_not_count_the_try_and_a_failed_one_does()
    {
        await Publish("1");
        await queue.Postpone(await ClaimOne(), TimeSpan.FromSeconds(5), CancellationToken.None);
        Clock.Advance(TimeSpan.FromSeconds(5));
        var second = await ClaimOne();
        Assert.That(second.Tries, Is.EqualTo(1));
        await queue.Retry(second, TimeSpan.FromSeconds(5), "TimeoutException", CancellationToken.None);
        Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That((await ClaimOne()).Tries, Is.EqualTo(2));
    }

    [Test]
    public async Task A_message_handed_back_is_there_for_others_at_once()
    {
        await Publish("1");
        await queue.HandBack([await ClaimOne()], CancellationToken.None);
        Assert.That((await ClaimOne()).Tries, Is.EqualTo(1));
    }

    private Task Publish(string key, int after = 0, int priority = QueuePriority.Normal) => Database.Write(unit => queue.Publish(
        unit, Kind, key, new Attempt(int.TryParse(key, out var id) ? id : 0), Clock.GetUtcNow().AddSeconds(after), priority));

    private Task PublishMany(int count) => Database.Write(async unit =>
    {
        for (var number = 0; number < count; number++)
        {
            await queue.Publish(unit, Kind, $"{number}", new Attempt(number), Clock.GetUtcNow());
        }
    });

    private Task<IReadOnlyList<Delivery>> Claim(int max = 10) => queue.Claim(Node, max, Lease, CancellationToken.None);

    private async Task<Delivery> ClaimOne() => (await Claim(1)).Single();

    private async Task<string> KeyOf(Delivery delivery) =>
        (await Database.Read(unit => unit.One<string>("SELECT unique_key FROM queue WHERE id = @Id", delivery)))!;

    private sealed record Attempt(int Id);
}
