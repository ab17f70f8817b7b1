using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Persistence;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class ScheduleStoreTests(Engine engine) : DatabaseFixture(engine, "schedule_runs")
{
    private const string Sweep = "sweep";

    private ScheduleStore schedules = null!;

    private DateTimeOffset Now => Clock.GetUtcNow();

    [SetUp]
    public void CreateStore() => schedules = new ScheduleStore(Database, Clock);

    [Test]
    public async Task What_was_due_before_the_very_first_start_is_not_made_up()
    {
        Assert.That(await Elect(Now), Is.False);
        Assert.That(await Elect(Now), Is.False);
        Clock.Advance(TimeSpan.FromDays(3));
        Assert.That(await Elect(Now), Is.True);
    }

    [Test]
    public async Task Of_sixteen_nodes_one_runs_a_due_time()
    {
        await FirstStart();
        var other = new ScheduleStore(Test.Connect(), Clock);
        var elected = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            Task.Run(() => (number % 2 == 0 ? schedules : other).Elect(Sweep, Now, $"node-{number}", CancellationToken.None))));
        Assert.That(elected.Count(mine => mine), Is.EqualTo(1));
    }

    [Test]
    public async Task Due_times_older_than_the_latest_run_are_never_run()
    {
        await FirstStart();
        Assert.That(await Elect(Now), Is.True);
        await schedules.Finish(Sweep, Now, "node-a", CancellationToken.None);
        Assert.That(await Elect(Now.AddHours(-1)), Is.False);
        Assert.That(await Elect(Now), Is.False);
    }

    [Test]
    public async Task Schedules_do_not_mix()
    {
        await FirstStart();
        Assert.That(await schedules.Elect("expiry", Now, "node-a", CancellationToken.None), Is.False, "its own first start");
        Assert.That(await Elect(Now), Is.True);
    }

    [Test]
    public async Task The_run_of_a_killed_node_is_taken_over_by_one_other_when_its_lease_ends()
    {
        await FirstStart();
        var due = Now;
        Assert.That(await Elect(due), Is.True);
        Clock.Advance(ScheduleStore.Lease - TimeSpan.FromMilliseconds(1));
        Assert.That(await Elect(due, "node-b"), Is.False);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(await Elect(due, "node-b"), Is.True);
        Assert.That(await Elect(due, "node-c"), Is.False);
        Assert.That(await schedules.Renew(Sweep, due, "node-a", CancellationToken.None), Is.False, "the killed one is told");
        Assert.That(await schedules.Renew(Sweep, due, "node-b", CancellationToken.None), Is.True);
    }

    [Test]
    public async Task A_run_that_is_renewed_stays_with_its_node_and_one_handed_back_does_not()
    {
        await FirstStart();
        var due = Now;
        Assert.That(await Elect(due), Is.True);
        Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.That(await schedules.Renew(Sweep, due, "node-a", CancellationToken.None), Is.True);
        Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.That(await Elect(due, "node-b"), Is.False);
        await schedules.HandBack(Sweep, due, "node-a", CancellationToken.None);
        Assert.That(await Elect(due, "node-b"), Is.True);
    }

    private Task<bool> Elect(DateTimeOffset due, string node = "node-a") => schedules.Elect(Sweep, due, node, CancellationToken.None);

    private Task FirstStart() => Elect(Now.AddDays(-1));
}
