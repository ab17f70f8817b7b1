using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Persistence;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class DeadLettersTests(Engine engine) : DatabaseFixture(engine, "queue", "workers")
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
    public async Task A_dead_letter_waits_for_an_administrator_and_can_be_sent_again()
    {
        await Publish("1");
        await queue.Bury(await ClaimOne(), "unknown", CancellationToken.None);
        Assert.That(await Claim(), Is.Empty);
        var letter = (await letters.Newest(10)).Single();
        Assert.That(letter, Is.EqualTo(new DeadLetter(letter.Id, Kind, "1", 1, "unknown", Clock.GetUtcNow())));
        Assert.That(await Database.Write(unit => letters.Revive(unit, letter.Id)), Is.True);
        Assert.That((await ClaimOne()).Id, Is.EqualTo(letter.Id));
        Assert.That(await Database.Write(unit => letters.Revive(unit, letter.Id)), Is.False);
    }

    [Test]
    public async Task A_dead_letter_does_not_stand_in_the_way_of_a_new_message_and_joins_it()
    {
        await Publish("1");
        await queue.Bury(await ClaimOne(), "unknown", CancellationToken.None);
        await Publish("1");
        var letter = (await letters.Newest(10)).Single();
        Assert.That(await Database.Write(unit => letters.Revive(unit, letter.Id)), Is.True);
        Assert.That(await letters.Newest(10), Is.Empty);
        Assert.That(await Claim(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Statistics_tell_depth_dead_letters_and_the_longest_wait()
    {
        await Publish("future", after: 3600);
        Assert.That(await letters.Statistics(), Is.EqualTo(new QueueStatistics(1, null, 0)));
        await Publish("dead");
        await queue.Bury(await ClaimOne(), "unknown", CancellationToken.None);
        var since = Clock.GetUtcNow();
        await Publish("waiting");
        Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.That(await letters.Statistics(), Is.EqualTo(new QueueStatistics(2, since, 1)));
    }

    [Test]
    public async Task A_worker_is_alive_for_thirty_seconds_after_its_last_beat()
    {
        var heartbeats = new WorkerHeartbeats(Database, Clock);
        Assert.That(await heartbeats.AnyAlive(), Is.False);
        await queue.Beat(Node, CancellationToken.None);
        Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.That(await heartbeats.AnyAlive(), Is.True);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await heartbeats.AnyAlive(), Is.False);
        await queue.Beat(Node, CancellationToken.None);
        Assert.That(await heartbeats.AnyAlive(), Is.True);
        await queue.Leave(Node, CancellationToken.None);
        Assert.That(await heartbeats.AnyAlive(), Is.False);
    }

    private Task Publish(string key, int after = 0) =>
        Database.Write(unit => queue.Publish(unit, Kind, key, new { Id = key }, Clock.GetUtcNow().AddSeconds(after)));

    private Task<IReadOnlyList<Delivery>> Claim() => queue.Claim(Node, 10, Lease, CancellationToken.None);

    private async Task<Delivery> ClaimOne() => (await Claim()).Single();
}
