using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.ApiV1;

public sealed class ApiV1SessionTests
{
    private const string Ok = "{\"errmsg\":\"成功\",\"errno\":\"0\"}\n";
    private const string NotSignedIn = "{\"errmsg\":\"用户未登录\",\"errno\":\"4101\"}\n";
    private const string Phone = "13313331333";

    private CertifyApp app = null!;
    private ApiV1Client client = null!;

    [SetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        client = new ApiV1Client(app);
    }

    [TearDown]
    public async Task Stop()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Test]
    public async Task Registration_signs_in_and_the_session_knows_the_name()
    {
        var registered = await client.Register(Phone);
        var session = await client.Get("/api/v1.0/session");

        Assert.That(registered.Body, Is.EqualTo(Ok));
        Assert.That(registered.SetCookie, Does.Match("^userlogin=[A-Za-z0-9_-]{32}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax$"));
        Assert.That(session.Body, Is.EqualTo("{\"data\":{\"name\":\"13313331333\"},\"errmsg\":\"成功\",\"errno\":\"0\"}\n"));
        Assert.That(session.MediaType, Is.EqualTo("application/json"));
        Assert.That(session.SetCookie, Is.Null);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("unknown")]
    public async Task Nobody_is_signed_in_without_a_good_cookie(string? cookie)
    {
        client.Cookie = cookie;

        Assert.That((await client.Get("/api/v1.0/session")).Body, Is.EqualTo(NotSignedIn));
    }

    [Test]
    public async Task A_session_that_is_not_used_ends_after_ten_minutes_and_not_before()
    {
        await client.Register(Phone);
        app.Clock.Advance(TimeSpan.FromSeconds(599));
        var before = await client.Get("/api/v1.0/session");
        app.Clock.Advance(TimeSpan.FromSeconds(601));
        var after = await client.Get("/api/v1.0/session");

        Assert.That(before.Body, Does.Contain("\"errno\":\"0\""));
        Assert.That(after.Body, Is.EqualTo(NotSignedIn));
    }

    [Test]
    public async Task Sign_in_makes_a_new_session_and_ends_the_one_it_came_with()
    {
        await client.Register(Phone);
        var first = client.Cookie!;
        var signedIn = await client.Post("/api/v1.0/sessions", $$"""{"mobile":"{{Phone}}","password":"secret1"}""");
        client.Cookie = first;
        var old = await client.Get("/api/v1.0/session");

        Assert.That(signedIn.Body, Is.EqualTo(Ok));
        Assert.That(signedIn.CookieId, Has.Length.EqualTo(32).And.Not.EqualTo(first));
        Assert.That(old.Body, Is.EqualTo(NotSignedIn));
    }

    [TestCase("""{"mobile":"13313331333","password":"wrong-one"}""", "4106")]
    [TestCase("""{"mobile":"13313331334","password":"secret1"}""", "4107")]
    [TestCase("""{"mobile":"1331333","password":"secret1"}""", "4103")]
    [TestCase("""{"mobile":"13313331333"}""", "4002")]
    [TestCase("""{"mobile":"","password":"secret1"}""", "4002")]
    [TestCase("""{"mobile":13313331333,"password":"secret1"}""", "4002")]
    [TestCase("""{"mobile":"13313331333","password":null}""", "4002")]
    [TestCase("{", "4103")]
    [TestCase("", "4103")]
    [TestCase("[]", "4103")]
    public async Task A_failed_sign_in_says_why_and_changes_nothing(string body, string code)
    {
        await client.Register(Phone);
        var reply = await client.Post("/api/v1.0/sessions", body);
        var session = await client.Get("/api/v1.0/session");

        Assert.That(reply.Body, Does.EndWith($"\"errno\":\"{code}\"}}\n"));
        Assert.That(reply.SetCookie, Is.Null);
        Assert.That(session.Body, Does.Contain(Phone));
    }

    [Test]
    public async Task Sign_out_removes_the_cookie_and_is_idempotent()
    {
        await client.Register(Phone);
        var id = client.Cookie;
        var ended = await client.Delete("/api/v1.0/session");
        var without = await client.Delete("/api/v1.0/session");
        client.Cookie = id;
        var again = await client.Delete("/api/v1.0/session");
        client.Cookie = "";
        var empty = await client.Delete("/api/v1.0/session");

        Assert.That(ended.Body, Is.EqualTo(Ok));
        Assert.That(ended.SetCookie, Is.EqualTo("userlogin=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"));
        Assert.That(without.Body, Is.EqualTo(NotSignedIn));
        Assert.That(again.Body, Is.EqualTo(Ok));
        Assert.That(again.SetCookie, Is.EqualTo(ended.SetCookie));
        Assert.That(empty.Body, Is.EqualTo(NotSignedIn));
    }

    [Test]
    public async Task After_many_wrong_passwords_the_right_one_must_wait()
    {
        await client.Register(Phone);
        for (var i = 0; i < 5; i++)
        {
            await client.Post("/api/v1.0/sessions", $$"""{"mobile":"{{Phone}}","password":"wrong-{{i}}"}""");
        }

        var refused = await client.Post("/api/v1.0/sessions", $$"""{"mobile":"{{Phone}}","password":"secret1"}""");
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        var taken = await client.Post("/api/v1.0/sessions", $$"""{"mobile":"{{Phone}}","password":"secret1"}""");

        Assert.That(refused.Body, Is.EqualTo("{\"errmsg\":\"非法请求或请求次数受限\",\"errno\":\"4201\"}\n"));
        Assert.That(taken.Body, Is.EqualTo(Ok));
    }
}
