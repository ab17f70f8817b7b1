using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.Tests.Host;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

/// <summary>Photos in a bucket that clients write to as well, and that may hang.</summary>
public sealed class BucketPhotoTests
{
    private static readonly byte[][] Pictures = [TestImages.Jpeg(seed: 1), TestImages.Jpeg(seed: 2), TestImages.Jpeg(seed: 3)];

    private LoopbackAliyun aliyun = null!;
    private LoopbackOss oss = null!;
    private CertifyApp app = null!;
    private Photos photos = null!;
    private Citizen citizen = null!;
    private string key = "";

    [SetUp]
    public async Task Start()
    {
        var clock = new ManualClock();
        aliyun = new LoopbackAliyun("key", "secret", clock);
        oss = new LoopbackOss("key", "secret", "cn-hangzhou", "photos", clock);
        app = await CertifyApp.Start(RealPartsTests.Settings(aliyun.Address, oss.Address));
        photos = app.Get<Photos>();
        citizen = await Citizen.Arrive(app);
        key = app.Get<PhotoKeys>().Of(citizen.Id, PhotoKind.Front);
        Put(Pictures[0]);
        Assert.That(await Content(), Is.EqualTo(Pictures[0]), "a client put it there");
    }

    [TearDown]
    public async Task Stop()
    {
        await app.DisposeAsync();
        await aliyun.DisposeAsync();
        await oss.DisposeAsync();
        oss.AssertNoObjections();
    }

    [Test]
    public async Task While_the_bucket_hangs_others_write_and_the_earlier_photo_stays()
    {
        using var patience = new CancellationTokenSource();
        oss.Next(Mood.Hanging);
        var storing = photos.Store(citizen.Id, PhotoKind.Front, Pictures[1], SubmissionPolicy.UserValidate, patience.Token);
        await Eventually.Is(() => Task.FromResult(oss.Calls.Any(call => call.Method == "PUT")), "the bucket is asked", TimeSpan.FromSeconds(30));

        // On SQLite one transaction at a time writes: if one were held over the call, this would wait for the bucket.
        await Citizen.Arrive(app);
        Assert.That(storing.IsCompleted, Is.False);
        await patience.CancelAsync();
        Assert.That(async () => await storing, Throws.Exception);
        Assert.That(await Content(), Is.EqualTo(Pictures[0]));
    }

    [Test]
    public async Task What_comes_through_the_service_and_what_comes_by_ticket_take_each_others_place()
    {
        var stored = (await photos.Store(citizen.Id, PhotoKind.Front, Pictures[1], SubmissionPolicy.UserValidate, CancellationToken.None)).Value;
        Assert.That(await Content(), Is.EqualTo(Pictures[1]));
        Assert.That(oss.Objects.Keys.Count(IsMine), Is.EqualTo(1), "the one before is erased");

        _ = (await photos.Ticket(citizen.Id, PhotoKind.Front, SubmissionPolicy.UserCertify)).Value;
        Assert.That(await Content(), Is.EqualTo(Pictures[1]), "a ticket is no photo yet");
        Put(Pictures[2]);
        Assert.That(await Content(), Is.EqualTo(Pictures[2]));
        Assert.That((await photos.InUse(citizen.Id)).Single().Id, Is.GreaterThan(stored.Id));
        Assert.That(oss.Objects.Keys.Count(IsMine), Is.EqualTo(1));

        _ = (await photos.Delete(citizen.Id, PhotoKind.Front, SubmissionPolicy.UserCertify, CancellationToken.None)).Value;
        Assert.That(await photos.InUse(citizen.Id), Is.Empty);
        Assert.That(oss.Objects.Keys.Where(IsMine), Is.Empty);
    }

    [Test]
    public async Task What_is_under_review_is_not_replaced_by_an_old_ticket()
    {
        _ = (await photos.Store(citizen.Id, PhotoKind.Front, Pictures[1], SubmissionPolicy.UserValidate, CancellationToken.None)).Value;
        _ = (await photos.Ticket(citizen.Id, PhotoKind.Front, SubmissionPolicy.UserCertify)).Value;
        _ = (await citizen.Submit("张三", SubmissionPolicy.UserCertify)).Value;
        Put(Pictures[2]);

        Assert.That(await Content(), Is.EqualTo(Pictures[1]));
    }

    private void Put(byte[] picture) => oss.Objects[key] = (picture, "image/jpeg");

    private bool IsMine(string name) => name.Contains($"user/{citizen.Id}/", StringComparison.Ordinal);

    private async Task<byte[]> Content() => (await photos.Read(citizen.Id, PhotoKind.Front, CancellationToken.None)).Value.Content;
}
