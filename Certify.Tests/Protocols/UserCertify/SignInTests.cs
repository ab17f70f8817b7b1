using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.Protocols.UserCertify.CertifyClient;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>protocols/user-certify.md 8.16 to 8.20 and 6.2, in the order of their steps.</summary>
public sealed class SignInTests
{
    private CertifyApp app = null!;
    private CertifyClient client = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [SetUp]
    public void NewClient() => client = new CertifyClient(app);

    [Test]
    public async Task A_web_login_answers_with_the_user_and_sets_the_cookie_letter_by_letter()
    {
        var phone = await client.Register();
        var reply = await client.LoginWeb(phone);

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.MediaType!.ToString(), Is.EqualTo("application/json;charset=UTF-8").Or.EqualTo("application/json; charset=UTF-8"));
        Assert.That(reply.Data.GetProperty("phone").GetString(), Is.EqualTo(phone));
        Assert.That(reply.SetCookie, Is.EqualTo($"userlogin={client.Cookie}; Path=/; Max-Age=1800; HttpOnly; SameSite=Lax"));
    }

    [Test]
    public async Task What_else_old_pages_send_is_not_looked_at()
    {
        var phone = await client.Register();
        var reply = await client.Post("/user/web/login", new { code = phone, password = Md5(), loginType = "phone", cookie = Mark() });

        Assert.That((reply.Type, reply.SetCookie!.Contains("Max-Age=1800;", StringComparison.Ordinal)), Is.EqualTo(("OK", true)));
    }

    [Test]
    public async Task A_nickname_that_looks_like_JSON_stays_text()
    {
        var phone = await client.Register(userName: """{"a":1}""");

        Assert.That((await client.LoginWeb(phone)).Data.GetProperty("userName").GetString(), Is.EqualTo("""{"a":1}"""));
    }

    [Test]
    public async Task A_login_by_code_finds_nobody_under_a_phone_that_was_given_up()
    {
        var phone = await client.Arrive();
        var other = new CertifyClient(app);
        await other.Get($"/user/login/getLoginVerify?code={phone}");
        var code = await app.Code(phone);
        var next = NewPhone();
        await client.Get($"/user/phone/getUpdateVerify?phone={next}");
        await client.Post("/user/updatePhone", new { verification = await app.Code(next) });

        Assert.That((await other.Post("/user/web/loginByVerify", new { password = Md5(), verification = code })).Type, Is.EqualTo("EXIST"));
    }

    [Test]
    public async Task A_phone_login_lasts_seven_days()
    {
        var phone = await client.Register();

        Assert.That((await client.LoginPhone(phone)).SetCookie, Does.Contain("Max-Age=604800;"));
        Assert.That((await client.Get("/user/getUser")).SetCookie, Does.StartWith($"userlogin={client.Cookie}; Path=/; Max-Age=604800;"));
    }

    [TestCase("""{}""", "FAIL")]
    [TestCase("""{"password":"0"}""", "FAIL")]
    [TestCase("""{"code":"nobody","password":"0"}""", "FAIL")]
    [TestCase("""{"code":"13311111111","password":"0","cookie":""}""", "FAIL")]
    [TestCase("""{"code":"13311111111","extra":" "}""", "FAIL")]
    [TestCase("""{"code":"13311111111","extra":"null"}""", "FAIL")]
    [TestCase("""{"code":"13311111111","extra":{}}""", "FAIL")]
    [TestCase("""{"code":"13311111111","extra":{"a":null}}""", "FAIL")]
    [TestCase("""{"code":"13311111111","extra":[]}""", "FAIL")]
    [TestCase("""{"code":"13311111111","extra":[""]}""", "FAIL")]
    [TestCase("""{"code":{"a":1}}""", "FAIL")]
    [TestCase("""{"code":"13311111111"}""", "EXIST")]
    [TestCase("""{"code":13311111111}""", "EXIST")]
    [TestCase("""{"code":"nobody@example.com","extra":{"a":1}}""", "EXIST")]
    [TestCase("[]", "FAIL")]
    [TestCase("{", "FAIL")]
    [TestCase("null", "FAIL")]
    public async Task A_web_login_is_refused_before_the_password_by_what_was_sent(string body, string type)
    {
        var reply = await client.PostText("/user/web/login", body);

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Body, Is.EqualTo($$"""{"type":"{{type}}","total":null,"data":null}"""));
    }

    [TestCase("/user/web/login")]
    [TestCase("/user/phone/login")]
    [TestCase("/user/wechat/login")]
    [TestCase("/user/weChat/login")]
    public async Task Unknown_locked_and_wrong_are_told_apart_in_this_order(string path)
    {
        var phone = await client.Register();
        Assert.That((await client.Post(path, new { code = NewPhone(), password = Md5() })).Type, Is.EqualTo("EXIST"));
        Assert.That((await client.Post(path, new { code = phone })).Type, Is.EqualTo("FAIL"), "no password");
        Assert.That((await client.Post(path, new { code = phone, password = Md5("wrong") })).Type, Is.EqualTo("FAIL"));
        Assert.That((await client.Post(path, new { code = phone, password = Password })).Type, Is.EqualTo("FAIL"), "not hashed");
        Assert.That((await client.Post(path, new { code = phone, password = Md5().ToUpperInvariant(), cookie = Mark() })).Type, Is.EqualTo("OK"));

        await Lock(phone);
        Assert.That((await client.Post(path, new { code = phone, password = Md5("wrong") })).Type, Is.EqualTo("UNKNOWN"));
    }

    [Test]
    public async Task A_browser_without_its_mark_must_prove_a_code_as_well()
    {
        var phone = await client.Register();
        Assert.That((await client.Post("/user/web/login", new { code = phone, password = Md5() })).Type, Is.EqualTo("OTHER"), "absent");
        Assert.That((await client.Post("/user/web/login", new { code = phone, password = Md5(), cookie = "x" })).Type, Is.EqualTo("OTHER"), "another");
        Assert.That((await client.Post("/user/web/login", new { code = phone, password = Md5("wrong") })).Type, Is.EqualTo("FAIL"), "only after the password");

        await client.Get($"/user/login/getLoginVerify?code={phone}");
        var reply = await client.Post("/user/web/loginByVerify", new { password = Md5(), verification = await app.Code(phone) });

        Assert.That(reply.Type, Is.EqualTo("OK"));
        Assert.That(reply.SetCookie, Does.Contain("Max-Age=1800"));
    }

    [Test]
    public async Task The_mark_is_made_of_the_password_as_it_was_sent_or_of_its_lower_case()
    {
        var phone = await client.Register();
        var capitals = Md5().ToUpperInvariant();

        Assert.That((await client.Post("/user/web/login", new { code = phone, password = capitals, cookie = Md5(capitals) })).Type, Is.EqualTo("OK"));
        Assert.That((await client.Post("/user/web/login", new { code = phone, password = capitals, cookie = Mark() })).Type, Is.EqualTo("OK"));
        Assert.That((await client.Post("/user/web/login", new { code = phone, password = Md5(), cookie = Md5(capitals) })).Type, Is.EqualTo("OTHER"));
    }

    [Test]
    public async Task Fifteen_days_after_the_last_sign_in_the_mark_is_not_enough()
    {
        var phone = await client.Register();
        await client.LoginPhone(phone);
        app.Clock.Advance(TimeSpan.FromDays(15));
        Assert.That((await client.LoginWeb(phone)).Type, Is.EqualTo("OK"));

        app.Clock.Advance(TimeSpan.FromDays(15) + TimeSpan.FromSeconds(1));
        Assert.That((await client.LoginWeb(phone)).Type, Is.EqualTo("OTHER"));
    }

    [Test]
    public async Task A_login_by_code_goes_through_its_steps_in_order()
    {
        var phone = await client.Register();
        Assert.That((await LoginByCode(new { password = Md5(), verification = "123456" })).Type, Is.EqualTo("INVALID"), "nothing asked for");

        await client.Get($"/user/login/getLoginVerify?code={phone}");
        var code = await app.Code(phone);
        Assert.That((await LoginByCode(new { })).Type, Is.EqualTo("FAIL"), "empty");
        Assert.That((await LoginByCode(new { password = Md5() })).Type, Is.EqualTo("FAIL"), "no code");
        Assert.That((await LoginByCode(new { verification = code })).Type, Is.EqualTo("FAIL"), "no password");
        Assert.That((await LoginByCode(new { password = Md5("wrong"), verification = code })).Type, Is.EqualTo("FAIL"));
        Assert.That((await LoginByCode(new { password = Md5(), verification = Another(code) })).Type, Is.EqualTo("FAIL"));
        Assert.That((await LoginByCode(new { password = Md5(), verification = code })).Type, Is.EqualTo("OK"));
        Assert.That((await LoginByCode(new { password = Md5(), verification = code })).Type, Is.EqualTo("INVALID"), "used, and the session is another");
    }

    [Test]
    public async Task A_login_by_code_refuses_a_locked_user_and_an_old_code()
    {
        var phone = await client.Register();
        await client.Get($"/user/login/getLoginVerify?code={phone}");
        var code = await app.Code(phone);
        app.Clock.Advance(TimeSpan.FromSeconds(301));
        Assert.That((await LoginByCode(new { password = Md5(), verification = code })).Type, Is.EqualTo("INVALID"));

        await client.Get($"/user/login/getLoginVerify?code={phone}");
        await Lock(phone);
        Assert.That((await LoginByCode(new { password = Md5("wrong"), verification = "1" })).Type, Is.EqualTo("UNKNOWN"));
    }

    [Test]
    public async Task A_failed_login_changes_nothing_and_a_good_one_ends_the_session_that_it_came_with()
    {
        var phone = await client.Arrive();
        var before = client.Cookie;
        await client.LoginWeb(phone, "wrong1");
        Assert.That(client.Cookie, Is.EqualTo(before));
        Assert.That((await client.Get("/user/getUser")).Type, Is.EqualTo("OK"));

        await client.LoginPhone(phone);
        Assert.That(client.Cookie, Is.Not.EqualTo(before));
        client.Cookie = before;
        Assert.That((await client.Get("/user/getUser")).Type, Is.EqualTo("NO_SESSION"));
    }

    [Test]
    public async Task A_user_has_one_live_session_of_a_kind_and_several_kinds()
    {
        var phone = await client.Arrive();
        var app2 = new CertifyClient(app);
        await app2.LoginPhone(phone);
        var browser2 = new CertifyClient(app);
        await browser2.LoginWeb(phone);

        Assert.That((await client.Get("/user/getUser")).Type, Is.EqualTo("NO_SESSION"), "the older browser");
        Assert.That((await app2.Get("/user/getUser")).Type, Is.EqualTo("OK"));
        Assert.That((await browser2.Get("/user/getUser")).Type, Is.EqualTo("OK"));
    }

    [Test]
    public async Task Wrong_passwords_are_soon_refused_without_being_compared()
    {
        var phone = await client.Register();
        for (var i = 0; i < 5; i++)
        {
            Assert.That((await client.LoginPhone(phone, "wrong1")).Type, Is.EqualTo("FAIL"));
        }

        Assert.That((await client.LoginPhone(phone)).Type, Is.EqualTo("FAIL"), "the right one comes too soon");
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That((await client.LoginPhone(phone)).Type, Is.EqualTo("OK"));
    }

    private Task<Reply> LoginByCode(object body) => client.Post("/user/web/loginByVerify", body);

    private static string Another(string code) => code == "000000" ? "000001" : "000000";

    private async Task Lock(string phone)
    {
        var user = (await app.Get<SignIn>().FindUser(new Credential(phone, null)))!;
        await app.Get<Database>().Write(unit => app.Get<UserStore>().SetLocked(unit, user.Id, locked: true, app.Clock.GetUtcNow()));
    }
}
