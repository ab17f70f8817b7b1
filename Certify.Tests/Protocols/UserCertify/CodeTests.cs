using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.Protocols.UserCertify.CertifyClient;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>protocols/user-certify.md 7 and 8.1 to 8.6.</summary>
public sealed class CodeTests
{
    private const string Refused = """{"type":"FAIL","total":null,"data":null}""";
    private CertifyApp app = null!;
    private CertifyClient client = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [SetUp]
    public void NewClient() => client = new CertifyClient(app);

    [TestCase("/user/phone/getRegistVerify", "phone")]
    [TestCase("/user/phone/getUpdateVeridy", "phone")]
    [TestCase("/user/phone/getUpdateVerify", "phone")]
    [TestCase("/user/phone/getGetbackVerify", "phone")]
    [TestCase("/user/login/getLoginVerify", "code")]
    [TestCase("/user/email/getBindVerify", "email")]
    [TestCase("/user/email/getGetbackVerify", "email")]
    public async Task An_address_that_is_absent_blank_or_none_is_refused(string path, string parameter)
    {
        foreach (var query in new[] { "", $"?{parameter}=", $"?{parameter}=%20", $"?{parameter}=null", $"?{parameter}=abc", "?other=13800000000" })
        {
            var reply = await client.Get(path + query);
            Assert.That((reply.Status, reply.Body, reply.SetCookie), Is.EqualTo((200, Refused, (string?)null)), path + query);
        }
    }

    [TestCase("/user/phone/getGetbackVerify?phone=user@example.com")]
    [TestCase("/user/email/getGetbackVerify?email=13800000000")]
    [TestCase("/user/email/getBindVerify?email=13800000000")]
    [TestCase("/user/phone/getRegistVerify?phone=user@example.com")]
    [TestCase("/user/phone/getRegistVerify?phone=１３８００００００００")]
    public async Task An_address_of_the_other_kind_is_none(string path) =>
        Assert.That((await client.Get(path)).Body, Is.EqualTo(Refused));

    [TestCase("/user/phone/getRegistVerify?phone=")]
    [TestCase("/user/phone/getUpdateVeridy?phone=")]
    [TestCase("/user/phone/getUpdateVerify?phone=")]
    public async Task A_new_phone_must_be_nobodys(string path)
    {
        var phone = await client.Register();

        Assert.That((await client.Get(path + phone)).Type, Is.EqualTo("EXIST"));
        Assert.That((await client.Get(path + "%2B86-" + phone)).Type, Is.EqualTo("EXIST"), "the same, written otherwise");
        Assert.That((await client.Get(path + NewPhone())).Type, Is.EqualTo("OK"));
    }

    [TestCase("/user/phone/getGetbackVerify?phone=", "reset_password")]
    [TestCase("/user/login/getLoginVerify?code=", "login")]
    public async Task A_known_phone_must_be_somebodys(string path, string purpose)
    {
        Assert.That((await client.Get(path + NewPhone())).Type, Is.EqualTo("EXIST"));

        var phone = await client.Register();
        Assert.That((await client.Get(path + phone)).Type, Is.EqualTo("OK"));
        Assert.That((await app.Outbox(phone))[0].GetProperty("purpose").GetString(), Is.EqualTo(purpose));
    }

    [Test]
    public async Task Mail_codes_go_to_bound_addresses_and_bind_new_ones()
    {
        await client.Arrive();
        const string address = "codes@example.com";
        Assert.That((await client.Get($"/user/email/getGetbackVerify?email={address}")).Type, Is.EqualTo("EXIST"));
        Assert.That((await client.Get($"/user/login/getLoginVerify?code={address}")).Type, Is.EqualTo("EXIST"));
        Assert.That((await client.Get($"/user/email/getBindVerify?email={address}")).Type, Is.EqualTo("OK"));
        Assert.That((await client.Post("/user/updateEmail", new { verification = await app.Code(address) })).Type, Is.EqualTo("OK"));

        Assert.That((await client.Get("/user/email/getBindVerify?email=Codes@Example.com")).Type, Is.EqualTo("EXIST"));
        Assert.That((await client.Get($"/user/email/getGetbackVerify?email={address}")).Type, Is.EqualTo("OK"));
        Assert.That((await app.Outbox(address))[0].GetProperty("subject").GetString(), Is.EqualTo("水利云重置密码验证码"));
        Assert.That((await client.Get($"/user/login/getLoginVerify?code={address}")).Type, Is.EqualTo("OK"));
        Assert.That((await app.Outbox(address))[0].GetProperty("subject").GetString(), Is.EqualTo("水利云登录验证码"));
    }

    [TestCase("120", "2分钟内有效")]
    [TestCase("90", "90秒内有效")]
    public async Task A_message_says_how_long_its_code_is_good(string seconds, string told)
    {
        await using var other = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Codes:Seconds"] = seconds });
        var phone = NewPhone();
        await new CertifyClient(other).Get($"/user/phone/getRegistVerify?phone={phone}");

        Assert.That((await other.Outbox(phone))[0].GetProperty("text").GetString(), Does.Contain(told));
    }

    [Test]
    public async Task Who_has_no_session_gets_a_nameless_one_for_half_an_hour()
    {
        var reply = await client.Get($"/user/phone/getRegistVerify?phone={NewPhone()}");
        var cookie = client.Cookie;

        Assert.That(reply.SetCookie, Is.EqualTo($"userlogin={cookie}; Path=/; Max-Age=1800; HttpOnly; SameSite=Lax"));
        Assert.That(cookie, Has.Length.EqualTo(32));
        await client.Get($"/user/phone/getRegistVerify?phone={NewPhone()}");
        Assert.That(client.Cookie, Is.EqualTo(cookie), "the same flow");
        Assert.That((await client.Get("/user/getUser")).Type, Is.EqualTo("NO_SESSION"));
    }

    [Test]
    public async Task A_code_is_good_in_its_own_flow_only()
    {
        var phone = NewPhone();
        await client.Get($"/user/phone/getRegistVerify?phone={phone}");
        var code = await app.Code(phone);
        var other = new CertifyClient(app);
        await other.Get($"/user/phone/getRegistVerify?phone={NewPhone()}");

        var stranger = await other.Post("/user/register", new { userName = "a", password = Md5(), verification = code });
        Assert.That(stranger.Type, Is.EqualTo("FAIL"), "his own code is another");
        Assert.That((await new CertifyClient(app).Post("/user/register", new { userName = "a", password = Md5(), verification = code })).Type, Is.EqualTo("INVALID"));
        Assert.That((await client.Post("/user/register", new { userName = "a", password = Md5(), verification = code })).Type, Is.EqualTo("OK"));
    }

    [Test]
    public async Task A_code_of_another_purpose_counts_as_none()
    {
        var phone = await client.Register();
        await client.Get($"/user/login/getLoginVerify?code={phone}");
        var code = await app.Code(phone);

        Assert.That((await client.Post("/user/phone/getbackPassword", new { password = Md5(), verification = code })).Type, Is.EqualTo("INVALID"));
        Assert.That((await client.Post("/user/register", new { userName = "a", password = Md5(), verification = code })).Type, Is.EqualTo("INVALID"));
    }

    [Test]
    public async Task The_fifth_wrong_try_takes_the_code()
    {
        var phone = NewPhone();
        await client.Get($"/user/phone/getRegistVerify?phone={phone}");
        var code = await app.Code(phone);
        for (var i = 0; i < 5; i++)
        {
            Assert.That((await Register(code == "000000" ? "000001" : "000000")).Type, Is.EqualTo("FAIL"));
        }

        Assert.That((await Register(code)).Type, Is.EqualTo("INVALID"));
    }

    [Test]
    public async Task Sends_beyond_the_carriers_limits_are_refused_and_leave_no_session()
    {
        await using var strict = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Codes:ResendSeconds"] = "60" });
        var phone = NewPhone();
        Assert.That((await new CertifyClient(strict).Get($"/user/phone/getRegistVerify?phone={phone}")).Type, Is.EqualTo("OK"));

        var again = await new CertifyClient(strict).Get($"/user/phone/getRegistVerify?phone={phone}");
        Assert.That((again.Body, again.SetCookie), Is.EqualTo((Refused, (string?)null)));
        strict.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That((await new CertifyClient(strict).Get($"/user/phone/getRegistVerify?phone={phone}")).Type, Is.EqualTo("OK"));
    }

    [Test]
    public async Task Answers_whether_somebody_exists_are_counted()
    {
        await using var strict = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Codes:PerAddressPerHour"] = "3" });
        var asking = new CertifyClient(strict);
        for (var i = 0; i < 10; i++)
        {
            Assert.That((await asking.Get($"/user/phone/getGetbackVerify?phone={NewPhone()}")).Type, Is.EqualTo("EXIST"));
        }

        Assert.That((await asking.Get($"/user/phone/getGetbackVerify?phone={NewPhone()}")).Type, Is.EqualTo("FAIL"));
        Assert.That((await asking.Get("/admin/getPassword?userName=nobody")).Type, Is.EqualTo("FAIL"));
        Assert.That((await asking.LoginPhone(NewPhone())).Type, Is.EqualTo("FAIL"));
    }

    private Task<Reply> Register(string code) => client.Post("/user/register", new { userName = "a", password = Md5(), verification = code });
}
