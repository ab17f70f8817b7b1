using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Objects;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

public sealed class PhotoTests
{
    private CertifyApp app = null!;
    private Photos photos = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        photos = app.Get<Photos>();
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task While_under_review_a_photo_stays_and_a_missing_one_can_be_added()
    {
        var citizen = await Citizen.Arrive(app);
        await citizen.Upload(PhotoKind.Front);
        _ = (await citizen.Submit("张三", SubmissionPolicy.UserCertify)).Value;

        Assert.That((await Store(citizen, PhotoKind.Front)).Fault, Is.EqualTo(Fault.UnderReview));
        Assert.That((await Delete(citizen, PhotoKind.Front)).Fault, Is.EqualTo(Fault.UnderReview));
        Assert.That((await photos.Ticket(citizen.Id, PhotoKind.Front, SubmissionPolicy.UserCertify)).Fault, Is.EqualTo(Fault.UnderReview));
        var ticket = (await photos.Ticket(citizen.Id, PhotoKind.Back, SubmissionPolicy.UserCertify)).Value;
        Assert.That(ticket.Fields["x-oss-forbid-overwrite"], Is.EqualTo("true"));
        Assert.That((await Store(citizen, PhotoKind.Back)).Fault, Is.Null);
        Assert.That((await citizen.Person()).EvidenceComplete, Is.True);
        Assert.That((await Store(citizen, PhotoKind.Licence)).Fault, Is.Null, "it follows the company's state");
        Assert.That((await Store(citizen, PhotoKind.Avatar)).Fault, Is.Null, "it follows none");
    }

    [Test]
    public async Task A_review_by_elements_holds_no_photo()
    {
        var citizen = await Citizen.Arrive(app);
        await citizen.Upload(PhotoKind.Front);
        _ = (await citizen.Submit("张三", SubmissionPolicy.ApiV1)).Value;

        var ticket = (await photos.Ticket(citizen.Id, PhotoKind.Front, SubmissionPolicy.UserCertify)).Value;
        Assert.That(ticket.Fields.Keys, Has.No.Member("x-oss-forbid-overwrite"), "a ticket for a photo that is there must be good for another");
    }

    [Test]
    public async Task While_certified_the_photos_stay_and_afterwards_they_are_free()
    {
        var citizen = await (await Citizen.Arrive(app)).Certified("张将至");
        Assert.That((await Store(citizen, PhotoKind.Front)).Fault, Is.EqualTo(Fault.AlreadyCertified));
        Assert.That((await Delete(citizen, PhotoKind.Back)).Fault, Is.EqualTo(Fault.AlreadyCertified));

        await app.Get<Expiry>().Run(CancellationToken.None);
        Assert.That((await Store(citizen, PhotoKind.Front)).Fault, Is.Null, "a renewal may bring a new one");
        Assert.That(
            (await photos.Store(citizen.Id, PhotoKind.Front, TestImages.Jpeg(64, 48), SubmissionPolicy.UserValidate, CancellationToken.None)).Fault,
            Is.EqualTo(Fault.AlreadyCertified), "where a door takes no renewals");
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.Get<Expiry>().Run(CancellationToken.None);
        Assert.That((await Delete(citizen, PhotoKind.Back)).Fault, Is.Null);
    }

    [Test]
    public async Task What_is_no_photo_is_refused_and_leaves_no_trace()
    {
        var citizen = await Citizen.Arrive(app);
        foreach (var bytes in new[] { [], "a text named .jpg"u8.ToArray(), TestImages.TruncatedJpeg() })
        {
            var stored = await photos.Store(citizen.Id, PhotoKind.Front, bytes, SubmissionPolicy.UserCertify, CancellationToken.None);
            Assert.That(stored.Fault, Is.EqualTo(Fault.PhotoUnusable));
            Assert.That(stored.Detail, Is.Not.Empty);
        }

        Assert.That(await photos.InUse(citizen.Id), Is.Empty);
        Assert.That(Directory.Exists(Path.Combine(app.DataFolder, "photos", "user", $"{citizen.Id}")), Is.False);
    }

    [Test]
    public async Task What_is_reviewed_is_frozen_stripped_and_out_of_reach()
    {
        var citizen = await Citizen.Arrive(app);
        foreach (var kind in new[] { PhotoKind.Front, PhotoKind.Back })
        {
            _ = (await photos.Store(citizen.Id, kind, TestImages.JpegWithExif(seed: (int)kind), SubmissionPolicy.UserCertify, CancellationToken.None)).Value;
        }

        await citizen.Certified("张三");
        var attempt = await citizen.Attempt();
        var key = app.Get<PhotoKeys>().Frozen(citizen.Id, attempt.Photos[0].Sha256);
        var frozen = await app.Get<IObjectStore>().Read(key, CancellationToken.None);

        Assert.That(frozen, Is.Not.Null);
        Assert.That(System.Text.Encoding.Latin1.GetString(frozen!), Does.Not.Contain("PlantedMaker"));
        Assert.That(app.Get<PhotoKeys>().Read(key), Is.Null, "no upload can name it");
    }

    [Test]
    public async Task The_handheld_photo_is_frozen_for_the_reviewer_and_read_by_no_vendor()
    {
        var citizen = await Citizen.Arrive(app);
        _ = (await citizen.SubmitWithPhotos("张三", SubmissionPolicy.UserValidate)).Value;
        await app.Sweep();

        var attempt = await citizen.Attempt();
        Assert.That(attempt.Photos.Select(photo => photo.Kind), Is.EquivalentTo(new[] { PhotoKind.Front, PhotoKind.Handheld }));
        Assert.That(attempt.Record!.Steps.Select(step => step.Step), Is.EqualTo(new[] { "ocr:Front", "authority:person" }));
    }

    private Task<Outcome<Photo>> Store(Citizen citizen, PhotoKind kind, int seed = 3) =>
        photos.Store(citizen.Id, kind, TestImages.Jpeg(64, 48, seed), SubmissionPolicy.UserCertify, CancellationToken.None);

    private Task<Outcome<Done>> Delete(Citizen citizen, PhotoKind kind) =>
        photos.Delete(citizen.Id, kind, SubmissionPolicy.UserCertify, CancellationToken.None);
}
