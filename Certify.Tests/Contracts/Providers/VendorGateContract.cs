using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Guard;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Contracts.Providers;

/// <summary>What every gate does, whether it belongs to one process or to all nodes.</summary>
public abstract class VendorGateContract
{
    private static readonly GuardOptions Rules = new() { FailuresToOpen = 3, OpenSeconds = 10, TrialSeconds = 60, LongestWaitSeconds = 1 };

    private string api = "";

    protected abstract IVendorGate Gate { get; }

    /// <summary>The gate as another node has it.</summary>
    protected abstract IVendorGate Other { get; }

    [SetUp]
    public void TakeAnotherApi() => api = $"test:{Guid.NewGuid():N}";

    [Test]
    public async Task A_gate_that_nobody_used_is_fresh() => Assert.That(await Look(Gate), Is.EqualTo(GateState.Fresh));

    [Test]
    public async Task What_one_node_changed_the_other_finds_to_the_tick()
    {
        var changed = new GateState(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1), 2, 1, DateTimeOffset.MaxValue);
        await Gate.Change(api, _ => new GateStep<bool>(changed, true), CancellationToken.None);

        Assert.That(await Look(Other), Is.EqualTo(changed));
    }

    [Test]
    public async Task No_change_is_lost_when_all_come_at_once()
    {
        const int Each = 20;
        await Race.Run(4, async racer =>
        {
            for (var i = 0; i < Each; i++)
            {
                await (racer % 2 == 0 ? Gate : Other).Change(
                    api, state => new GateStep<bool>(state with { Failures = state.Failures + 1 }, true), CancellationToken.None);
            }

            return true;
        });

        Assert.That((await Look(Gate)).Failures, Is.EqualTo(4 * Each));
    }

    [Test]
    public async Task The_breaker_that_one_node_opened_stops_the_other()
    {
        var clock = new ManualClock();
        var (one, two) = (new VendorGuard(Gate, Rules, clock), new VendorGuard(Other, Rules, clock));
        for (var i = 0; i < 3; i++)
        {
            await one.Run(new VendorApi(api, 0), _ => Task.FromResult(VendorAnswer<Accepted>.Failed(VendorFault.Unavailable, "timeout")), CancellationToken.None);
        }

        var refused = await two.Run<Accepted>(
            new VendorApi(api, 0), _ => throw new InvalidOperationException("A call went through an open breaker."), CancellationToken.None);

        Assert.That(refused.Code, Is.EqualTo(VendorCodes.BreakerOpen));
    }

    [Test]
    public async Task The_pace_is_one_for_both_nodes()
    {
        var now = DateTimeOffset.UnixEpoch;
        var waits = new List<TimeSpan>();
        foreach (var gate in new[] { Gate, Other, Gate, Other })
        {
            waits.Add((await gate.Change(api, state => state.Enter(new VendorApi(api, 4), Rules, now), CancellationToken.None)).Wait);
        }

        Assert.That(waits.Select(wait => wait.TotalMilliseconds), Is.EqualTo(new[] { 0, 250, 500, 750 }));
    }

    private async Task<GateState> Look(IVendorGate gate) =>
        await gate.Change(api, state => new GateStep<GateState>(state, state), CancellationToken.None);
}
