using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun.DirectMail;
using Certify.ServiceInterface.Providers.Aliyun.Dysms;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Providers.Aliyun;

[TestFixture]
public sealed class AliyunMessagesTests : AliyunFixture
{
    private AliyunSmsSender Sms => new(Client, Options, Clock);

    [Test]
    public async Task A_code_is_sent_by_the_template_of_its_purpose()
    {
        var answer = await Sms.Send(Message("out-1"), default);

        Assert.That(answer.Reading, Is.EqualTo(new Accepted("900619746936498440^0")));
        var query = Vendor.Calls.Single().Query;
        Assert.That(query["TemplateCode"], Is.EqualTo("SMS_154950909"));
        Assert.That(query["TemplateParam"], Is.EqualTo("""{"code":"012345","brand":"水利云"}"""));
        Assert.That(query["OutId"], Is.EqualTo("out-1"));
    }

    [Test]
    public async Task A_purpose_without_a_template_is_the_operators_matter()
    {
        var answer = await Sms.Send(Message("out-1") with { Purpose = "bind_phone" }, default);

        Assert.That((answer.Fault, answer.Code), Is.EqualTo(((VendorFault?)VendorFault.Account, VendorCodes.NotConfigured)));
        Assert.That(Vendor.Calls, Is.Empty);
    }

    [TestCase("isv.BUSINESS_LIMIT_CONTROL", VendorFault.Throttled)]
    [TestCase("isv.DAY_LIMIT_CONTROL", VendorFault.Throttled)]
    [TestCase("isv.MONTH_LIMIT_CONTROL", VendorFault.Account)]
    [TestCase("isv.AMOUNT_NOT_ENOUGH", VendorFault.Account)]
    [TestCase("isv.OUT_OF_SERVICE", VendorFault.Account)]
    [TestCase("isv.DENY_IP_RANGE", VendorFault.Account)]
    [TestCase("isv.SMS_SIGNATURE_ILLEGAL", VendorFault.Account)]
    [TestCase("isv.SMS_TEMPLATE_ILLEGAL", VendorFault.Account)]
    [TestCase("isp.RAM_PERMISSION_DENY", VendorFault.Account)]
    [TestCase("isv.MOBILE_NUMBER_ILLEGAL", VendorFault.Request)]
    [TestCase("isv.TEMPLATE_MISSING_PARAMETERS", VendorFault.Request)]
    [TestCase("isp.SYSTEM_ERROR", VendorFault.Unavailable)]
    public async Task A_message_that_was_not_taken_says_whose_matter_it_is(string code, VendorFault fault)
    {
        Vendor.Answer("SendSms", 200, $$"""{"Code":"{{code}}","Message":"触发天级流控Permits:10"}""");

        var answer = await Sms.Send(Message("out-1"), default);

        Assert.That((answer.Reading, answer.Fault, answer.Code), Is.EqualTo(((Accepted?)null, (VendorFault?)fault, code)));
    }

    [Test]
    public async Task A_message_of_unknown_fate_is_found_by_its_id()
    {
        Vendor.Next(Mood.Cutting);
        var lost = await Sms.Send(Message("out-1"), default);

        Assert.That(VendorCodes.FateUnknown(lost.Code), Is.True);
        Assert.That((await Sms.LookUp(Message("out-1"), default)).Reading, Is.EqualTo(new SmsFate(true)));
        Assert.That((await Sms.LookUp(Message("out-2"), default)).Reading, Is.EqualTo(new SmsFate(false)));
        Assert.That(Vendor.CallsOf("SendSms"), Is.EqualTo(1), "nothing behind our back sends a cut call again");
    }

    [Test]
    public async Task All_days_since_the_message_was_made_are_looked_at()
    {
        var made = Message("out-1");
        Clock.Advance(TimeSpan.FromDays(2));
        await Sms.Send(made, default);

        Assert.That((await Sms.LookUp(made, default)).Reading, Is.EqualTo(new SmsFate(true)));
        Assert.That(Vendor.CallsOf("QuerySendDetails"), Is.EqualTo(3));
    }

    [Test]
    public async Task All_pages_of_a_day_are_looked_at()
    {
        foreach (var number in Enumerable.Range(1, 51))
        {
            await Sms.Send(Message($"out-{number}"), default);
        }

        Assert.That((await Sms.LookUp(Message("out-51"), default)).Reading, Is.EqualTo(new SmsFate(true)));
        Assert.That(Vendor.CallsOf("QuerySendDetails"), Is.EqualTo(2));
    }

    [Test]
    public async Task An_outage_says_nothing_about_a_fate()
    {
        Vendor.Mood = Mood.Failing;

        Assert.That(await Sms.LookUp(Message("out-1"), default), Has.Property("Fault").EqualTo(VendorFault.Unavailable).And.Property("Reading").Null);
    }

    [Test]
    public async Task A_mail_goes_out_in_plain_text()
    {
        var sender = new AliyunMailSender(Client, Options);

        var answer = await sender.Send(new Mail("b@example.com", "login", "水利云登录验证码 (1)*!'~", "您的验证码：012345\n5分钟内有效 a+b", "out-1"), default);

        Assert.That(answer.Reading, Is.EqualTo(new Accepted("600000009998")));
        var form = Vendor.Calls.Single().Form;
        Assert.That(form["Subject"], Is.EqualTo("水利云登录验证码 (1)*!'~"));
        Assert.That(form["TextBody"], Is.EqualTo("您的验证码：012345\n5分钟内有效 a+b"));
    }

    [Test]
    public async Task A_mail_that_was_refused_says_why()
    {
        Vendor.Answer("SingleSendMail", 400, """{"Code":"InvalidToAddress","Message":"b@example.com is no address"}""");
        var sender = new AliyunMailSender(Client, Options);

        var answer = await sender.Send(new Mail("b@example.com", "login", "s", "t", "out-1"), default);

        Assert.That((answer.Fault, answer.Code), Is.EqualTo(((VendorFault?)VendorFault.Request, "InvalidToAddress")));
    }

    private Sms Message(string outId) => new(
        "13800138000", "login", new Dictionary<string, string> { ["code"] = "012345", ["brand"] = "水利云" }, "text", outId, Clock.GetUtcNow());
}
