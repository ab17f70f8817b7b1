using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

/// <summary>Every outcome of the sandbox, at every door, from the submission to what the user is told.</summary>
public sealed class SandboxOutcomeTests
{
    private const string Passed = "尊敬的水利云用户，您的{0}已通过。";
    private const string Failed = "尊敬的水利云用户，您的{0}未通过，原因：==>{1}<==，请重新认证。";

    private static readonly DateOnly Usual = new(2099, 12, 31);
    private static readonly DateOnly Today = new(2026, 3, 2);

    private CertifyApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    private static IEnumerable<object?[]> PersonsThatPass()
    {
        yield return ["张三", SubmissionPolicy.UserCertify, Usual];
        yield return ["张长期", SubmissionPolicy.UserCertify, null];
        yield return ["张将至", SubmissionPolicy.UserCertify, Today.AddDays(30)];

        // Where a door asks for no back there is no term, and what nobody reads cannot be unreadable.
        foreach (var name in new[] { "张三", "张长期", "张将至", "张过期", "张反面" })
        {
            yield return [name, SubmissionPolicy.UserValidate, null];
        }

        foreach (var name in new[] { "张三", "张长期", "张将至", "张过期", "张反面", "张模糊", "张不符" })
        {
            yield return [name, SubmissionPolicy.ApiV1, null];
        }
    }

    [TestCaseSource(nameof(PersonsThatPass))]
    public async Task A_person_passes(string name, SubmissionPolicy policy, DateOnly? validTill)
    {
        var citizen = await Submitted(name, policy);
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.AUTHEN), "nothing is decided before a sweep");
        await app.Sweep();

        var person = await citizen.Person();
        Assert.That((person.State, person.ValidTill, person.Level), Is.EqualTo((CertificationState.PASS, validTill, policy.Level)));
        Assert.That((await citizen.Roles()).Contains(Roles.UserIdentify), Is.EqualTo(policy.Level == EvidenceLevel.Document));
        await WasTold(citizen, "certify_passed", string.Format(null, Passed, "实名认证"));
    }

    private static IEnumerable<object[]> PersonsThatFail()
    {
        yield return ["张模糊", SubmissionPolicy.UserCertify, Advice.CardUnreadable];
        yield return ["张反面", SubmissionPolicy.UserCertify, Advice.BackUnreadable];
        yield return ["张不符", SubmissionPolicy.UserCertify, Advice.FrontDiffers];
        yield return ["张不匹配", SubmissionPolicy.UserCertify, Advice.PersonMismatch];
        yield return ["张过期", SubmissionPolicy.UserCertify, Advice.CardExpired];
        yield return ["张模糊", SubmissionPolicy.UserValidate, Advice.FrontDiffers];
        yield return ["张不符", SubmissionPolicy.UserValidate, Advice.FrontDiffers];
        yield return ["张不匹配", SubmissionPolicy.UserValidate, Advice.PersonMismatch];
        yield return ["张不匹配", SubmissionPolicy.ApiV1, Advice.PersonMismatch];
    }

    [TestCaseSource(nameof(PersonsThatFail))]
    public async Task A_person_fails(string name, SubmissionPolicy policy, string advice)
    {
        var citizen = await Submitted(name, policy);
        await app.Sweep();

        var person = await citizen.Person();
        Assert.That((person.State, person.Advice), Is.EqualTo((CertificationState.NOTPASS, advice)));
        Assert.That(await citizen.Roles(), Is.EqualTo(new[] { Roles.UserSimple }));
        await WasTold(citizen, "certify_failed", string.Format(null, Failed, "实名认证", advice));
    }

    [TestCase("水务公司", "2099-12-31")]
    [TestCase("水务长期", null)]
    [TestCase("水务将至", "2026-04-01")]
    [TestCase("水务反面", "2099-12-31")]
    public async Task A_company_passes(string name, string? validTill)
    {
        var citizen = await WithCompany(name);
        await app.Sweep();

        var company = await citizen.Company();
        Assert.That((company.State, company.Authority), Is.EqualTo((CertificationState.PASS, CompanyAuthority.LegalPerson)));
        Assert.That(company.ValidTill?.ToString("yyyy-MM-dd", null), Is.EqualTo(validTill));
        Assert.That(await citizen.Roles(), Is.EqualTo(new[] { Roles.UserSimple, Roles.UserIdentify, Roles.UserCompany }));
        await WasTold(citizen, "certify_passed", string.Format(null, Passed, "企业认证"));
    }

    [TestCase("水务模糊", Advice.LicenceUnreadable)]
    [TestCase("水务不符", Advice.LicenceDiffers)]
    [TestCase("水务不匹配", Advice.CompanyMismatch)]
    [TestCase("水务过期", Advice.LicenceExpired)]
    public async Task A_company_fails(string name, string advice)
    {
        var citizen = await WithCompany(name);
        await app.Sweep();

        var company = await citizen.Company();
        Assert.That((company.State, company.Advice), Is.EqualTo((CertificationState.NOTPASS, advice)));
        Assert.That(await citizen.Roles(), Does.Not.Contain(Roles.UserCompany));
        await WasTold(citizen, "certify_failed", string.Format(null, Failed, "企业认证", advice));
    }

    [TestCase(Subject.Person)]
    [TestCase(Subject.Company)]
    public async Task Whom_the_authority_does_not_know_a_reviewer_decides(Subject subject)
    {
        var approved = await Unknown(subject);
        var rejected = await Unknown(subject);
        await app.Sweep();
        await app.Sweep();
        var review = app.Get<ManualReview>();
        var kind = subject == Subject.Person ? "实名认证" : "企业认证";

        Assert.That((await approved.Attempt(subject)).Status, Is.EqualTo(AttemptStatus.InReview), "a sweep leaves it to the reviewer");
        Assert.That((await Of(approved, subject)).State, Is.EqualTo(CertificationState.AUTHEN));
        Assert.That((await review.List()).Select(item => item.UserId), Does.Contain(approved.Id));
        Assert.That((await review.Approve((await approved.Attempt(subject)).Id, "admin:1")).Succeeded);
        Assert.That((await review.Reject((await rejected.Attempt(subject)).Id, "admin:1", " 照片不是本人 ")).Succeeded);

        Assert.That(((await Of(approved, subject)).State, (await Of(approved, subject)).ValidTill), Is.EqualTo((CertificationState.PASS, Usual)));
        Assert.That((await Of(rejected, subject)).Advice, Is.EqualTo("照片不是本人"));
        await WasTold(approved, "certify_passed", string.Format(null, Passed, kind));
        await WasTold(rejected, "certify_failed", string.Format(null, Failed, kind, "照片不是本人"));
        Assert.That((await review.Approve((await approved.Attempt(subject)).Id, "admin:1")).Fault, Is.EqualTo(Fault.NotFound), "decided once");
    }

    [Test]
    public async Task An_authority_that_is_away_once_is_asked_again()
    {
        var citizen = await Submitted("张一次", SubmissionPolicy.ApiV1);
        await app.Sweep();
        Assert.That((await citizen.Attempt()).Status, Is.EqualTo(AttemptStatus.PutOff));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Deliver();

        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.PASS));
        await WasTold(citizen, "certify_passed", string.Format(null, Passed, "实名认证"));
    }

    private static Task<Certification> Of(Citizen citizen, Subject subject) => subject == Subject.Person ? citizen.Person() : citizen.Company();

    private async Task<Citizen> Submitted(string name, SubmissionPolicy policy)
    {
        var citizen = await Citizen.Arrive(app);
        Assert.That((await citizen.SubmitWithPhotos(name, policy)).Fault, Is.Null);
        return citizen;
    }

    private async Task<Citizen> WithCompany(string name)
    {
        var citizen = await (await Citizen.Arrive(app)).Certified();
        await citizen.Upload(PhotoKind.Licence);
        Assert.That((await citizen.SubmitCompany(name, "张三")).Fault, Is.Null);
        return citizen;
    }

    private Task<Citizen> Unknown(Subject subject) =>
        subject == Subject.Person ? Submitted("张查无", SubmissionPolicy.UserCertify) : WithCompany("水务查无");

    /// <summary>Once each: the last message in the product, the last SMS, the last e-mail.</summary>
    private static async Task WasTold(Citizen citizen, string purpose, string text)
    {
        Assert.That((await citizen.Messages()).Count(message => message == text), Is.EqualTo(1));
        Assert.That((await citizen.Told(citizen.Phone)).Where(told => told.EndsWith(text, StringComparison.Ordinal)), Is.EqualTo(new[] { $"{purpose} {text}" }));
        Assert.That((await citizen.Told(citizen.Email)).Where(told => told.EndsWith(text, StringComparison.Ordinal)), Is.EqualTo(new[] { $"{purpose} {text}" }));
    }
}
