using System.Net;
using Certify.ServiceInterface.Domain;
using Certify.Tests.Capabilities;
using Certify.Tests.Protocols.UserCertify;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor.Faults;

/// <summary>The disk of the photos is full: photos are refused for now, and nobody loses one or fails by it.</summary>
public sealed class DiskFaultTests
{
    private const int Uploaders = 8, Waiting = 6;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("certify-disk-");
    private SmallDisk disk = null!;
    private CertifyApp app = null!;

    [SetUp]
    public async Task Start()
    {
        disk = await SmallDisk.Make(kilobytes: 512);
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "photos"), disk.Folder);
        app = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:DataDirectory"] = folder.FullName });
    }

    [TearDown]
    public async Task Stop()
    {
        await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (disk?.DisposeAsync() ?? ValueTask.CompletedTask);
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Photos_are_refused_while_the_disk_is_full_and_everything_goes_on_when_it_is_not()
    {
        var waiting = await Waiters();
        var clients = await Arrived();
        Assert.That(await Uploads(clients, seed: 1), Is.All.EqualTo(HttpStatusCode.NoContent));

        disk.Fill();
        var refused = Uploads(clients, seed: 2);
        await app.Sweep();
        Assert.That(await refused, Is.All.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await AtOtherDoors(clients[0]), Is.All.EqualTo(200), "who needs no photo does not notice");
        Assert.That(await States(waiting), Is.All.EqualTo(CertificationState.AUTHEN), "put off, nobody's failure");
        Assert.That(Directory.GetFiles(disk.Folder, "*.part", SearchOption.AllDirectories), Is.Empty, "no halves");

        disk.Free();
        await app.Sweep();
        Assert.That(await States(waiting), Is.All.EqualTo(CertificationState.PASS));
        Assert.That(await Task.WhenAll(waiting.Select(async citizen => (await citizen.Messages()).Count)), Is.All.EqualTo(1), "told once");
        Assert.That(await Uploads(clients, seed: 3), Is.All.EqualTo(HttpStatusCode.NoContent));
    }

    /// <summary>People whose photos are there and are not yet frozen.</summary>
    private async Task<Citizen[]> Waiters()
    {
        var citizens = new List<Citizen>();
        for (var i = 0; i < Waiting; i++)
        {
            var citizen = await Citizen.Arrive(app);
            _ = (await citizen.SubmitWithPhotos("张三", SubmissionPolicy.UserCertify)).Value;
            citizens.Add(citizen);
        }

        return [.. citizens];
    }

    /// <summary>One after the other: two who look for their codes at once would deliver each other's.</summary>
    private async Task<CertifyClient[]> Arrived()
    {
        var clients = new List<CertifyClient>();
        for (var i = 0; i < Uploaders; i++)
        {
            clients.Add(new CertifyClient(app));
            await clients[^1].Arrive();
        }

        return [.. clients];
    }

    private static async Task<HttpStatusCode[]> Uploads(CertifyClient[] clients, int seed) =>
        await Task.WhenAll(clients.Select(async client =>
        {
            using var answer = await client.Upload("identity1", TestImages.Jpeg(64, 48, seed));
            return answer.StatusCode;
        }));

    private static async Task<int[]> AtOtherDoors(CertifyClient client) =>
        [(await client.Get("/user/polling")).Status, (await client.Get("/certify/getPersonalCertify")).Status];

    private static async Task<CertificationState[]> States(Citizen[] citizens) =>
        await Task.WhenAll(citizens.Select(async citizen => (await citizen.Person()).State));
}
