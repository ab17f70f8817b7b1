using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

public sealed class SweepTests
{
    private CertifyApp app = null!;
    private Sweeps sweeps = null!;

    [SetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        sweeps = app.Get<Sweeps>();
    }

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task A_vendor_that_is_away_is_asked_again_after_longer_and_longer_pauses_and_is_never_the_users_failure()
    {
        var citizen = await Submitted("张超时");
        await app.Sweep();

        var putOffs = 1;
        foreach (var minutes in new[] { 1, 5, 15, 60, 180, 180 })
        {
            app.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            await app.Deliver();
            Assert.That((await citizen.Attempt()).PutOffs, Is.EqualTo(putOffs), $"before {minutes} min");
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await app.Deliver();
            Assert.That((await citizen.Attempt()).PutOffs, Is.EqualTo(++putOffs), $"after {minutes} min");
        }

        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.AUTHEN));
        Assert.That(await citizen.Messages(), Is.Empty);
    }

    [Test]
    public async Task An_administrators_sweep_does_not_wait_for_the_pause_and_a_scheduled_one_does()
    {
        var citizen = await Submitted("张超时");
        await app.Sweep();
        await sweeps.Begin("schedule", alsoPutOff: false);
        await app.Deliver();
        Assert.That((await citizen.Attempt()).PutOffs, Is.EqualTo(1));

        await app.Sweep();
        Assert.That((await citizen.Attempt()).PutOffs, Is.EqualTo(2));
    }

    [Test]
    public async Task An_administrator_waits_until_what_waited_is_decided_in_review_or_put_off()
    {
        Citizen[] citizens = [await Submitted("张三"), await Submitted("张查无"), await Submitted("张超时"), await Submitted("张不匹配")];
        await app.Get<IQueueStore>().Beat("worker", CancellationToken.None);
        var run = sweeps.Run("admin:1", progress: null, CancellationToken.None);
        var later = sweeps.Run("admin:2", progress: null, CancellationToken.None);
        Assert.That(await Task.WhenAny(run, Task.Delay(300)), Is.Not.SameAs(run), "nothing is decided yet");
        await app.Deliver();

        Assert.That((await run).Fault, Is.Null);
        Assert.That((await later).Fault, Is.Null, "who joins waits for the same");
        var statuses = new List<AttemptStatus>();
        foreach (var citizen in citizens)
        {
            statuses.Add((await citizen.Attempt()).Status);
        }

        Assert.That(statuses, Is.EqualTo(new[] { AttemptStatus.Passed, AttemptStatus.InReview, AttemptStatus.PutOff, AttemptStatus.Failed }));
    }

    [Test]
    public async Task Where_no_worker_is_alive_an_administrator_is_told_at_once()
    {
        Assert.That((await sweeps.Run("admin:1", null, CancellationToken.None)).Fault, Is.EqualTo(Fault.WorkerAbsent));
        await app.Get<IQueueStore>().Beat("worker", CancellationToken.None);
        Assert.That((await sweeps.Run("admin:1", null, CancellationToken.None)).Fault, Is.Null, "there is nothing to do");
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That((await sweeps.Run("admin:1", null, CancellationToken.None)).Fault, Is.EqualTo(Fault.WorkerAbsent));
    }

    [Test]
    public async Task One_who_submits_during_a_sweep_waits_for_the_next()
    {
        var early = await Submitted("张三");
        await sweeps.Begin("schedule", alsoPutOff: false);
        var late = await Submitted("李四");
        await app.Deliver();

        Assert.That((await early.Person()).State, Is.EqualTo(CertificationState.PASS));
        Assert.That((await late.Person()).State, Is.EqualTo(CertificationState.AUTHEN));
    }

    [Test]
    public async Task Who_submits_again_while_his_attempt_is_reviewed_gets_the_later_decision_only()
    {
        var citizen = await Submitted("张不匹配");
        var first = await citizen.Attempt();
        await sweeps.Begin("schedule", alsoPutOff: false);
        _ = (await citizen.Submit("张三", SubmissionPolicy.ApiV1)).Value;
        await app.Deliver();
        Assert.That(await citizen.Messages(), Is.Empty);
        await app.Sweep();

        var replaced = await app.Get<Database>().Read(unit => app.Get<AttemptStore>().Find(unit, first.Id));
        Assert.That(replaced!.Status, Is.EqualTo(AttemptStatus.Replaced));
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.PASS));
        Assert.That(await citizen.Messages(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_attempt_of_the_running_sweep_without_a_message_gets_one_by_whoever_joins()
    {
        var citizen = await Submitted("张三");
        var first = await sweeps.Begin("schedule", alsoPutOff: false);
        await app.Get<Database>().Write(unit => unit.Execute("DELETE FROM queue WHERE kind = 'ReviewAttempt'"));

        var second = await sweeps.Begin("schedule", alsoPutOff: false);
        await app.Deliver();

        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.PASS));
        Assert.That(second.Sweep, Is.Not.EqualTo(first.Sweep), "nothing of the first was under way any more");
    }

    [Test]
    public async Task Two_workers_on_one_attempt_decide_it_once()
    {
        var citizen = await Submitted("张三");
        await sweeps.Begin("schedule", alsoPutOff: false);
        var attempt = await citizen.Attempt();
        var delivery = (await app.Get<IQueueStore>().Claim("one", 10, TimeSpan.FromSeconds(30), CancellationToken.None)).Single();
        var stale = delivery with { Lease = "another" };

        var results = await Race.Run(6, i => Review(attempt.Id, i == 0 ? delivery : stale));

        Assert.That(results, Has.Exactly(1).EqualTo("decided"));
        Assert.That(await citizen.Messages(), Has.Count.EqualTo(1));
        Assert.That(await citizen.Told(citizen.Phone), Has.Count.EqualTo(1));
    }

    private async Task<string> Review(long attempt, Delivery delivery)
    {
        try
        {
            return await app.Get<Reviews>().Review(attempt, delivery, CancellationToken.None) is Disposition.Removed ? "decided" : "not";
        }
        catch (LeaseLostException)
        {
            return "lost";
        }
    }

    private async Task<Citizen> Submitted(string name)
    {
        var citizen = await Citizen.Arrive(app);
        _ = (await citizen.Submit(name, SubmissionPolicy.ApiV1)).Value;
        return citizen;
    }
}
