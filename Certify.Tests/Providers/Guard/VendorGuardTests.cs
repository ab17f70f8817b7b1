using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Guard;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Providers.Guard;

[TestFixture]
public sealed class VendorGuardTests
{
    private static readonly VendorApi Unpaced = new("vendor:api", PerSecond: 0);
    private static readonly GuardOptions Rules = new() { FailuresToOpen = 3, OpenSeconds = 10, LongestOpenSeconds = 35, TrialSeconds = 60, LongestWaitSeconds = 1 };

    private RecordedLog<VendorGuard> log = null!;
    private ManualClock clock = null!;
    private VendorGuard guard = null!;
    private int calls;

    [SetUp]
    public void Start()
    {
        clock = new ManualClock();
        log = new RecordedLog<VendorGuard>();
        guard = new VendorGuard(new ProcessVendorGate(), Rules, clock, log);
        calls = 0;
    }

    [TestCase(VendorFault.Unavailable)]
    [TestCase(VendorFault.Account)]
    public async Task Failures_in_a_row_open_the_breaker(VendorFault fault)
    {
        await Run(fault, fault, fault);

        var refused = await Run(default(VendorFault?));

        Assert.That((refused.Fault, refused.Code), Is.EqualTo(((VendorFault?)VendorFault.Unavailable, VendorCodes.BreakerOpen)));
        Assert.That(calls, Is.EqualTo(3));
    }

    [Test]
    public async Task The_operator_is_told_when_a_breaker_opens_and_of_each_refusal_that_only_he_can_end()
    {
        await Run(VendorFault.Unavailable, VendorFault.Unavailable);
        Assert.That(log.Lines, Is.Empty, "a vendor may fail now and then");

        await Run(VendorFault.Unavailable);
        Assert.That(log.Lines.Single(), Does.StartWith("Error: vendor:api fails again and again"));

        clock.Advance(TimeSpan.FromSeconds(10));
        await Run(VendorFault.Account);
        Assert.That(log.Lines.Skip(1).First(), Does.StartWith("Error: vendor:api refuses our account"));
        Assert.That(log.Lines.Skip(2).Single(), Does.Contain("again and again"), "the trial failed");
    }

    [TestCase(null)]
    [TestCase(VendorFault.Request)]
    public async Task An_answer_between_them_begins_the_count_anew(VendorFault? answered)
    {
        await Run(VendorFault.Unavailable, VendorFault.Unavailable, answered, VendorFault.Unavailable, VendorFault.Unavailable);

        Assert.That((await Run(default(VendorFault?))).Fault, Is.Null);
    }

    [Test]
    public async Task Throttling_neither_counts_nor_begins_anew()
    {
        await Run(VendorFault.Unavailable, VendorFault.Throttled, VendorFault.Throttled, VendorFault.Throttled, VendorFault.Unavailable);
        Assert.That((await Run(VendorFault.Unavailable)).Code, Is.Empty, "the third failure is let through");

        Assert.That((await Run(default(VendorFault?))).Code, Is.EqualTo(VendorCodes.BreakerOpen));
    }

    [Test]
    public async Task After_a_while_one_trial_closes_it()
    {
        await Open();
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That((await Run(default(VendorFault?))).Fault, Is.Null);
        Assert.That((await Run(VendorFault.Unavailable, VendorFault.Unavailable, null)).Fault, Is.Null, "the count has begun anew");
    }

    [Test]
    public async Task A_trial_that_fails_doubles_the_while_up_to_a_bound()
    {
        await Open();
        foreach (var seconds in new[] { 10, 20, 35, 35 })
        {
            clock.Advance(TimeSpan.FromSeconds(seconds - 1));
            Assert.That((await Run(default(VendorFault?))).Code, Is.EqualTo(VendorCodes.BreakerOpen));
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.That((await Run(VendorFault.Unavailable)).Code, Is.Empty, $"a trial after {seconds} s");
        }
    }

    [Test]
    public async Task While_a_trial_runs_the_others_wait_outside()
    {
        await Open();
        clock.Advance(TimeSpan.FromSeconds(10));
        var trial = new TaskCompletionSource<VendorAnswer<Accepted>>();

        var running = guard.Run(Unpaced, _ => trial.Task, default);
        Assert.That((await Run(default(VendorFault?))).Code, Is.EqualTo(VendorCodes.BreakerOpen));

        trial.SetResult(Answer(null));
        await running;
        Assert.That((await Run(default(VendorFault?))).Fault, Is.Null);
    }

    [Test]
    public async Task A_trial_that_nobody_hears_of_again_is_given_to_the_next()
    {
        await Open();
        clock.Advance(TimeSpan.FromSeconds(10));
        _ = guard.Run(Unpaced, _ => new TaskCompletionSource<VendorAnswer<Accepted>>().Task, default);

        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.That((await Run(default(VendorFault?))).Fault, Is.Null);
    }

    [Test]
    public async Task A_call_from_before_the_opening_says_nothing_about_now()
    {
        var early = new TaskCompletionSource<VendorAnswer<Accepted>>();
        var running = guard.Run(Unpaced, _ => early.Task, default);
        await Open();

        early.SetResult(Answer(null));
        await running;

        Assert.That((await Run(default(VendorFault?))).Code, Is.EqualTo(VendorCodes.BreakerOpen));
    }

    [Test]
    public async Task One_API_does_not_answer_for_another()
    {
        await Open();

        Assert.That((await guard.Run(new VendorApi("vendor:other", 0), _ => Task.FromResult(Answer(null)), default)).Fault, Is.Null);
    }

    [Test]
    public async Task Calls_keep_their_distance()
    {
        var api = new VendorApi("vendor:api", PerSecond: 2);

        var first = guard.Run(api, Counted, default);
        var second = guard.Run(api, Counted, default);
        Assert.That((first.IsCompleted, second.IsCompleted, calls), Is.EqualTo((true, false, 1)));

        clock.Advance(TimeSpan.FromSeconds(0.5));
        await second;
        Assert.That(calls, Is.EqualTo(2));
    }

    [Test]
    public async Task Who_would_have_to_wait_too_long_is_throttled_and_takes_no_place()
    {
        var api = new VendorApi("vendor:api", PerSecond: 2);
        Task<VendorAnswer<Accepted>>[] places = [.. Enumerable.Range(0, 3).Select(_ => guard.Run(api, Counted, default))];

        foreach (var _ in Enumerable.Range(0, 10))
        {
            var refused = await guard.Run(api, Counted, default);
            Assert.That((refused.Fault, refused.Code), Is.EqualTo(((VendorFault?)VendorFault.Throttled, VendorCodes.Paced)));
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(places);
        Assert.That(calls, Is.EqualTo(3));
        _ = guard.Run(api, Counted, default);
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.That(calls, Is.EqualTo(4));
    }

    [Test]
    public async Task Many_at_once_get_a_place_each()
    {
        var gate = new ProcessVendorGate();
        var api = new VendorApi("vendor:api", PerSecond: 1000);
        var waits = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(async () =>
            (await gate.Change(api.Name, state => state.Enter(api, Rules, clock.GetUtcNow()), default)).Wait)));

        Assert.That(waits, Is.Unique);
        Assert.That(waits.Max(), Is.EqualTo(TimeSpan.FromMilliseconds(999)));
    }

    [Test]
    public void Rules_without_sense_are_named()
    {
        Assert.That(new GuardOptions().Problems(), Is.Empty);
        Assert.That(new GuardOptions { FailuresToOpen = 0, OpenSeconds = 0 }.Problems(), Has.Exactly(2).Items);
    }

    private static VendorAnswer<Accepted> Answer(VendorFault? fault) =>
        fault is { } failed ? VendorAnswer<Accepted>.Failed(failed, "") : VendorAnswer<Accepted>.Of(new Accepted("1"), "", "");

    private Task Open() => Run(VendorFault.Unavailable, VendorFault.Unavailable, VendorFault.Unavailable);

    private Task<VendorAnswer<Accepted>> Counted(CancellationToken stop)
    {
        calls++;
        return Task.FromResult(Answer(null));
    }

    private async Task<VendorAnswer<Accepted>> Run(params VendorFault?[] faults)
    {
        VendorAnswer<Accepted>? last = null;
        foreach (var fault in faults)
        {
            last = await guard.Run(
                Unpaced,
                _ =>
                {
                    calls++;
                    return Task.FromResult(Answer(fault));
                },
                default);
        }

        return last!;
    }
}
