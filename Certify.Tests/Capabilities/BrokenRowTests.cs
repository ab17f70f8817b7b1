using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

/// <summary>One row or file that cannot be opened stops nobody else.</summary>
public sealed class BrokenRowTests
{
    private CertifyApp app = null!;

    [SetUp]
    public async Task Start() => app = await CertifyApp.Start(works: true);

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task A_sweep_ends_without_the_attempt_that_cannot_be_opened_and_the_next_takes_it_up_again()
    {
        var (broken, whole) = (await Citizen.Arrive(app), await Citizen.Arrive(app));
        _ = (await broken.Submit("张三", SubmissionPolicy.ApiV1)).Value;
        _ = (await whole.Submit("李四", SubmissionPolicy.ApiV1)).Value;
        var declared = await Declared(broken.Id);
        await SetDeclared(broken.Id, [1, 2, 3]);

        Assert.That((await app.Get<Sweeps>().Run("admin:1", null, CancellationToken.None)).Fault, Is.Null);
        Assert.That((await whole.Person()).State, Is.EqualTo(CertificationState.PASS));
        Assert.That((await broken.Person()).State, Is.EqualTo(CertificationState.AUTHEN));

        await SetDeclared(broken.Id, declared);
        await app.Get<Database>().Write(unit => unit.Execute("UPDATE queue SET dead_at = 1 WHERE last_error IS NOT NULL"));
        Assert.That((await app.Get<Sweeps>().Run("admin:1", null, CancellationToken.None)).Fault, Is.Null);
        Assert.That((await broken.Person()).State, Is.EqualTo(CertificationState.PASS));
    }

    [Test]
    public async Task A_photo_that_cannot_be_opened_is_not_the_users_failure()
    {
        var citizen = await Citizen.Arrive(app);
        _ = (await citizen.SubmitWithPhotos("张三", SubmissionPolicy.UserCertify)).Value;
        var key = (await app.Get<Photos>().InUse(citizen.Id)).Single(one => one.Kind == PhotoKind.Back).ObjectKey;
        var photo = Path.Combine(app.DataFolder, "photos", key);
        await File.WriteAllBytesAsync(photo, [1, 2, 3]);
        _ = (await app.Get<Sweeps>().Run("admin:1", null, CancellationToken.None)).Value;
        Assert.That(((await citizen.Attempt()).Status, (await citizen.Attempt()).Rule), Is.EqualTo((AttemptStatus.PutOff, "objects")));

        File.Delete(photo);
        _ = (await app.Get<Sweeps>().Run("admin:1", null, CancellationToken.None)).Value;
        Assert.That((await citizen.Attempt()).Status, Is.EqualTo(AttemptStatus.PutOff), "a photo that was stored and is gone");
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.AUTHEN));
    }

    [Test]
    public async Task A_certification_that_cannot_be_opened_keeps_no_other_from_ending()
    {
        var (broken, whole) = (await Citizen.Arrive(app), await Citizen.Arrive(app));
        foreach (var citizen in new[] { broken, whole })
        {
            _ = (await citizen.SubmitWithPhotos("张将至", SubmissionPolicy.UserCertify)).Value;
        }

        _ = (await app.Get<Sweeps>().Run("admin:1", null, CancellationToken.None)).Value;
        await app.Get<Database>().Write(unit => unit.Execute(
            "UPDATE certifications SET declared = @bytes WHERE user_id = @id AND subject = 'Person'", new { id = broken.Id, bytes = new byte[] { 1 } }));

        Assert.That(await app.Get<Expiry>().Run(CancellationToken.None), Is.EqualTo(1));
        Assert.That((await whole.Person()).State, Is.EqualTo(CertificationState.EXPIRING));
    }

    private Task<byte[]> Declared(long userId) => app.Get<Database>().Read(unit =>
        unit.Scalar<byte[]>("SELECT declared FROM attempts WHERE user_id = @userId", new { userId }));

    private Task SetDeclared(long userId, byte[] bytes) => app.Get<Database>().Write(unit =>
        unit.Execute("UPDATE attempts SET declared = @bytes WHERE user_id = @userId", new { userId, bytes }));
}
