using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

public sealed class CompanyTests
{
    private CertifyApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task A_company_needs_its_person_certified_with_documents()
    {
        var citizen = await Citizen.Arrive(app);
        Assert.That((await citizen.SubmitCompany("水务公司", "张三")).Fault, Is.EqualTo(Fault.PersonNotCertified));
        _ = (await citizen.Submit("张三", SubmissionPolicy.ApiV1)).Value;
        await app.Sweep();
        Assert.That((await citizen.SubmitCompany("水务公司", "张三")).Fault, Is.EqualTo(Fault.PersonNotCertified), "by elements is not enough");
        await citizen.Certified();
        Assert.That((await citizen.SubmitCompany("水务公司", "张三")).Fault, Is.Null);
    }

    [Test]
    public async Task One_sweep_passes_the_renewed_person_and_the_company()
    {
        var citizen = await (await Citizen.Arrive(app)).Certified("张将至");
        await app.Get<Expiry>().Run(CancellationToken.None);
        _ = (await citizen.Submit("张三", SubmissionPolicy.UserCertify)).Value;
        await citizen.Upload(PhotoKind.Licence);
        Assert.That((await citizen.SubmitCompany("水务公司", "张三")).Fault, Is.Null, "a renewal under review counts as expiring");
        await app.Sweep();

        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.PASS));
        Assert.That((await citizen.Company()).State, Is.EqualTo(CertificationState.PASS));
        Assert.That((await citizen.Company()).Authority, Is.EqualTo(CompanyAuthority.LegalPerson));
    }

    [Test]
    public async Task A_company_waits_while_its_person_is_not_certified_any_more()
    {
        var citizen = await (await Citizen.Arrive(app)).Certified("张将至");
        await app.Get<Expiry>().Run(CancellationToken.None);
        _ = (await citizen.Submit("张不符", SubmissionPolicy.UserCertify)).Value;
        await citizen.Upload(PhotoKind.Licence);
        _ = (await citizen.SubmitCompany("水务公司", "张将至")).Value;
        await app.Sweep();
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.NOTPASS));
        Assert.That((await citizen.Company()).State, Is.EqualTo(CertificationState.AUTHEN));

        await citizen.Certified("张将至");
        await app.Sweep();
        Assert.That((await citizen.Company()).State, Is.EqualTo(CertificationState.PASS));
    }

    [Test]
    public async Task Public_data_hold_a_licence_against_others_but_never_against_the_legal_person()
    {
        var (typist, other, legalPerson) = (await Arrive("张三"), await Arrive("王五"), await Arrive("赵六"));
        other.Licence = legalPerson.Licence = typist.Licence;
        Assert.That((await typist.SubmitCompany("水务公司", "赵六")).Fault, Is.Null);
        await app.Sweep();
        Assert.That((await typist.Company()).Authority, Is.EqualTo(CompanyAuthority.PublicData));
        Assert.That((await typist.SubmitCompany("水务公司", "赵六")).Fault, Is.EqualTo(Fault.AlreadyCertified));

        Assert.That((await other.SubmitCompany("水务公司", "赵六")).Fault, Is.EqualTo(Fault.LicenceHeldByAnother));
        Assert.That((await legalPerson.SubmitCompany("水务公司", "赵六")).Fault, Is.Null);
        await app.Sweep();
        Assert.That(((await legalPerson.Company()).State, (await legalPerson.Company()).Authority), Is.EqualTo((CertificationState.PASS, CompanyAuthority.LegalPerson)));
    }

    [Test]
    public async Task Without_a_licence_photo_the_review_fails()
    {
        var citizen = await (await Citizen.Arrive(app)).Certified();
        _ = (await citizen.SubmitCompany("水务公司", "张三")).Value;
        await app.Sweep();

        Assert.That((await citizen.Company()).Advice, Is.EqualTo(Advice.LicenceUnreadable));
    }

    [Test]
    public async Task A_malformed_licence_number_fails_at_no_vendors_cost()
    {
        var citizen = await Arrive("张三");
        citizen.Licence = "某号";
        _ = (await citizen.SubmitCompany("水务公司", "张三")).Value;
        await app.Sweep();

        Assert.That((await citizen.Company()).Advice, Is.EqualTo(Advice.CompanyMismatch));
        Assert.That((await citizen.Attempt(Subject.Company)).Record!.Steps, Is.Empty);
    }

    [TestCase("EntElementVerifyV2", true)]
    [TestCase("VerifyBusinessLicense", false)]
    public async Task A_registration_number_is_a_reviewers_where_the_authority_does_not_know_it(string api, bool toReviewer)
    {
        await using var elsewhere = await CertifyApp.Start(new Dictionary<string, string>
        {
            ["Certify:Providers:Company"] = "Aliyun",
            ["Certify:Aliyun:AccessKeyId"] = "key",
            ["Certify:Aliyun:AccessKeySecret"] = "secret",
            ["Certify:Aliyun:Company:Api"] = api,
            // Nobody is there: whoever asks is put off.
            ["Certify:Aliyun:Endpoints:Cloudauth:0"] = "http://127.0.0.1:1",
            ["Certify:Aliyun:Endpoints:Ocr:0"] = "http://127.0.0.1:1",
        });
        var citizen = await Arrive("张三", elsewhere);
        citizen.Licence = "110108000000016";
        _ = (await citizen.SubmitCompany("水务公司", "张三")).Value;
        await elsewhere.Sweep();

        var attempt = await citizen.Attempt(Subject.Company);
        Assert.That((attempt.Status, attempt.Rule), Is.EqualTo(toReviewer
            ? (AttemptStatus.InReview, "local:registrationnumber")
            : (AttemptStatus.PutOff, "authority:Unavailable")));
    }

    private Task<Citizen> Arrive(string name) => Arrive(name, app);

    private static async Task<Citizen> Arrive(string name, CertifyApp app)
    {
        var citizen = await (await Citizen.Arrive(app)).Certified(name);
        await citizen.Upload(PhotoKind.Licence);
        return citizen;
    }

    [Test]
    public async Task Of_two_that_wait_for_one_licence_the_second_is_a_reviewers()
    {
        var (first, second) = (await Arrive("张三"), await Arrive("王五"));
        second.Licence = first.Licence;
        // Without its photo the first does not hold the licence yet.
        await app.Get<Photos>().Delete(first.Id, PhotoKind.Licence, SubmissionPolicy.UserCertify, CancellationToken.None);
        _ = (await first.SubmitCompany("水务公司", "赵六")).Value;
        _ = (await second.SubmitCompany("水务公司", "赵六")).Value;
        await first.Upload(PhotoKind.Licence);
        await app.Sweep();

        Assert.That((await first.Company()).State, Is.EqualTo(CertificationState.PASS));
        Assert.That(((await second.Company()).State, (await second.Company()).InReview), Is.EqualTo((CertificationState.AUTHEN, true)));
        var attempt = await second.Attempt(Subject.Company);
        Assert.That((attempt.Status, attempt.Rule), Is.EqualTo((AttemptStatus.InReview, "local:contested")));
        Assert.That(await second.Messages(), Has.None.Contains("企业认证未通过"), "no advice of our own");
        Assert.That((await app.Get<ManualReview>().Approve(attempt.Id, "admin:1")).Succeeded);
        Assert.That(((await second.Company()).State, (await second.Company()).Authority), Is.EqualTo((CertificationState.PASS, CompanyAuthority.PublicData)));
    }

    [Test]
    public async Task A_licence_that_is_held_is_another_users()
    {
        var (first, second) = (await Arrive("张三"), await Arrive("王五"));
        second.Licence = first.Licence;
        _ = (await first.SubmitCompany("水务公司", "赵六")).Value;

        Assert.That((await second.SubmitCompany("水务公司", "赵六")).Fault, Is.EqualTo(Fault.LicenceHeldByAnother), "with its photo it holds while it waits");
    }
}
