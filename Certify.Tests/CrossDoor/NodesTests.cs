using System.Diagnostics;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.CrossDoor.Faults;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor;

/// <summary>Several processes behave as one.</summary>
public sealed class NodesTests
{
    private const int Few = 120;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    private Nodes nodes = null!;

    [SetUp]
    public async Task Create() => nodes = await Nodes.Create();

    [TearDown]
    public async Task Destroy() => await (nodes?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task Sessions_codes_and_budgets_of_one_node_count_at_the_other()
    {
        nodes.Settings["Certify:Logins:PerAddress"] = "4";
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
        Assert.That(await nodes.Count("SELECT COUNT(*) FROM vendor_calls"), Is.EqualTo(Persons), "each asked once");
        await Aftermath.AllIsWell(nodes);
    }

    [Test]
    public async Task A_node_killed_in_the_middle_loses_nothing()
    {
        await nodes.MakePersons(Few);
        nodes.Settings["Certify:Worker:LeaseSeconds"] = "3";
        var killed = await nodes.Start("worker");
        var other = await nodes.Start("serve");
        await using var arrivals = Arrivals.At(other);
        await arrivals.More(2);
        await SweepIsUnderWay();

        await killed.Kill();

        await arrivals.More(5);
        await arrivals.NobodyIsLost(other);
        await Aftermath.AllIsWell(nodes);
        await Aftermath.NothingIsPaidTwice(nodes);
    }

    [Test]
    public async Task A_node_told_to_stop_hands_its_work_over_at_once()
    {
        await nodes.MakePersons(Few);
        // Nobody may have to wait for the end of a lease.
        nodes.Settings["Certify:Worker:LeaseSeconds"] = "3600";
        var stopped = await nodes.Start("serve");
        var other = await nodes.Start("serve");
        await using var arrivals = Arrivals.At(stopped);
        await arrivals.More(2);
        await SweepIsUnderWay();

        var took = Stopwatch.StartNew();
        Assert.That(await stopped.Terminate(), Is.Zero);

        Assert.That(took.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
        Assert.That(await nodes.Count($"SELECT COUNT(*) FROM queue WHERE lease IS NOT NULL AND lease_node LIKE '%-{stopped.Id}-%'"), Is.Zero, "no lease is left behind");
        await arrivals.NobodyIsLost(other);
        await Aftermath.AllIsWell(nodes);
        Assert.That(await nodes.Count("SELECT COUNT(*) FROM vendor_calls"), Is.EqualTo(Few), "each asked once");
    }

    [Test]
    public async Task A_database_that_cannot_be_reached_for_a_while_is_found_again()
    {
        await nodes.MakePersons(Few);
        nodes.Settings["Certify:Worker:LeaseSeconds"] = "3";
        var node = await nodes.Start("serve");
        await SweepIsUnderWay();

        await nodes.PostgreSql.Cut();
        Assert.That((await Nodes.Send(node, HttpMethod.Get, "health/ready", null)).Status, Is.EqualTo(503));
        nodes.PostgreSql.Restore();

        await Aftermath.AllIsWell(nodes);
        await Aftermath.NothingIsPaidTwice(nodes);
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

    private async Task SweepIsUnderWay()
    {
        await nodes.BeginSweep();
        await Eventually.Is(async () => await nodes.Count(Aftermath.Undecided) < Few - 10, "the sweep is under way", Patience);
    }

    private async Task<HashSet<string>> WorkersUntilDone()
    {
        var workers = new HashSet<string>();
        await Eventually.Is(async () =>
        {
            var at = await nodes.App.Get<Database>().Read(unit => unit.Many<string>("SELECT DISTINCT lease_node FROM queue WHERE lease IS NOT NULL AND lease_node IS NOT NULL"));
            workers.UnionWith(at);
            return await nodes.Count(Aftermath.Undecided) == 0;
        }, "everybody is decided", Patience);
        return workers;
    }
}
