using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

public sealed class PaidCallTests
{
    private CertifyApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task What_was_answered_before_a_crash_is_not_paid_again()
    {
        var citizen = await Citizen.Arrive(app);
        _ = (await citizen.SubmitWithPhotos("张三", SubmissionPolicy.UserCertify)).Value;
        await app.Get<Sweeps>().Begin("test", alsoPutOff: false);
        var attempt = await citizen.Attempt();

        // A worker whose lease is lost has asked everybody, and its decision is rolled back.
        var lost = new Delivery(0, "ReviewAttempt", "", 1, "nobody's");
        Assert.That(async () => await app.Get<Reviews>().Review(attempt.Id, lost, CancellationToken.None), Throws.InstanceOf<LeaseLostException>());
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.AUTHEN));
        await app.Deliver();

        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.PASS));
        Assert.That(await Calls(citizen, "ocr:Front"), Is.EqualTo(1));
        Assert.That(await Calls(citizen, "ocr:Back"), Is.EqualTo(1));
        Assert.That(await Calls(citizen, "person"), Is.EqualTo(1));
        Assert.That((await citizen.Attempt()).Record!.Cost, Is.EqualTo(3_000));
    }

    [TestCase(29, 1)]
    [TestCase(30, 2)]
    public async Task A_match_is_good_for_thirty_days(int days, int calls)
    {
        var citizen = await Citizen.Arrive(app);
        _ = (await citizen.Submit("张三", SubmissionPolicy.ApiV1)).Value;
        await app.Sweep();
        app.Clock.Advance(TimeSpan.FromDays(days));
        await citizen.Certified();

        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.PASS));
        Assert.That(await Calls(citizen, "person"), Is.EqualTo(calls));
    }

    [TestCase(23, 1)]
    [TestCase(24, 2)]
    public async Task A_mismatch_is_good_for_a_day(int hours, int calls)
    {
        var citizen = await Citizen.Arrive(app);
        await Fail(citizen, "张不匹配");
        app.Clock.Advance(TimeSpan.FromHours(hours));
        await Fail(citizen, "张不匹配");

        Assert.That(await Calls(citizen, "person"), Is.EqualTo(calls));
    }

    [Test]
    public async Task A_match_is_nobody_elses()
    {
        var (first, second) = (await Citizen.Arrive(app), await Citizen.Arrive(app));
        second.Number = first.Number;
        _ = (await first.Submit("张三", SubmissionPolicy.ApiV1)).Value;
        await app.Sweep();
        await second.Certified();

        Assert.That(await Calls(second, "person"), Is.EqualTo(1));
    }

    [Test]
    public async Task No_record_is_free_and_never_reused()
    {
        var citizen = await Citizen.Arrive(app);
        for (var i = 0; i < 2; i++)
        {
            _ = (await citizen.Submit("张查无", SubmissionPolicy.ApiV1)).Value;
            await app.Sweep();
            Assert.That((await citizen.Attempt()).Record!.Cost, Is.Zero);
        }

        Assert.That(await Calls(citizen, "person"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_user_has_five_checks_in_thirty_days()
    {
        var citizen = await Citizen.Arrive(app);
        foreach (var name in new[] { "甲", "乙", "丙", "丁", "戊" })
        {
            await Fail(citizen, name + "不匹配");
        }

        _ = (await citizen.Submit("张三", SubmissionPolicy.ApiV1)).Value;
        await app.Sweep();
        Assert.That(((await citizen.Attempt()).Status, (await citizen.Attempt()).Rule), Is.EqualTo((AttemptStatus.InReview, "budget:attempts")));
        Assert.That(await Calls(citizen, "person"), Is.EqualTo(5), "nobody is asked");

        app.Clock.Advance(TimeSpan.FromDays(30));
        _ = (await citizen.Submit("张三", SubmissionPolicy.ApiV1)).Value;
        await app.Sweep();
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.PASS));
    }

    [Test]
    public async Task A_check_that_ends_with_the_photos_is_one_of_the_five()
    {
        var citizen = await Citizen.Arrive(app);
        for (var i = 0; i < 5; i++)
        {
            _ = (await citizen.SubmitWithPhotos("张模糊", SubmissionPolicy.UserCertify)).Value;
            await app.Sweep();
            Assert.That((await citizen.Person()).Advice, Is.EqualTo(Advice.CardUnreadable));
        }

        await citizen.Certified();
        Assert.That(((await citizen.Attempt()).Status, (await citizen.Attempt()).Rule), Is.EqualTo((AttemptStatus.InReview, "budget:attempts")));
        Assert.That((await Calls(citizen, "ocr:Front"), await Calls(citizen, "person")), Is.EqualTo((5, 0)), "no vendor is asked");
        Assert.That((await app.Get<ManualReview>().Approve((await citizen.Attempt()).Id, "admin:1")).Succeeded);
        Assert.That((await citizen.Person()).ValidTill, Is.Null, "nobody has read an end");
    }

    [Test]
    public async Task A_number_is_checked_for_three_users_in_thirty_days()
    {
        var number = DocumentNumbers.NewIdentity();
        foreach (var name in new[] { "甲", "乙", "丙" })
        {
            var citizen = await Citizen.Arrive(app);
            citizen.Number = number;
            await Fail(citizen, name + "不匹配");
        }

        var fourth = await Citizen.Arrive(app);
        fourth.Number = number;
        await fourth.Certified();

        Assert.That(((await fourth.Attempt()).Status, (await fourth.Attempt()).Rule), Is.EqualTo((AttemptStatus.InReview, "budget:attempts")));
        Assert.That((await fourth.Attempt()).Record!.Steps, Is.Empty, "no vendor is asked");
        Assert.That((await app.Get<ManualReview>().Approve((await fourth.Attempt()).Id, "admin:1")).Succeeded);
        Assert.That((await fourth.Person()).State, Is.EqualTo(CertificationState.PASS));
    }

    [Test]
    public async Task Every_attempt_leaves_its_record()
    {
        var citizen = await Citizen.Arrive(app);
        _ = (await citizen.SubmitWithPhotos("张不符", SubmissionPolicy.UserCertify)).Value;
        await app.Sweep();

        var attempt = await citizen.Attempt();
        Assert.That((attempt.Status, attempt.Rule, attempt.DecidedBy), Is.EqualTo((AttemptStatus.Failed, "ocr:differs", Reviews.Machine)));
        Assert.That(attempt.DecidedAt, Is.EqualTo(app.Clock.GetUtcNow()));
        Assert.That(attempt.Photos.Select(photo => photo.Kind), Is.EqualTo(new[] { PhotoKind.Front, PhotoKind.Back }));
        Assert.That(attempt.Photos.Select(photo => photo.Sha256), Has.All.Length.EqualTo(64));
        Assert.That(attempt.Record!.Steps.Select(step => step.Step), Is.EqualTo(new[] { "ocr:Front", "ocr:Back" }));
        Assert.That(attempt.Record.Steps.Select(step => step.RequestId), Is.All.EqualTo("sandbox"));
        Assert.That(attempt.Record.Differences.Single(), Does.Contain("张不符").And.Contain("某某"));
    }

    private async Task Fail(Citizen citizen, string name)
    {
        _ = (await citizen.Submit(name, SubmissionPolicy.ApiV1)).Value;
        await app.Sweep();
        Assert.That((await citizen.Person()).Advice, Is.EqualTo(Advice.PersonMismatch));
    }

    private Task<long> Calls(Citizen citizen, string api) => app.Get<Database>().Read(unit =>
        unit.Scalar<long>("SELECT COUNT(*) FROM vendor_calls WHERE user_id = @Id AND api = @api", new { citizen.Id, api }));
}
