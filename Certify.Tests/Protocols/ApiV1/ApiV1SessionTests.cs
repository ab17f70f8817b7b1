using Certify.ServiceInterface.Persistence;
using NUnit.Framework;

namespace Certify.Tests.Protocols.ApiV1;

public sealed class ApiV1SessionTests : ApiV1Tests
{
    [Test]
    public async Task Registration_signs_in_and_the_session_knows_the_name()
    {
        var registered = await Client.Register(Phone);
        var session = await Client.Get("/api/v1.0/session");

        Assert.That(registered.Body, Is.EqualTo(Ok));
        Assert.That(registered.SetCookie, Does.Match("^userlogin=[A-Za-z0-9_-]{32}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax$"));
        Assert.That(session.Body, Is.EqualTo("{\"data\":{\"name\":\"13313331333\"},\"errmsg\":\"成功\",\"errno\":\"0\"}\n"));
        Assert.That(session.MediaType, Is.EqualTo("application/json"));
        Assert.That(session.SetCookie, Is.Null);
    }

    [Test]
    public async Task A_session_that_is_not_used_ends_after_ten_minutes_and_not_before()
    {
        await Client.Register(Phone);
        App.Clock.Advance(TimeSpan.FromSeconds(599));
        var before = await Client.Get("/api/v1.0/session");
        App.Clock.Advance(TimeSpan.FromSeconds(601));
        var after = await Client.Get("/api/v1.0/session");

        Assert.That(before.Body, Does.Contain("\"errno\":\"0\""));
        Assert.That(after.Body, Is.EqualTo(NotSignedIn));
    }

    [Test]
    public async Task Asking_who_is_signed_in_does_not_prolong_the_session_and_all_else_does()
    {
        await Client.Register(Phone);
        App.Clock.Advance(TimeSpan.FromSeconds(400));
        await Client.Get("/api/v1.0/user");
        App.Clock.Advance(TimeSpan.FromSeconds(400));
        var prolonged = await Client.Get("/api/v1.0/session");
        App.Clock.Advance(TimeSpan.FromSeconds(400));
        var after = await Client.Get("/api/v1.0/session");

        Assert.That(prolonged.Body, Does.Contain("\"errno\":\"0\""));
        Assert.That(after.Body, Is.EqualTo(NotSignedIn));
    }

    [Test]
    public async Task Sign_in_makes_a_new_session_and_ends_the_one_it_came_with()
    {
        await Client.Register(Phone);
        var first = Client.Cookie!;
        var signedIn = await Client.Post("/api/v1.0/sessions", $$"""{"mobile":"{{Phone}}","password":"secret1"}""");
        Client.Cookie = first;
        var old = await Client.Get("/api/v1.0/session");

        Assert.That(signedIn.Body, Is.EqualTo(Ok));
        Assert.That(signedIn.CookieId, Has.Length.EqualTo(32).And.Not.EqualTo(first));
        Assert.That(old.Body, Is.EqualTo(NotSignedIn));
    }

    [Test]
    public async Task Sign_out_removes_the_cookie_and_is_idempotent()
    {
        await Client.Register(Phone);
        var id = Client.Cookie;
        var ended = await Client.Delete("/api/v1.0/session");
        var without = await Client.Delete("/api/v1.0/session");
        Client.Cookie = id;
        var again = await Client.Delete("/api/v1.0/session");
        Client.Cookie = "";
        var empty = await Client.Delete("/api/v1.0/session");

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
        await Client.Register(Phone);
        for (var i = 0; i < 5; i++)
        {
            await Client.Post("/api/v1.0/sessions", $$"""{"mobile":"{{Phone}}","password":"wrong-{{i}}"}""");
        }

        var refused = await Client.Post("/api/v1.0/sessions", $$"""{"mobile":"{{Phone}}","password":"secret1"}""");
        App.Clock.Advance(TimeSpan.FromMinutes(16));
        var taken = await Client.Post("/api/v1.0/sessions", $$"""{"mobile":"{{Phone}}","password":"secret1"}""");

        Assert.That(refused.Body, Is.EqualTo("{\"errmsg\":\"非法请求或请求次数受限\",\"errno\":\"4201\"}\n"));
        Assert.That(taken.Body, Is.EqualTo(Ok));
    }

    [Test]
    public async Task A_locked_user_is_unknown_and_his_session_over()
    {
        await Client.Register(Phone);
        await App.Get<Database>().Write(unit => App.Get<UserStore>().SetLocked(unit, 1, true, App.Clock.GetUtcNow()));
        var login = $$"""{"mobile":"{{Phone}}","password":"secret1"}""";

        Assert.That((await Client.Post("/api/v1.0/sessions", login)).Body, Is.EqualTo(Refused("4107", "用户不存在或未激活")));
        Assert.That((await Client.Post("/api/BeginSession", login)).Status, Is.EqualTo(403));
        Assert.That((await Client.Get("/api/v1.0/session")).Body, Is.EqualTo(NotSignedIn));
    }
}
