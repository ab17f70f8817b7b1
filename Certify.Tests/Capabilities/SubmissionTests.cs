using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

public sealed class SubmissionTests
{
    private CertifyApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    private static readonly SubmissionPolicy[] Documents = [SubmissionPolicy.UserValidate, SubmissionPolicy.UserCertify];

    [Test]
    public async Task Photos_that_a_door_demands_must_be_there_first()
    {
        var citizen = await Citizen.Arrive(app);
        await citizen.Upload(PhotoKind.Front);

        Assert.That((await citizen.Submit("张三", SubmissionPolicy.UserValidate)).Fault, Is.EqualTo(Fault.PhotosMissing));
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.UNAUTHEN));
        await citizen.Upload(PhotoKind.Handheld);
        Assert.That((await citizen.Submit("张三", SubmissionPolicy.UserValidate)).Fault, Is.Null);
    }

    [Test]
    public async Task Without_photos_a_document_review_fails_by_them()
    {
        var citizen = await Citizen.Arrive(app);
        _ = (await citizen.Submit("张三", SubmissionPolicy.UserCertify)).Value;
        await app.Sweep();

        Assert.That((await citizen.Person()).Advice, Is.EqualTo(Advice.CardUnreadable));
    }

    [Test]
    public async Task A_number_is_held_by_whoever_waits_with_his_evidence()
    {
        var (first, second) = (await Citizen.Arrive(app), await Citizen.Arrive(app));
        second.Number = first.Number;
        _ = (await first.Submit("张三", SubmissionPolicy.UserCertify)).Value;
        Assert.That((await second.Submit("张三", SubmissionPolicy.UserCertify)).Fault, Is.Null, "without photos nobody holds a number");
        await first.Upload(PhotoKind.Front);
        await first.Upload(PhotoKind.Back);

        var third = await Citizen.Arrive(app);
        third.Number = first.Number;
        Assert.That((await third.Submit("张三", SubmissionPolicy.UserCertify)).Fault, Is.EqualTo(Fault.NumberHeldByAnother));
        Assert.That((await third.Submit("张三", SubmissionPolicy.ApiV1)).Fault, Is.EqualTo(Fault.NumberHeldByAnother));
    }

    [Test]
    public async Task Of_two_who_wait_for_one_number_one_passes_and_a_reviewer_sees_the_other()
    {
        var (first, second) = (await Citizen.Arrive(app), await Citizen.Arrive(app));
        second.Number = first.Number;
        _ = (await first.Submit("张三", SubmissionPolicy.UserCertify)).Value;
        _ = (await second.Submit("张三", SubmissionPolicy.UserCertify)).Value;
        foreach (var citizen in new[] { first, second })
        {
            await citizen.Upload(PhotoKind.Front);
            await citizen.Upload(PhotoKind.Back);
        }

        await app.Sweep();

        var states = new[] { (await first.Person()).State, (await second.Person()).State };
        Assert.That(states, Is.EquivalentTo(new[] { CertificationState.PASS, CertificationState.AUTHEN }));
        var waiting = states[0] == CertificationState.AUTHEN ? first : second;
        var passed = waiting == first ? second : first;
        Assert.That((await waiting.Attempt()).Rule, Is.EqualTo("local:contested"));

        // A reviewer who finds that the other is the person takes the number from the first.
        Assert.That((await app.Get<ManualReview>().Approve((await waiting.Attempt()).Id, "admin:1")).Succeeded);
        Assert.That((await waiting.Person()).State, Is.EqualTo(CertificationState.PASS));
        Assert.That(((await passed.Person()).State, (await passed.Person()).Advice), Is.EqualTo((CertificationState.NOTPASS, Advice.NumberCertifiedElsewhere)));
        Assert.That(await passed.Roles(), Does.Not.Contain(Roles.UserIdentify));
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Documents_outweigh_elements_whose_holder_is_told(SubmissionPolicy policy)
    {
        var (typed, owner) = (await Citizen.Arrive(app), await Citizen.Arrive(app));
        owner.Number = typed.Number;
        _ = (await typed.Submit("张三", SubmissionPolicy.ApiV1)).Value;
        await app.Sweep();
        Assert.That((await typed.Person()).State, Is.EqualTo(CertificationState.PASS));

        var elementsAgain = await Citizen.Arrive(app);
        elementsAgain.Number = typed.Number;
        Assert.That((await elementsAgain.Submit("张三", SubmissionPolicy.ApiV1)).Fault, Is.EqualTo(Fault.NumberHeldByAnother));

        Assert.That((await owner.SubmitWithPhotos("张三", policy)).Fault, Is.Null);
        await app.Sweep();

        Assert.That((await owner.Person()).State, Is.EqualTo(CertificationState.PASS));
        Assert.That(((await typed.Person()).State, (await typed.Person()).Advice), Is.EqualTo((CertificationState.NOTPASS, Advice.NumberCertifiedElsewhere)));
        Assert.That((await typed.Told(typed.Phone))[^1], Does.Contain(Advice.NumberCertifiedElsewhere));
    }

    [Test]
    public async Task A_failed_document_ends_what_it_was_to_raise_and_a_failed_renewal_the_old_one()
    {
        var citizen = await Citizen.Arrive(app);
        _ = (await citizen.Submit("张三", SubmissionPolicy.ApiV1)).Value;
        await app.Sweep();
        _ = (await citizen.SubmitWithPhotos("张三不符", SubmissionPolicy.UserCertify)).Value;
        Assert.That((await citizen.Person()).Current!.Level, Is.EqualTo(EvidenceLevel.Elements), "still in force while it waits");
        await app.Sweep();

        Assert.That(((await citizen.Person()).State, (await citizen.Person()).Current), Is.EqualTo((CertificationState.NOTPASS, (InForce?)null)));
    }

    [TestCase("11010519491231002")]
    [TestCase("110105194912310029")]
    [TestCase("某号")]
    public async Task A_malformed_number_fails_the_review_at_no_vendors_cost(string number)
    {
        var citizen = await Citizen.Arrive(app);
        citizen.Number = number;
        _ = (await citizen.SubmitWithPhotos("张三", SubmissionPolicy.UserCertify)).Value;
        await app.Sweep();

        Assert.That((await citizen.Person()).Advice, Is.EqualTo(Advice.PersonMismatch));
        Assert.That((await citizen.Attempt()).Record!.Steps, Is.Empty);
    }

    [TestCase(-14 * 12, CertificationState.PASS)]
    [TestCase((-14 * 12) + 1, CertificationState.NOTPASS)]
    public async Task Under_fourteen_no_vendor_is_asked(int months, CertificationState expected)
    {
        var citizen = await Citizen.Arrive(app);
        citizen.Number = DocumentNumbers.NewIdentity(CalendarDay.Of(app.Clock.GetUtcNow()).AddMonths(months));
        _ = (await citizen.SubmitWithPhotos("张三", SubmissionPolicy.UserCertify)).Value;
        await app.Sweep();

        Assert.That((await citizen.Person()).State, Is.EqualTo(expected));
        if (expected == CertificationState.NOTPASS)
        {
            Assert.That((await citizen.Person()).Advice, Is.EqualTo("未满14周岁，须由监护人办理"));
            Assert.That((await citizen.Attempt()).Record!.Steps, Is.Empty);
        }
    }

    [Test]
    public async Task Under_another_number_than_the_one_that_passed_only_a_reviewer_lets_pass()
    {
        var citizen = await (await Citizen.Arrive(app)).Certified("张过期");
        citizen.Number = DocumentNumbers.NewIdentity();
        await citizen.Certified("张将至");
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.PASS), "under the first he never passed");

        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.Get<Expiry>().Run(CancellationToken.None);
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.EXPIRED));
        citizen.Number = DocumentNumbers.NewIdentity();
        await citizen.Certified();

        Assert.That(((await citizen.Attempt()).Status, (await citizen.Attempt()).Rule), Is.EqualTo((AttemptStatus.InReview, "local:othernumber")));
    }

    [Test]
    public async Task A_new_submission_replaces_the_waiting_one_without_a_notice()
    {
        var citizen = await Citizen.Arrive(app);
        _ = (await citizen.SubmitWithPhotos("张不符", SubmissionPolicy.UserCertify)).Value;
        var first = await citizen.Attempt();
        _ = (await citizen.Submit("张三", SubmissionPolicy.UserCertify)).Value;
        await app.Sweep();

        Assert.That((await citizen.Attempt()).Id, Is.GreaterThan(first.Id));
        Assert.That(await citizen.Messages(), Has.Count.EqualTo(1));
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.PASS));
    }

    [Test]
    public async Task Consent_is_kept_with_the_attempt()
    {
        var citizen = await Citizen.Arrive(app);
        _ = (await app.Get<Submissions>().Person(citizen.Id, "张三", citizen.Number, SubmissionPolicy.ApiV1, " 2026-01 ")).Value;

        Assert.That((await citizen.Attempt()).ConsentVersion, Is.EqualTo("2026-01"));
    }
}
