using System.Text.Json;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Capabilities;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor;

/// <summary>
/// A real service, killed with SIGKILL again and again while it reviews and tells: in the end every certification is decided once
/// and everybody was told once on each channel.
/// </summary>
[Category("slow")]
public sealed class KillTests
{
    private const int Kills = 20;

    /// <summary>Rows that the review of one person leaves: three paid calls, begun and answered; a message, two notices, two in the outbox.</summary>
    private const int StepsOfOne = 11;

    private static readonly string[] Names = ["张三", "李不符", "王不匹配"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // What waited when the killed service held it comes back after its lease: a short one keeps this test short.
    private static readonly Dictionary<string, string> Settings = new() { ["Certify:Worker:LeaseSeconds"] = "2", ["Logging:LogLevel:Default"] = "Error" };

    [Test]
    public async Task A_service_killed_at_any_point_of_a_sweep_decides_and_tells_everything_once()
    {
        var choose = Seeded.Fresh();
        await using var service = await ServiceProcess.Start(Settings);
        await using var beside = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:DataDirectory"] = service.DataFolder });
        var citizens = new List<(Citizen Citizen, string Name)>();
        for (var kill = 0; kill < Kills; kill++)
        {
            foreach (var name in Names)
            {
                citizens.Add((await Submitted(beside, name), name));
            }

            await beside.Get<Sweeps>().Begin("test", alsoPutOff: true);
            var target = await Steps(beside) + choose.Below(Names.Length * StepsOfOne);
            await Eventually.Is(async () => await Steps(beside) >= target || await IsDone(beside), "the sweep goes on", Patience);
            await service.Restart();
        }

        await Eventually.Is(() => IsDone(beside), "everything is decided and sent", Patience);
        foreach (var (citizen, name) in citizens)
        {
            await WasDecidedOnce(beside, service, citizen, name);
        }

        Assert.That(await AnsweredTwice(beside), Is.Zero, "a call that was answered is not paid again");
    }

    private static async Task<Citizen> Submitted(CertifyApp beside, string name)
    {
        var citizen = await Citizen.Arrive(beside);
        _ = (await citizen.SubmitWithPhotos(name, SubmissionPolicy.UserCertify)).Value;
        return citizen;
    }

    private static async Task WasDecidedOnce(CertifyApp beside, ServiceProcess service, Citizen citizen, string name)
    {
        var expected = name == Names[0] ? CertificationState.PASS : CertificationState.NOTPASS;
        Assert.That((await citizen.Person()).State, Is.EqualTo(expected));
        Assert.That(await citizen.Messages(), Has.Count.EqualTo(1));
        Assert.That(await Decisions(beside, citizen), Is.EqualTo(1));
        foreach (var address in new[] { citizen.Phone, citizen.Email })
        {
            var sent = JsonSerializer.Deserialize<JsonElement[]>(await service.Http.GetStringAsync(new Uri($"/dev/outbox?to={address}", UriKind.Relative)));
            Assert.That(sent, Has.Length.EqualTo(1), address);
        }
    }

    private static Task<long> Steps(CertifyApp beside) => Count(
        beside,
        """
        SELECT (SELECT COUNT(*) FROM vendor_calls) + (SELECT COUNT(*) FROM vendor_calls WHERE finished_at IS NOT NULL)
             + (SELECT COUNT(*) FROM user_messages) + (SELECT COUNT(*) FROM notices) + (SELECT COUNT(*) FROM sandbox_outbox)
        """);

    private static async Task<bool> IsDone(CertifyApp beside) => await Count(
        beside,
        """
        SELECT (SELECT COUNT(*) FROM attempts WHERE status IN ('Waiting', 'Queued', 'PutOff'))
             + (SELECT COUNT(*) FROM notices WHERE status IN ('pending', 'sending')) + (SELECT COUNT(*) FROM queue)
        """) == 0;

    private static Task<long> Decisions(CertifyApp beside, Citizen citizen) =>
        Count(beside, $"SELECT COUNT(*) FROM attempts WHERE user_id = {citizen.Id} AND decided_at IS NOT NULL");

    private static Task<long> AnsweredTwice(CertifyApp beside) => Count(
        beside,
        "SELECT COUNT(*) FROM (SELECT 1 FROM vendor_calls WHERE answer IS NOT NULL GROUP BY attempt_id, api HAVING COUNT(*) > 1) AS twice");

    private static Task<long> Count(CertifyApp beside, string sql) => beside.Get<Database>().Read(unit => unit.Scalar<long>(sql));
}
