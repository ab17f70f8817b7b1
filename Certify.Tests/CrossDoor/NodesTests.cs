using System.Diagnostics;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor;

/// <summary>Several processes behave as one.</summary>
[NonParallelizable]
public sealed class NodesTests
{
    private const string Undecided = "SELECT COUNT(*) FROM certifications WHERE state = 'AUTHEN'";
    private const string AskedTwice = "SELECT COUNT(*) FROM (SELECT attempt_id FROM vendor_calls GROUP BY attempt_id, api HAVING COUNT(*) > 1) AS twice";
    private const string ToldTwice = "SELECT COUNT(*) FROM (SELECT notice_id FROM sandbox_outbox GROUP BY notice_id HAVING COUNT(*) > 1) AS twice";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private Nodes nodes = null!;

    [SetUp]
    public async Task Create() => nodes = await Nodes.Create();

    [TearDown]
    public async Task Destroy() => await (nodes?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task Sessions_codes_and_budgets_of_one_node_count_at_the_other()
    {
        var one = await nodes.Start("serve");
        var two = await nodes.Start("serve", "--no-worker");
        const string Phone = "13712345678";
        const string Md5 = "e10adc3949ba59abbe56e057f20f883e";

        using var asked = await one.Http.GetAsync($"user/phone/getRegistVerify?phone={Phone}");
        var flow = Nodes.CookieOf(asked);
        var registered = await Nodes.Send(two, HttpMethod.Post, "user/register", flow, new { userName = "river", password = Md5, verification = await Nodes.Code(two, Phone) });
        Assert.That(registered.Body, Does.Contain("\"OK\""), "the code of the one, used at the other");

        using var login = await one.Http.PostAsync("user/phone/login", System.Net.Http.Json.JsonContent.Create(new { code = Phone, password = Md5 }));
        var session = Nodes.CookieOf(login);
        Assert.That((await Nodes.Send(two, HttpMethod.Get, "user/polling", session)).Body, Does.Contain("\"OK\""), "the session of the one, at the other");

        var statuses = new List<int>();
        foreach (var node in new[] { one, two, one, two, one, two })
        {
            statuses.Add((await Nodes.Send(node, HttpMethod.Post, "api/LoginPhone", null, new { code = Phone, password = new string('0', 32) })).Status);
        }

        Assert.That(statuses.Take(4), Has.None.EqualTo(429));
        Assert.That(statuses.Skip(4), Is.All.EqualTo(429), "four wrong passwords an address, over both nodes");
    }

    [Test]
    public async Task One_sweep_is_done_once_and_split_over_all()
    {
        const int Persons = 2000;
        await nodes.MakePersons(Persons);
        var one = await nodes.Start("serve");
        var two = await nodes.Start("serve");
        await nodes.Start("worker");
        var cookie = await Nodes.Administrator(one);

        var sweeps = new[] { one, two }.Select(node => Nodes.Send(node, HttpMethod.Post, "certify/admin/startCertify", cookie)).ToArray();
        var workers = await WorkersUntilDone();
        foreach (var sweep in sweeps)
        {
            Assert.That((await sweep).Body, Does.Contain("\"OK\""));
        }

        Assert.That(workers, Has.Count.EqualTo(3), "all three took part");
        Assert.That(await nodes.Count("SELECT COUNT(*) FROM sweeps"), Is.EqualTo(1));
        Assert.That(await nodes.Count("SELECT COUNT(*) FROM certifications WHERE state = 'PASS'"), Is.EqualTo(Persons));
        Assert.That(await nodes.Count("SELECT COUNT(*) FROM vendor_calls"), Is.EqualTo(Persons), "each asked once");
        await EveryNoticeIsSentOnce();
    }

    [Test]
    public async Task A_node_killed_in_the_middle_loses_nothing()
    {
        await nodes.MakePersons(400);
        var killed = await nodes.Start("worker");
        await nodes.Start("worker");
        await BeginSweep();
        await Eventually.Is(async () => await nodes.Count(Undecided) < 380, "the sweep is under way", Patience);

        await killed.Kill();

        await AllDecided();
        await EveryNoticeIsSentOnce();
    }

    [Test]
    public async Task A_node_told_to_stop_hands_its_work_back_in_time()
    {
        await nodes.MakePersons(300);
        var stopped = await nodes.Start("worker");
        await BeginSweep();
        await Eventually.Is(async () => await nodes.Count(Undecided) < 290, "the sweep is under way", Patience);

        var took = Stopwatch.StartNew();
        Assert.That(await stopped.Terminate(), Is.Zero);
        Assert.That(took.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
        Assert.That(await nodes.Count("SELECT COUNT(*) FROM queue WHERE lease IS NOT NULL"), Is.Zero, "no lease is left behind");

        await nodes.Start("worker");
        await AllDecided();
        Assert.That(await nodes.Count(AskedTwice), Is.Zero);
    }

    [Test]
    public async Task A_database_that_goes_away_in_the_middle_is_found_again()
    {
        await nodes.MakePersons(400);
        var node = await nodes.Start("serve");
        await nodes.Start("worker");
        await BeginSweep();
        await Eventually.Is(async () => await nodes.Count(Undecided) < 380, "the sweep is under way", Patience);

        await nodes.PostgreSql.Cut();
        Assert.That((await Nodes.Send(node, HttpMethod.Get, "health/ready", null)).Status, Is.EqualTo(503));
        nodes.PostgreSql.Restore();

        await AllDecided();
        await EveryNoticeIsSentOnce();
        await Eventually.Is(async () => (await Nodes.Send(node, HttpMethod.Get, "health/ready", null)).Status == 200, "it is ready again", Patience);
    }

    [Test]
    public async Task Sessions_answer_at_once_while_Redis_hangs_and_are_there_again_after_it()
    {
        var node = await nodes.Start("serve");
        var cookie = await Nodes.Administrator(node);
        Task<(int Status, string Body)> Ask() => Nodes.Send(node, HttpMethod.Get, "certify/admin/lists", cookie);
        Assert.That((await Ask()).Status, Is.EqualTo(200));

        nodes.Redis.Stall();
        var took = Stopwatch.StartNew();
        var hanging = await Ask();
        Assert.That((hanging.Status, took.Elapsed < TimeSpan.FromSeconds(3)), Is.EqualTo((503, true)), $"{hanging.Body} after {took.Elapsed}");
        nodes.Redis.Resume();
        await Eventually.Is(async () => (await Ask()).Status == 200, "the session is there again", TimeSpan.FromSeconds(5));

        await nodes.Redis.Cut();
        Assert.That((await Ask()).Status, Is.EqualTo(503));
        nodes.Redis.Restore();
        await Eventually.Is(async () => (await Ask()).Status == 200, "the session is there again", TimeSpan.FromSeconds(5));
    }

    private Task BeginSweep() => nodes.App.Get<Certify.ServiceInterface.Capabilities.Certifications.Sweeps>().Begin("test", alsoPutOff: true);

    private async Task<HashSet<string>> WorkersUntilDone()
    {
        var workers = new HashSet<string>();
        await Eventually.Is(async () =>
        {
            var at = await nodes.App.Get<Database>().Read(unit => unit.Many<string>("SELECT DISTINCT lease_node FROM queue WHERE lease IS NOT NULL AND lease_node IS NOT NULL"));
            workers.UnionWith(at);
            return await nodes.Count(Undecided) == 0;
        }, "everybody is decided", Patience);
        return workers;
    }

    private async Task AllDecided()
    {
        await Eventually.Is(async () => await nodes.Count(Undecided) == 0, "everybody is decided", Patience);
        // A call in flight when its node or the database went may be made again; no other.
        Assert.That(await nodes.Count(AskedTwice), Is.LessThanOrEqualTo(32));
        Assert.That(await nodes.Count("SELECT COUNT(*) FROM certifications WHERE state <> 'PASS'"), Is.Zero);
    }

    private async Task EveryNoticeIsSentOnce()
    {
        await Eventually.Is(async () => await nodes.Count("SELECT COUNT(*) FROM notices WHERE status <> 'sent'") == 0, "everybody is told", Patience);
        Assert.That(await nodes.Count(ToldTwice), Is.Zero);
    }
}
