using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor.Faults;

/// <summary>
/// PostgreSQL and Redis go away under one running service: while it reviews, while people register, and without anybody restarting it
/// afterwards.
/// </summary>
public sealed class ServerFaultTests
{
    private const int Persons = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), PauseOfRedis = TimeSpan.FromSeconds(10);

    private PrivatePostgreSql postgreSql = null!;
    private PrivateRedis redis = null!;
    private LoopbackAliyun vendor = null!;
    private Nodes nodes = null!;
    private ServiceProcess node = null!;

    [OneTimeSetUp]
    public async Task StartServers()
    {
        (postgreSql, redis) = (await PrivatePostgreSql.Start(), await PrivateRedis.Start());
        nodes = await Nodes.Create(postgreSql, redis);
        vendor = new LoopbackAliyun("key", "secret", TimeProvider.System);
        nodes.Settings["Certify:Providers:Identity"] = "Aliyun";
        nodes.Settings["Certify:Aliyun:AccessKeyId"] = "key";
        nodes.Settings["Certify:Aliyun:AccessKeySecret"] = "secret";
        nodes.Settings["Certify:Aliyun:Endpoints:Cloudauth:0"] = vendor.Address.AbsoluteUri;
        // Slow enough for a sweep to have a middle.
        nodes.Settings["Certify:Aliyun:Qps:Id2MetaVerify"] = "40";
        nodes.Settings["Certify:Worker:LeaseSeconds"] = "6";
        node = await nodes.Start("serve");
    }

    [OneTimeTearDown]
    public async Task StopServers()
    {
        await (nodes?.DisposeAsync() ?? ValueTask.CompletedTask);
        if (vendor is not null)
        {
            await vendor.DisposeAsync();
        }

        await (redis?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (postgreSql?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [TestCase(StopMode.Fast)]
    [TestCase(StopMode.Immediate)]
    public async Task PostgreSQL_restarted_amid_a_sweep_and_registrations_loses_nothing(StopMode mode)
    {
        await using var arrivals = await InTheMiddle();

        await postgreSql.Restart(mode);

        await GoesOn(arrivals);
    }

    [Test]
    public async Task A_Redis_that_was_killed_and_comes_back_empty_costs_sessions_and_nothing_else()
    {
        var cookie = await Nodes.Administrator(node);
        await using var arrivals = await InTheMiddle();

        await redis.Kill();
        Assert.That((await Nodes.Send(node, HttpMethod.Get, "certify/admin/lists", cookie)).Status, Is.EqualTo(503), "no session, and no lie about it");
        await redis.StartAgain();

        await GoesOn(arrivals);
        Assert.That((await Nodes.Send(node, HttpMethod.Get, "certify/admin/lists", cookie)).Body, Does.Contain("NO_SESSION"));
        Assert.That((await Nodes.Send(node, HttpMethod.Get, "certify/admin/lists", await Nodes.Administrator(node))).Body, Does.Contain("\"OK\""));
    }

    [Test]
    public async Task A_Redis_that_stands_still_for_10_s_holds_up_answers_and_corrupts_nothing()
    {
        var cookie = await Nodes.Administrator(node);
        await using var arrivals = await InTheMiddle();

        redis.Pause();
        using (var pause = new PeriodicTimer(PauseOfRedis))
        {
            Assert.That((await Nodes.Send(node, HttpMethod.Get, "certify/admin/lists", cookie)).Status, Is.EqualTo(503));
            await pause.WaitForNextTickAsync();
        }

        redis.GoOn();

        await Eventually.Is(
            async () => (await Nodes.Send(node, HttpMethod.Get, "certify/admin/lists", cookie)).Status == 200, "the session is there again", Patience);
        await GoesOn(arrivals);
    }

    /// <summary>People register, and of those who wait for the sweep some are decided and some are not.</summary>
    private async Task<Arrivals> InTheMiddle()
    {
        await nodes.MakePersons(Persons);
        var arrivals = Arrivals.At(node);
        await arrivals.More(2);
        await nodes.BeginSweep();
        await Eventually.Is(async () => await nodes.Count(Aftermath.Undecided) < Persons - 10, "the sweep is under way", Patience);
        Assert.That(await nodes.Count(Aftermath.Undecided), Is.Positive, "and not yet over");
        return arrivals;
    }

    /// <summary>By itself: people register again, and what was begun is brought to its end.</summary>
    private async Task GoesOn(Arrivals arrivals)
    {
        await arrivals.More(5);
        await arrivals.NobodyIsLost(node);
        await Aftermath.AllIsWell(nodes);
        await Aftermath.NothingIsPaidTwice(nodes, vendor);
        await Eventually.Is(async () => (await Nodes.Send(node, HttpMethod.Get, "health/ready", null)).Status == 200, "it is ready", Patience);
    }
}
