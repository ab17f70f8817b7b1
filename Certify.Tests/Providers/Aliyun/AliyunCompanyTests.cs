using System.Text.Json.Nodes;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun.Company;
using NUnit.Framework;

namespace Certify.Tests.Providers.Aliyun;

[TestFixture]
public sealed class AliyunCompanyTests : AliyunFixture
{
    private AliyunCompanyAuthority Authority => new(Client, Options);

    [Test]
    public async Task Three_elements_are_checked_where_the_legal_persons_number_is_unknown()
    {
        var answer = await Check(null);

        Assert.That(answer.Reading, Is.EqualTo(new AuthorityReading(AuthorityVerdict.Match, "2018-09-25/9999-09-09")));
        Assert.That(answer.Code, Is.EqualTo("Success/1"));
        Assert.That(Vendor.Calls.Single().Query["InfoVerifyType"], Is.EqualTo("ENT_3META"));
    }

    [Test]
    public async Task Four_elements_are_checked_where_it_is_known()
    {
        await Check("11010519491231002X");

        Assert.That(Vendor.Calls.Single().Query["LegalPersonCertNo"], Is.EqualTo("11010519491231002X"));
    }

    [Test]
    public async Task A_legal_persons_fifteen_digits_are_asked_for_as_their_eighteen()
    {
        await Check("110105491231002");

        Assert.That(Vendor.Calls.Single().Query["LegalPersonCertNo"], Is.EqualTo("11010519491231002X"));
    }

    [Test]
    public async Task Each_call_has_a_business_id_of_its_own()
    {
        await Check(null);
        await Check(null);

        Assert.That(Vendor.Calls.Select(call => call.Query["MerchantBizId"]), Is.Unique);
    }

    [Test]
    public async Task What_differs_is_told()
    {
        Vendor.Answer("EntElementVerifyV2", 200, """
            {"Code":"Success","Result":{"BizCode":"2","ReasonDetail":"LegalPersonNameFlag, EntNameFlag","Status":"4"}}
            """);

        var answer = await Check(null);

        Assert.That(answer.Reading!.Verdict, Is.EqualTo(AuthorityVerdict.Mismatch));
        Assert.That(answer.Reading.Reasons, Is.EqualTo(new[] { "LegalPersonNameFlag", "EntNameFlag", "Status4" }));
        Assert.That(answer.Reading.OpenTime, Is.Null);
    }

    [Test]
    public async Task An_unknown_company_is_no_mismatch()
    {
        Vendor.Answer("EntElementVerifyV2", 200, """{"Code":"Success","Result":{"BizCode":"3"}}""");

        Assert.That((await Check(null)).Reading!.Verdict, Is.EqualTo(AuthorityVerdict.NoRecord));
    }

    [TestCase(400, "MissingParameter", VendorFault.Request)]
    [TestCase(401, "InvalidParameter", VendorFault.Request)]
    [TestCase(403, "Forbidden.AccountAccessDenied", VendorFault.Account)]
    [TestCase(403, "Forbidden.RAMUserAccessDenied", VendorFault.Account)]
    [TestCase(200, "InvalidParameter", VendorFault.Request)]
    [TestCase(200, "Forbidden.AccountAccessDenied", VendorFault.Account)]
    [TestCase(200, "200", VendorFault.Unavailable)]
    public async Task An_error_is_no_verdict(int status, string code, VendorFault fault)
    {
        Vendor.Answer("EntElementVerifyV2", status, $$"""{"Code":"{{code}}","Message":"no","Result":{"BizCode":"1"} }""");

        var answer = await Check(null);

        Assert.That((answer.Reading, answer.Fault, answer.Code), Is.EqualTo(((AuthorityReading?)null, (VendorFault?)fault, code)));
    }

    [TestCase("""{"code":"0","data":true,"message":"法人姓名、工商注册号一致"}""", AuthorityVerdict.Match, null)]
    [TestCase("""{"code":0,"data":"true"}""", AuthorityVerdict.Match, null)]
    [TestCase("""{"code":"20001","data":false}""", AuthorityVerdict.NoRecord, null)]
    [TestCase("""{"code":"20002","data":false}""", AuthorityVerdict.Mismatch, "LegalPerson")]
    [TestCase("""{"code":"20003","data":false}""", AuthorityVerdict.Mismatch, "CreditCode")]
    public async Task The_licence_check_is_the_alternative(string data, AuthorityVerdict verdict, string? reason)
    {
        Options.Company.Api = CompanyApi.VerifyBusinessLicense;
        Vendor.Answer("VerifyBusinessLicense", _ => (200, new JsonObject { ["Data"] = data }));

        // It takes three elements only.
        var answer = await Check("11010519491231002X");

        Assert.That(answer.Reading!.Verdict, Is.EqualTo(verdict));
        Assert.That(answer.Reading.Reasons?.Single(), Is.EqualTo(reason));
        Assert.That(Vendor.CallsOf("VerifyBusinessLicense"), Is.EqualTo(1));
    }

    [TestCase("""{"code":"0","data":false}""")]
    [TestCase("""{"code":"20009","data":false}""")]
    [TestCase("[]")]
    public async Task A_contradiction_is_an_outage(string data)
    {
        Options.Company.Api = CompanyApi.VerifyBusinessLicense;
        Vendor.Answer("VerifyBusinessLicense", _ => (200, new JsonObject { ["Data"] = data }));

        Assert.That((await Check(null)).Fault, Is.EqualTo(VendorFault.Unavailable));
    }

    private Task<VendorAnswer<AuthorityReading>> Check(string? legalPersonNumber) =>
        Authority.CheckCompany("91330106673959654P", "杭州某某有限公司（总店）", "张三", legalPersonNumber, Context, default);
}
