using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun.Identity;
using NUnit.Framework;

namespace Certify.Tests.Providers.Aliyun;

[TestFixture]
public sealed class AliyunIdentityTests : AliyunFixture
{
    private AliyunIdentityAuthority Authority => new(Client, Options);

    [TestCase("1", AuthorityVerdict.Match)]
    [TestCase("2", AuthorityVerdict.Mismatch)]
    [TestCase("3", AuthorityVerdict.NoRecord)]
    public async Task The_verdict_is_in_the_body(string bizCode, AuthorityVerdict verdict)
    {
        Vendor.Answer("Id2MetaVerify", 200, $$"""{"Code":"200","Message":"success","ResultObject":{"BizCode":"{{bizCode}}"} }""");

        var answer = await Check();

        Assert.That((answer.Reading!.Verdict, answer.Fault, answer.Code), Is.EqualTo((verdict, (VendorFault?)null, $"200/{bizCode}")));
        Assert.That(Vendor.Calls.Single().Form["UserName"], Is.EqualTo("张三"));
    }

    [Test]
    public async Task Numbers_stand_for_texts_too()
    {
        Vendor.Answer("Id2MetaVerify", 200, """{"Code":200,"ResultObject":{"BizCode":2}}""");

        Assert.That((await Check()).Reading!.Verdict, Is.EqualTo(AuthorityVerdict.Mismatch));
    }

    [TestCase("400", VendorFault.Request)]
    [TestCase("401", VendorFault.Request)]
    [TestCase("402", VendorFault.Unavailable)]
    [TestCase("403", VendorFault.Throttled)]
    [TestCase("405", VendorFault.Request)]
    [TestCase("410", VendorFault.Account)]
    [TestCase("411", VendorFault.Account)]
    [TestCase("412", VendorFault.Account)]
    [TestCase("500", VendorFault.Unavailable)]
    [TestCase("999", VendorFault.Unavailable)]
    public async Task A_code_inside_HTTP_200_is_no_verdict(string code, VendorFault fault)
    {
        // A result beside an error counts for nothing.
        Vendor.Answer("Id2MetaVerify", 200, $$"""{"Code":"{{code}}","Message":"no","ResultObject":{"BizCode":"1"} }""");

        var answer = await Check();

        Assert.That((answer.Reading, answer.Fault, answer.Code), Is.EqualTo(((AuthorityReading?)null, (VendorFault?)fault, code)));
    }

    [TestCase("""{"Code":"200"}""")]
    [TestCase("""{"Code":"200","ResultObject":{}}""")]
    [TestCase("""{"Code":"200","ResultObject":{"BizCode":"4"}}""")]
    [TestCase("""{"Code":"200","ResultObject":"1"}""")]
    [TestCase("""{}""")]
    public async Task An_undocumented_answer_is_an_outage(string json)
    {
        Vendor.Answer("Id2MetaVerify", 200, json);

        Assert.That(await Check(), Has.Property("Fault").EqualTo(VendorFault.Unavailable).And.Property("Reading").Null);
    }

    [Test]
    public async Task A_number_of_fifteen_digits_is_asked_for_as_its_eighteen()
    {
        await Authority.CheckPerson("张三", "110105491231002", Context, default);

        Assert.That(Vendor.Calls.Single().Form["IdentifyNum"], Is.EqualTo("11010519491231002X"));
    }

    [Test]
    public async Task The_period_is_checked_where_that_is_switched_on_and_it_was_read()
    {
        Options.Identity.CheckPeriod = true;

        await Check("2010.01.01-2030.01.01");
        await Check("2010.01.01-长期");
        await Check(null);
        await Check("2030.01.01");

        Assert.That(Vendor.Calls.Select(call => call.Headers["x-acs-action"]), Is.EqualTo(
            new[] { "Id2MetaPeriodVerify", "Id2MetaPeriodVerify", "Id2MetaVerify", "Id2MetaVerify" }));
        Assert.That(Vendor.Calls[0].Form["ValidityStartDate"] + "-" + Vendor.Calls[0].Form["ValidityEndDate"], Is.EqualTo("20100101-20300101"));
        Assert.That(Vendor.Calls[1].Form["ValidityEndDate"], Is.EqualTo("长期"));
    }

    [Test]
    public async Task The_period_is_not_checked_otherwise()
    {
        await Check("2010.01.01-2030.01.01");

        Assert.That(Vendor.CallsOf("Id2MetaVerify"), Is.EqualTo(1));
    }

    private Task<VendorAnswer<AuthorityReading>> Check(string? period = null) =>
        Authority.CheckPerson("张三", "11010519491231002X", Context with { CardPeriod = period }, default);
}
