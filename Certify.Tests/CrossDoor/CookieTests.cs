using Certify.ServiceInterface.Domain;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>The cookie byte for byte: who sets it, who renews it with how long a life, who removes it.</summary>
public sealed class CookieTests
{
    private const string Form = "^userlogin=[A-Za-z0-9_-]{{32}}; Path=/; Max-Age={0}; HttpOnly; SameSite=Lax{1}$";
    private const string Removed = "userlogin=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax";

    private CertifyApp app = null!;
    private int phones;

    [SetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase(SessionKind.Api, 600)]
    [TestCase(SessionKind.Web, 1800)]
    [TestCase(SessionKind.Phone, 604800)]
    [TestCase(SessionKind.WeChat, 604800)]
    public async Task A_sign_in_sets_it_and_each_success_renews_it_with_the_life_of_its_own_kind(SessionKind kind, int seconds)
    {
        var user = await NewUser();
        var signedIn = await Doors.TrySignIn(app, kind, user.Phone!, Callers.Password);
        Assert.That(signedIn.SetCookie, Does.Match(Spelt(seconds)));
        var cookie = Cookie(signedIn.CookieValue!);

        foreach (var path in new[] { "/api/v1.0/user", "/api/v1.0/user/auth", "/user/getUser", "/user/polling", "/certify/getPersonalCertify" })
        {
            app.Clock.Advance(TimeSpan.FromSeconds(100));
            var renewed = await app.Get(path, cookie);
            Assert.That((renewed.Good, renewed.SetCookie), Is.EqualTo((true, signedIn.SetCookie)), path);
        }

        Assert.That((await app.Get("/api/v1.0/session", cookie)).SetCookie, Is.Null, "asking who is signed in does not renew");
        Assert.That((await app.Get("/user/admin/getUsers", cookie)).SetCookie, Is.Null, "a refusal does not renew");
    }

    [TestCase("/user/validate/fetch_info/")]
    [TestCase("/user/obtain/self_info/")]
    [TestCase("/oauth/wechat/open/app/auth_para")]
    public async Task Other_carriers_and_other_doors_get_no_cookie(string path)
    {
        var user = await NewUser();
        var id = await Doors.SignIn(app, SessionKind.Web, user.Phone!);

        Assert.That((await app.Get(path, Bearer(id))).SetCookie, Is.Null);
        Assert.That((await app.Get($"{path}?user_sid={id}", Cookie(id))).SetCookie, Is.Null);
        Assert.That((await app.Get("/user/getUser", Bearer(id))).SetCookie, Is.Null, "who brings no cookie gets none");
        Assert.That((await Doors.TrySignIn(app, SessionKind.Token, user.Phone!, Callers.Password, Cookie(id))).SetCookie, Is.Null);
    }

    [Test]
    public async Task The_mini_programs_sign_in_sets_none() =>
        Assert.That((await app.Post("/user/login/login/", new { data = new { code = "wx-cookie" } })) is { Good: true, SetCookie: null }, Is.True);

    [Test]
    public async Task An_administrator_has_half_an_hour_and_so_has_a_nameless_session()
    {
        var asked = await app.Get("/admin/getPassword?userName=admin");
        Assert.That(asked.SetCookie, Does.Match(Spelt(1800)));
        var signedIn = await app.Post(
            "/admin/login", new { userName = "admin", password = await app.Code("13900000000") }, Cookie(asked.CookieValue!));
        Assert.That(signedIn.SetCookie, Does.Match(Spelt(1800)));
        Assert.That(signedIn.CookieValue, Is.Not.EqualTo(asked.CookieValue));
        var read = await app.Get("/admin/getUsers", Cookie(signedIn.CookieValue!));
        Assert.That(read.SetCookie, Is.EqualTo(signedIn.SetCookie));
    }

    [Test]
    public async Task A_moment_between_the_beginning_and_the_cookie_takes_no_second_from_it()
    {
        var asked = await app.Get("/admin/getPassword?userName=admin");
        app.Clock.Advance(TimeSpan.FromMilliseconds(3));

        var again = await app.Get("/user/phone/getRegistVerify?phone=13812365999", Cookie(asked.CookieValue!));

        Assert.That((again.Good, again.SetCookie), Is.EqualTo((true, asked.SetCookie)));
    }

    [Test]
    public async Task The_longest_life_is_the_end_of_all_renewals()
    {
        var cookie = Cookie(await Doors.SignIn(app, SessionKind.Phone, (await NewUser()).Phone!));
        for (var day = 6; day <= 84; day += 6)
        {
            app.Clock.Advance(TimeSpan.FromDays(6));
            Assert.That((await app.Get("/user/getUser", cookie)).Good, Is.True, $"day {day}");
        }

        app.Clock.Advance(TimeSpan.FromDays(5));
        Assert.That((await app.Get("/user/getUser", cookie)).SetCookie, Does.Match(Spelt(86400)));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That((await app.Get("/user/getUser", cookie)).Code, Is.EqualTo("NO_SESSION"));
    }

    [Test]
    public async Task Every_sign_out_removes_the_cookie_that_came_with_it_and_no_other()
    {
        foreach (var (method, path) in new[] { ("DELETE", "/api/v1.0/session"), ("POST", "/authent/logout"), ("POST", "/api/Logout"), ("POST", "/api/EndSession") })
        {
            var id = await Doors.SignIn(app, SessionKind.Api, (await NewUser()).Phone!);
            Assert.That((await app.Send(method, path, null, Cookie(id))).SetCookie, Is.EqualTo(Removed), path);
            Assert.That((await app.Send(method, path, null, Cookie(id))).SetCookie, Is.EqualTo(Removed), $"{path}, over already");
            Assert.That((await app.Send(method, path, null, Bearer(id))).SetCookie, Is.Null, $"{path}, no cookie came");
        }
    }

    [Test]
    public async Task At_an_https_address_it_is_secure()
    {
        await using var secure = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:PublicBaseUrl"] = "https://certify.example" });
        var user = await Callers.MakeUser(secure, "13812360000");
        var signedIn = await Doors.TrySignIn(secure, SessionKind.Api, user.Phone!, Callers.Password);

        Assert.That(signedIn.SetCookie, Does.Match(Spelt(600, "; Secure")));
        Assert.That((await secure.Get("/user/getUser", Cookie(signedIn.CookieValue!))).SetCookie, Is.EqualTo(signedIn.SetCookie));
        Assert.That((await secure.Post("/authent/logout", null, Cookie(signedIn.CookieValue!))).SetCookie, Is.EqualTo(Removed + "; Secure"));
    }

    private static string Spelt(int seconds, string end = "") =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Form, seconds, end);

    private Task<User> NewUser() => Callers.MakeUser(app, $"1381236{++phones:D4}");
}
