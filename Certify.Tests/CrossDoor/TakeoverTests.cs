using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Providers;
using Certify.Tests.Protocols.TokenAuth;
using Certify.Tests.Protocols.UserCertify;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>The ways by which accounts were taken over elsewhere, each by name. Codes have a file of their own.</summary>
public sealed class TakeoverTests
{
    private CertifyApp app = null!;
    private int phones;

    [SetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_sid_that_a_live_token_shows_opens_nothing_by_itself(bool guest)
    {
        var token = guest ? Callers.Guest(app).SessionId : (await Callers.ByToken(app, NewPhone())).SessionId;
        // A guest has a record in the store only while something is pending.
        Assert.That((await app.Ask("TokenAuth", null, XToken(token))).Good, Is.True);
        var sid = TokenDoor.Sid(token);

        foreach (var door in Doors.All)
        {
            Assert.That((await app.Ask(door, null, Bearer(sid))).Good, Is.False, $"{door}, Bearer");
            Assert.That((await app.Ask(door, null, XToken(sid))).Good, Is.False, $"{door}, x-token");
            Assert.That((await app.Ask(door, null, Cookie(sid))).Good, Is.False, $"{door}, cookie");
            Assert.That((await app.Ask(door, sid)).Good, Is.False, $"{door}, user_sid");
        }

        await app.Post("/authent/logout", null, Cookie(sid));
        await app.Send("DELETE", "/api/v1.0/session", null, Bearer(sid));
        await app.Get($"/user/login/logout/?user_sid={sid}");
        await app.Send("DELETE", "/token", null, XToken(sid));
        Assert.That((await app.Ask("TokenAuth", null, XToken(token))).Good, Is.True, "nor does it end anything");
    }

    [Test]
    public async Task A_token_with_something_behind_it_is_no_token()
    {
        var token = (await Callers.ByToken(app, NewPhone())).SessionId;
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        var guest = Callers.Guest(app).SessionId;
        foreach (var text in new[]
        {
            $"{token}.junk", $"{token}.", $"{token}.{token[(dot + 1)..]}", $".{token}", token[..dot], $"{token[..dot]}.", $"{token[..dot]}.junk", $"{token}A", $"{token}=",
            $"{token[..dot]}{guest[guest.IndexOf('.', StringComparison.Ordinal)..]}", $"{guest[..guest.IndexOf('.', StringComparison.Ordinal)]}{token[dot..]}",
        })
        {
            foreach (var door in Doors.All)
            {
                Assert.That((await app.Ask(door, null, XToken(text))).Good, Is.False, $"{door}, x-token {text}");
                Assert.That((await app.Ask(door, null, Bearer(text))).Good, Is.False, $"{door}, Bearer {text}");
            }

            Assert.That((await app.Get("/token/refresh", XToken(text))).Code, Is.EqualTo("20002"), text);
            Assert.That((await app.Send("DELETE", "/token", null, XToken(text))).Good, Is.False, text);
        }

        Assert.That((await app.Ask("TokenAuth", null, XToken(token))).Good, Is.True);
    }

    [TestCase("Origin: https://evil.example")]
    [TestCase("Origin: null")]
    [TestCase("Sec-Fetch-Site: cross-site")]
    [TestCase("Sec-Fetch-Site: same-site")]
    public async Task A_foreign_page_cannot_plant_its_WeChat_openid_in_a_browser(string foreign)
    {
        var planted = await app.Post("/user/wechat/autoLogin", new { code = "wx-thief" }, foreign);

        Assert.That((planted.Code, planted.SetCookie), Is.EqualTo(("FAIL", (string?)null)));
        Assert.That((await app.Get("/user/bindingRelationship")).Code, Is.EqualTo("FAIL"), "no session remembers it");
    }

    [TestCase(SessionKind.Web)]
    [TestCase(SessionKind.Phone)]
    [TestCase(SessionKind.Api)]
    public async Task An_openid_that_a_thief_left_in_the_browser_is_bound_by_no_other_sign_in(SessionKind kind)
    {
        var user = await Callers.MakeUser(app, NewPhone());
        var left = await app.Post("/user/wechat/autoLogin", new { code = "wx-thief" });
        var id = await Doors.SignIn(app, kind, user.Phone!, Callers.Password, Cookie(left.CookieValue!));

        Assert.That((await app.Get("/user/getUser", Cookie(id))).Body, Does.Not.Contain("openId"));
        Assert.That((await app.Post("/user/wechat/autoLogin", new { code = "wx-thief" })).Code, Is.EqualTo("EXIST"), "the thief is still nobody");
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await Doors.SignIn(app, SessionKind.WeChat, user.Phone!, Callers.Password, Cookie(id));
        Assert.That((await app.Post("/user/wechat/autoLogin", new { code = "wx-thief" })).Code, Is.EqualTo("EXIST"), "later neither");
    }

    [Test]
    public async Task A_WeChat_identity_is_bound_once_and_told_and_a_second_session_gets_nothing()
    {
        var (victim, other) = (await Callers.MakeUser(app, NewPhone()), await Callers.MakeUser(app, NewPhone()));
        var first = Cookie((await app.Post("/user/wechat/autoLogin", new { code = "wx-own" })).CookieValue!);
        var second = Cookie((await app.Post("/user/wechat/autoLogin", new { code = "wx-own" })).CookieValue!);
        await Doors.SignIn(app, SessionKind.WeChat, victim.Phone!, Callers.Password, first);
        await Doors.SignIn(app, SessionKind.WeChat, other.Phone!, Callers.Password, second);

        var arrived = await app.Post("/user/wechat/autoLogin", new { code = "wx-own" });
        Assert.That(arrived.Json.GetProperty("data").GetProperty("phone").GetString(), Is.EqualTo(victim.Phone));
        Assert.That((await app.Outbox(victim.Phone!)).Count, Is.EqualTo(1));
        Assert.That(await app.Outbox(other.Phone!), Is.Empty);
    }

    [Test]
    public async Task A_moved_unionid_moves_nobody()
    {
        var weChat = app.Get<WeChatSignIn>();
        var first = await weChat.FindOrCreate(new WeChatPerson("wx-mp", "o-first", "u-first", "first", IsSnapshot: false));
        var second = await weChat.FindOrCreate(new WeChatPerson("wx-mp", "o-second", "u-second", "second", IsSnapshot: false));

        var moved = await weChat.FindOrCreate(new WeChatPerson("wx-mp", "o-first", "u-second", "first", IsSnapshot: false));
        Assert.That(moved.Id, Is.EqualTo(first.Id), "the openid decides");
        Assert.That((await weChat.FindIdentity("wx-mp", "o-first"))!.UnionId, Is.EqualTo("u-first"), "nothing is changed");
        Assert.That((await weChat.FindIdentity("wx-mp", "o-second"))!.UserId, Is.EqualTo(second.Id));
        Assert.That(await Count("SELECT COUNT(*) FROM audit WHERE act = 'wechat:conflict'"), Is.EqualTo(1));
        Assert.That((await weChat.Find(new WeChatPerson("wx-web", "o-third", "u-first", "first", IsSnapshot: false)))!.Id, Is.EqualTo(first.Id));
        Assert.That(await weChat.Find(new WeChatPerson("wx-app", "o-fourth", "U-FIRST", "first", IsSnapshot: false)), Is.Null, "compared byte for byte");
    }

    [Test]
    public async Task A_borrowed_session_changes_no_phone_and_no_address_without_proof(
        [Values(SessionKind.Phone, SessionKind.WeChat, SessionKind.Token, SessionKind.Mini)] SessionKind kind)
    {
        var user = await Callers.MakeUser(app, NewPhone());
        var credential = Bearer(kind == SessionKind.Mini ? await Doors.Mini(app, user) : await Doors.SignIn(app, kind, user.Phone!));
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        var (phone, email) = (NewPhone(), "thief@example.com");
        await app.Get($"/user/phone/getUpdateVerify?phone={phone}", credential);
        await app.Get($"/user/email/getBindVerify?email={email}", credential);
        var (phoneCode, emailCode) = (await app.Code(phone), await app.Code(email));

        Assert.That((await app.Post("/user/updatePhone", new { verification = phoneCode }, credential)).Code, Is.EqualTo("FAIL"));
        Assert.That((await app.Post("/user/updateEmail", new { verification = emailCode }, credential)).Code, Is.EqualTo("FAIL"));
        Assert.That((await app.Post("/api/UpdatePhone", new { verification = phoneCode }, credential)).Status, Is.EqualTo(403));
        var now = (await app.Get("/user/getUser", credential)).Json.GetProperty("data");
        Assert.That(now.GetProperty("phone").GetString(), Is.EqualTo(user.Phone));
        Assert.That(now.TryGetProperty("email", out var bound) ? bound.GetString() : null, Is.Null.Or.Empty);

        Assert.That((await app.Post("/user/checkPassword", new { password = CertifyClient.Md5(Callers.Password) }, credential)).Good, Is.True);
        Assert.That((await app.Post("/user/updatePhone", new { verification = phoneCode }, credential)).Good, Is.True, "the owner can");
        Assert.That((await app.Outbox(user.Phone!))[0].GetProperty("text").GetString(), Does.Contain("密保手机"), "and the old phone is told");
    }

    [Test]
    public async Task A_borrowed_session_binds_no_other_phone_through_the_mini_program()
    {
        var user = await Callers.MakeUser(app, NewPhone());
        var sid = await Doors.Mini(app, user);
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        var phone = NewPhone();
        var asked = await app.Post("/user/login/submit_pn/", new { data = new { pn = phone, user_sid = sid } });
        if (asked.Good)
        {
            var code = asked.Json.GetProperty("response").GetProperty("sid").GetString();
            var tried = await app.Post("/user/login/validate/", new { data = new { pn = phone, sid = code, vcode = await app.Code(phone), user_sid = sid } });
            Assert.That(tried.Good, Is.False, tried.Body);
        }

        Assert.That(await Count("SELECT COUNT(*) FROM users WHERE phone = @phone", new { phone }), Is.Zero);
        Assert.That((await app.Get<Profiles>().Find(user.Id))!.Phone, Is.EqualTo(user.Phone));
    }

    [Test]
    public async Task WeChats_word_alone_proves_nothing()
    {
        var user = await Callers.MakeUser(app, NewPhone());
        var remembered = await app.Post("/user/wechat/autoLogin", new { code = "wx-owner" });
        await Doors.SignIn(app, SessionKind.WeChat, user.Phone!, Callers.Password, Cookie(remembered.CookieValue!));
        var arrived = Cookie((await app.Post("/user/wechat/autoLogin", new { code = "wx-owner" })).CookieValue!);
        var phone = NewPhone();
        await app.Get($"/user/phone/getUpdateVerify?phone={phone}", arrived);

        Assert.That((await app.Post("/user/updatePhone", new { verification = await app.Code(phone) }, arrived)).Code, Is.EqualTo("FAIL"));
        Assert.That((await app.Post("/user/unbind", null, arrived)).Code, Is.EqualTo("FAIL"));
    }

    [TestCase(SessionKind.Api)]
    [TestCase(SessionKind.Web)]
    [TestCase(SessionKind.Phone)]
    [TestCase(SessionKind.WeChat)]
    public async Task A_session_id_fixed_beforehand_is_dead_after_the_sign_in(SessionKind kind)
    {
        var (thief, victim) = (await Callers.MakeUser(app, NewPhone()), await Callers.MakeUser(app, NewPhone()));
        var nameless = (await app.Get($"/user/phone/getRegistVerify?phone={NewPhone()}")).CookieValue!;
        foreach (var planted in new[] { nameless, await Doors.SignIn(app, SessionKind.Api, thief.Phone!) })
        {
            Assert.That((await Doors.TrySignIn(app, kind, victim.Phone!, "wrong-one", Cookie(planted))).SetCookie, Is.Null, "a failed one changes nothing");
            var id = await Doors.SignIn(app, kind, victim.Phone!, Callers.Password, Cookie(planted));
            Assert.That(id, Is.Not.EqualTo(planted));
            Assert.That(await Doors.OpenTo(app, planted), Is.Empty);
            Assert.That(await Doors.OpenTo(app, id), Is.EqualTo(Doors.All));
        }

        Assert.That((await Doors.TrySignIn(app, kind, victim.Phone!, Callers.Password, Cookie("chosen-by-somebody-else-0123456"))).CookieValue, Has.Length.EqualTo(32));
    }

    [Test]
    public async Task A_state_of_one_guest_is_no_use_to_another()
    {
        var (mine, his) = (XToken(Callers.Guest(app).SessionId), XToken(Callers.Guest(app).SessionId));
        var state = (await app.Get("/oauth/wechat/open/app/auth_para", mine)).Json.GetProperty("state").GetString();

        Assert.That((await app.Get($"/oauth/wechat/open/app/auth?code=wx-x&state={state}", his)).Code, Is.EqualTo("20011"));
        Assert.That((await app.Get($"/oauth/wechat/open/app/auth?code=wx-x&state={state}", mine)).Code, Is.EqualTo("0"), "and he did not use it up");
        Assert.That((await app.Get($"/oauth/wechat/open/app/auth?code=wx-x&state={state}", mine)).Code, Is.EqualTo("20011"));
    }

    private string NewPhone() => $"1381237{++phones:D4}";

    private Task<long> Count(string sql, object? args = null) => app.Get<Database>().Read(unit => unit.Scalar<long>(sql, args));
}
