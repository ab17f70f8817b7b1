using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Capabilities;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor.Faults;

/// <summary>Clocks of two nodes jump over the time at which a sweep is due, forward and back, while they work and people submit.</summary>
public sealed class ClockFaultTests
{
    private const int Persons = 40, Late = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120), Leap = TimeSpan.FromHours(5.5), Breath = TimeSpan.FromSeconds(1);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("certify-clock-");
    private readonly List<CertifyApp> nodes = [];
    private string connection = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        connection = await PostgreSqlServer.CreateDatabase();
        for (var node = 0; node < 2; node++)
        {
            nodes.Add(await CertifyApp.Start(new Dictionary<string, string>
            {
                ["Certify:Database"] = connection,
                ["Certify:Redis"] = $"{TestServers.Redis},defaultDatabase=0",
                ["Certify:DataDirectory"] = folder.FullName,
                ["Certify:Schedule:Sweep"] = "0 * * * *",
                // Time is moved in leaps: a lease must not end because this machine is slow.
                ["Certify:Worker:LeaseSeconds"] = "360000",
            }, works: true));
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        if (connection.Length > 0)
        {
            await PostgreSqlServer.DropDatabase(connection);
        }

        folder.Delete(recursive: true);
    }

    [Test]
    public async Task A_clock_that_leaps_over_a_due_time_sweeps_once_and_one_set_back_does_not_sweep_again()
    {
        await Eventually.Is(async () => await Count("SELECT COUNT(DISTINCT schedule) FROM schedule_runs") == 2, "the schedules are known", Patience);
        await Submit(Persons);

        var load = Submit(Late);
        nodes[0].Clock.Set(Leap);
        nodes[1].Clock.Set(Leap);
        await Decided(Persons);
        await load;
        Assert.That(await Sweeps(), Is.EqualTo(1), "of five due times missed the latest is made up, by one of two");

        nodes[0].Clock.Set(-Leap);
        nodes[0].Clock.Advance(Breath);
        await Submit(Late);
        nodes[0].Clock.Set(Leap);
        nodes[0].Clock.Set(TimeSpan.FromHours(1));
        nodes[1].Clock.Set(TimeSpan.FromHours(1));
        await Decided(Persons + Late + Late);

        Assert.That(await Sweeps(), Is.EqualTo(2), "the due time that came twice ran once");
        Assert.That(await Count("SELECT COUNT(*) FROM attempts WHERE decided_at IS NOT NULL"), Is.EqualTo(Persons + Late + Late), "decided once");
        Assert.That(await Count("SELECT COUNT(*) FROM vendor_calls"), Is.EqualTo(Persons + Late + Late), "asked once");
        Assert.That(await Count("SELECT COUNT(*) FROM (SELECT user_id FROM user_messages GROUP BY user_id HAVING COUNT(*) > 1) AS twice"), Is.Zero, "told once");
    }

    private async Task Submit(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _ = (await (await Citizen.Arrive(nodes[0])).Submit("张三", SubmissionPolicy.ApiV1)).Value;
        }
    }

    /// <summary>Both nodes' time passes until so many are decided and everybody is told.</summary>
    private Task Decided(int count) => Eventually.Is(async () =>
    {
        nodes.ForEach(node => node.Clock.Advance(Breath));
        return await Count("SELECT COUNT(*) FROM certifications WHERE state = 'PASS'") >= count
            && await Count("SELECT COUNT(*) FROM notices WHERE status <> 'sent'") == 0;
    }, $"{count} are decided", Patience);

    private Task<long> Sweeps() => Count("SELECT COUNT(*) FROM sweeps");

    private Task<long> Count(string sql) => nodes[0].Get<Database>().Read(unit => unit.Scalar<long>(sql));
}
