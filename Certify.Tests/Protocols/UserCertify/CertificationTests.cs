using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>protocols/user-certify.md 10.1 to 10.4, in the order of their steps, and the advice of section 11.</summary>
public sealed class CertificationTests
{
    private const string Done = """{"type":"OK","total":null,"data":null}""";
    private CertifyApp app = null!;
    private CertifyClient client = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [SetUp]
    public async Task NewUser()
    {
        client = new CertifyClient(app);
        await client.Arrive();
    }

    [TestCase("""{}""")]
    [TestCase("""{"name":"张三"}""")]
    [TestCase("""{"identityId":"11010519491231002X"}""")]
    [TestCase("""{"name":"","identityId":"11010519491231002X"}""")]
    [TestCase("""{"name":"张三","identityId":"11010519491231002X","extra":null}""")]
    [TestCase("""{"name":"张三","identityId":"１１０１０５１９４９１２３１００２X"}""")]
    [TestCase("""{"name":"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一","identityId":"11010519491231002X"}""")]
    [TestCase("""{"name":"张三","identityId":"1234567890123456789012345678901"}""")]
    public async Task A_person_is_submitted_with_name_and_number(string body)
    {
        Assert.That((await client.PostText("/certify/personalCertify", body)).Type, Is.EqualTo("FAIL"));
        Assert.That((await client.Get("/certify/getPersonalCertify")).Body, Is.EqualTo("""{"type":"OK","total":null,"data":{"personalStatus":"UNAUTHEN"}}"""));
    }

    [Test]
    public async Task A_person_is_seen_in_every_state()
    {
        var number = TestNumbers.Identity();
        await client.SubmitPerson("李不符", number.ToLowerInvariant());
        Assert.That(await Person(), Is.EqualTo($$"""{"name":"李不符","identityId":"{{number}}","personalStatus":"AUTHEN"}"""));
        Assert.That((await client.Post("/certify/personalCertify", new { name = "张不符", identityId = number })).Body, Is.EqualTo(Done), "replaces what waits");
        await app.Sweep();
        Assert.That(
            await Person(),
            Is.EqualTo($$"""{"name":"张不符","identityId":"{{number}}","personalStatus":"NOTPASS","identityAdvice":"上传身份证正面模糊或者身份证与所填信息不符"}"""));

        await client.SubmitPerson("张三", number);
        await app.Sweep();
        Assert.That(await Person(), Is.EqualTo($$"""{"name":"张三","identityId":"{{number}}","personalStatus":"PASS"}"""));
        Assert.That((await client.Post("/certify/personalCertify", new { name = "张三", identityId = number })).Type, Is.EqualTo("EXIST"));
    }

    [TestCase("张模糊", "上传身份证模糊或无法识别")]
    [TestCase("张反面", "上传身份证反面模糊")]
    [TestCase("张不匹配", "姓名与身份证号不匹配")]
    [TestCase("张过期", "身份证已过期")]
    public async Task A_failed_person_is_told_why(string name, string advice)
    {
        await client.SubmitPerson(name, TestNumbers.Identity());
        await app.Sweep();

        Assert.That((await client.Get("/certify/getPersonalCertify")).Data.GetProperty("identityAdvice").GetString(), Is.EqualTo(advice));
    }

    [Test]
    public async Task A_number_that_another_user_holds_is_refused()
    {
        var number = TestNumbers.Identity();
        await client.SubmitPerson(number: number);
        var other = new CertifyClient(app);
        await other.Arrive();

        Assert.That((await other.Post("/certify/personalCertify", new { name = "张三", identityId = number })).Type, Is.EqualTo("OTHER"));
        await app.Sweep();
        Assert.That((await other.Post("/certify/personalCertify", new { name = "张三", identityId = number })).Type, Is.EqualTo("OTHER"));
    }

    [TestCase("长期", "PASS", "PASS")]
    [TestCase("将至", "PASS", "EXPIRING")]
    public async Task A_person_who_is_about_to_end_may_renew(string ending, string passed, string later)
    {
        var number = TestNumbers.Identity();
        await client.SubmitPerson("王" + ending, number);
        await app.Sweep();
        Assert.That((await client.Get("/certify/getPersonalCertify")).Data.GetProperty("personalStatus").GetString(), Is.EqualTo(passed));
        await app.Get<Expiry>().Run(CancellationToken.None);
        Assert.That((await client.Get("/certify/getPersonalCertify")).Data.GetProperty("personalStatus").GetString(), Is.EqualTo(later));

        var again = await client.Post("/certify/personalCertify", new { name = "王" + ending, identityId = number });
        Assert.That(again.Type, Is.EqualTo(later == "EXPIRING" ? "OK" : "EXIST"));
        Assert.That((await client.Get("/user/getUser")).Data.GetProperty("name").GetString(), Is.EqualTo("王" + ending), "in force while it is renewed");
    }

    [Test]
    public async Task A_company_needs_its_person_first()
    {
        var licence = TestNumbers.Licence();
        Assert.That((await client.SubmitCompany(licence)).Type, Is.EqualTo("NO_ALLOW"));
        await client.SubmitPerson(number: TestNumbers.Identity());
        Assert.That((await client.SubmitCompany(licence)).Type, Is.EqualTo("NO_ALLOW"), "waiting is not enough");
        Assert.That((await client.Get("/certify/getCompanyCertify")).Body, Is.EqualTo("""{"type":"OK","total":null,"data":{"companyStatus":"UNAUTHEN"}}"""));

        await app.Sweep();
        Assert.That((await client.SubmitCompany(licence)).Body, Is.EqualTo(Done));
    }

    [TestCase("legal")]
    [TestCase("companyName")]
    [TestCase("companyAddress")]
    [TestCase("companyPhone")]
    [TestCase("companyLicence")]
    public async Task A_company_is_submitted_with_all_five_fields(string missing)
    {
        var fields = new Dictionary<string, string>
        {
            ["legal"] = "张三",
            ["companyName"] = "公司",
            ["companyAddress"] = "西宁",
            ["companyPhone"] = "0971-6123456",
            ["companyLicence"] = TestNumbers.Licence(),
        };
        fields.Remove(missing);
        Assert.That((await client.Post("/certify/companyCertify", fields)).Type, Is.EqualTo("FAIL"), "before NO_ALLOW");
        fields[missing] = "\n";
        Assert.That((await client.Post("/certify/companyCertify", fields)).Type, Is.EqualTo("FAIL"));
    }

    [TestCase("call me")]
    [TestCase("123456")]
    public async Task A_companys_phone_is_one(string phone) =>
        Assert.That(
            (await client.Post("/certify/companyCertify", new { legal = "张三", companyName = "公司", companyAddress = "西宁", companyPhone = phone, companyLicence = "1" })).Type,
            Is.EqualTo("FAIL"));

    [TestCase("companyLicence")]
    [TestCase("companylicence")]
    public async Task A_company_is_seen_in_every_state(string key)
    {
        await client.SubmitPerson(number: TestNumbers.Identity());
        await app.Sweep();
        await client.Upload("licence");
        var licence = TestNumbers.Licence();
        var fields = new Dictionary<string, string>
        {
            ["legal"] = "张三",
            ["companyName"] = "水利不符",
            ["companyAddress"] = "西宁市",
            ["companyPhone"] = "13800000000",
            [key] = licence,
        };
        Assert.That((await client.Post("/certify/companyCertify", fields)).Body, Is.EqualTo(Done));
        Assert.That(await Company(), Is.EqualTo(View("水利不符", licence, "AUTHEN")));
        await app.Sweep();
        Assert.That(await Company(), Is.EqualTo(View("水利不符", licence, "NOTPASS", ""","companyAdvice":"上传营业执照与所填信息不符" """.TrimEnd())));

        fields["companyName"] = "水利";
        Assert.That((await client.Post("/certify/companyCertify", fields)).Body, Is.EqualTo(Done), "the own row never stands in the way");
        await app.Sweep();
        Assert.That(await Company(), Is.EqualTo(View("水利", licence, "PASS")));
        Assert.That((await client.Post("/certify/companyCertify", fields)).Type, Is.EqualTo("EXIST"));
    }

    [Test]
    public async Task A_companys_legal_person_need_not_be_its_user()
    {
        await client.SubmitPerson(number: TestNumbers.Identity());
        await app.Sweep();
        await client.Upload("licence");
        await client.SubmitCompany(TestNumbers.Licence(), legal: "李四");
        await app.Sweep();

        Assert.That((await client.Get("/user/getUser")).Data.GetProperty("companyStatus").GetString(), Is.EqualTo("PASS"));
    }

    [Test]
    public async Task A_licence_that_another_user_holds_is_refused()
    {
        var licence = TestNumbers.Licence();
        await client.SubmitPerson(number: TestNumbers.Identity());
        var other = new CertifyClient(app);
        await other.Arrive();
        await other.SubmitPerson("李四", TestNumbers.Identity());
        await app.Sweep();
        await client.Upload("licence");
        await client.SubmitCompany(licence);

        Assert.That((await other.SubmitCompany(licence)).Type, Is.EqualTo("OTHER"));
    }

    [Test]
    public async Task A_strict_operator_refuses_numbers_that_cannot_be()
    {
        await using var strict = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Strict"] = "true" });
        var one = new CertifyClient(strict);
        await one.Arrive();
        Assert.That((await one.Post("/certify/personalCertify", new { name = "张三", identityId = "110105194912310021" })).Type, Is.EqualTo("FAIL"));
        await one.SubmitPerson();
        await strict.Sweep();
        Assert.That((await one.SubmitCompany("916301000000000000")).Type, Is.EqualTo("FAIL"));
        Assert.That((await one.SubmitCompany(TestNumbers.Licence())).Type, Is.EqualTo("OK"));
    }

    private async Task<string> Person() => (await client.Get("/certify/getPersonalCertify")).Data.GetRawText();

    private async Task<string> Company() => (await client.Get("/certify/getCompanyCertify")).Data.GetRawText();

    private static string View(string name, string licence, string state, string advice = "") =>
        $$"""{"legal":"张三","companyName":"{{name}}","companyAddress":"西宁市","companyPhone":"13800000000","companyLicence":"{{licence}}","companyStatus":"{{state}}"{{advice}}}""";
}
