using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using NUnit.Framework;

namespace Certify.Tests.Protocols.TokenAuth;

/// <summary>GET /token/refresh, step by step in the order of its checks.</summary>
public sealed class RefreshTests
{
    private TokenDoor door = null!;

    [SetUp]
    public async Task Open() => door = await TokenDoor.Open();

    [TearDown]
    public async Task Close() => await door.DisposeAsync();

    [Test]
    public async Task Without_a_token_there_is_nothing_to_refresh()
    {
        Assert.That((await door.Get("/token/refresh")).Code, Is.EqualTo(20000));
        Assert.That((await door.Get("/token/refresh", "")).Code, Is.EqualTo(20000));
        Assert.That((await door.Get("/token/refresh", headers: "Authorization: Basic eDp5")).Code, Is.EqualTo(20000));
    }

    [Test]
    public async Task What_is_no_token_of_ours_is_not_decoded()
    {
        var (_, token) = await door.SignInNew();
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        string[] broken =
        [
            "nonsense", token[..dot], token[..dot] + ".", token[dot..], token + ".x",
            token[..dot] + token[dot..].ToUpperInvariant(), token[..dot] + "=" + token[dot..], "e" + token,
        ];

        foreach (var text in broken)
        {
            Assert.That((await door.Get("/token/refresh", text)).Code, Is.EqualTo(20002), text);
            Assert.That((await door.Get("/oauth/wechat/open/app/auth_para", text)).Code, Is.EqualTo(20002), text);
        }
    }

    [Test]
    public async Task A_guest_s_token_comes_back_as_it_is()
    {
        var guest = await door.Guest();
        door.App.Clock.Advance(TimeSpan.FromDays(400));

        Assert.That((await door.Get("/token/refresh", guest)).Token, Is.EqualTo(guest));
        Assert.That((await door.Get("/oauth/wechat/open/app/auth_para", guest)).Code, Is.Zero);
    }

    [Test]
    public async Task A_token_with_more_than_twenty_minutes_left_comes_back_and_a_second_later_is_replaced()
    {
        var (_, token) = await door.SignInNew();
        door.App.Clock.Advance(TimeSpan.FromSeconds(7200 - 1201));
        Assert.That((await door.Get("/token/refresh", token)).Token, Is.EqualTo(token));

        door.App.Clock.Advance(TimeSpan.FromSeconds(1));
        var next = (await door.Get("/token/refresh", token)).Token;
        var (before, after) = (TokenDoor.Payload(token), TokenDoor.Payload(next));
        Assert.That(after.GetProperty("token_id").GetString(), Is.Not.EqualTo(before.GetProperty("token_id").GetString()));
        Assert.That(after.GetProperty("sid").GetString(), Is.EqualTo(before.GetProperty("sid").GetString()));
        Assert.That(after.GetProperty("auth_type").GetString(), Is.EqualTo("phone_password"));
        Assert.That(after.GetProperty("exp_refresh").GetInt64(), Is.EqualTo(before.GetProperty("exp_refresh").GetInt64()));
        Assert.That(after.GetProperty("exp_access").GetInt64(), Is.EqualTo(door.App.Clock.GetUtcNow().ToUnixTimeSeconds() + 7200));
    }

    [Test]
    public async Task A_lost_answer_is_given_again_for_a_minute_and_then_the_old_token_is_a_copy()
    {
        var (user, token) = await door.SignInNew();
        door.App.Clock.Advance(TimeSpan.FromSeconds(7000));
        var next = (await door.Get("/token/refresh", token)).Token;

        door.App.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.That((await door.Get("/token/refresh", token)).Token, Is.EqualTo(next));
        Assert.That((await door.Get("/oauth/wechat/open/app/auth_para", token)).Code, Is.Zero);
        Assert.That(await Reuses(user), Is.Zero);

        door.App.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await door.Get("/token/refresh", token)).Code, Is.EqualTo(20006));
        Assert.That((await door.Get("/oauth/wechat/open/app/auth_para", token)).Code, Is.EqualTo(20006));
        Assert.That(await Reuses(user), Is.EqualTo(2));
        Assert.That((await door.Get("/oauth/wechat/open/app/auth_para", next)).Code, Is.Zero, "nothing else ends");
    }

    [Test]
    public async Task Repeating_a_dead_token_does_not_fill_the_audit()
    {
        var (user, token) = await door.SignInNew();
        door.App.Clock.Advance(TimeSpan.FromSeconds(7000));
        await door.Get("/token/refresh", token);
        door.App.Clock.Advance(TimeSpan.FromSeconds(61));
        for (var i = 0; i < 15; i++)
        {
            await door.Get("/token/refresh", token);
        }

        Assert.That(await Reuses(user), Is.EqualTo(10));
    }

    [Test]
    public async Task An_expired_token_is_refused_everywhere_and_refreshed_all_the_same()
    {
        var (_, token) = await door.SignInNew();
        door.App.Clock.Advance(TimeSpan.FromSeconds(7200));

        Assert.That((await door.Get("/oauth/wechat/open/app/auth_para", token)).Code, Is.EqualTo(20003));
        Assert.That((await door.Get("/token/refresh", token)).Code, Is.Zero);
    }

    [Test]
    public async Task The_year_ends_for_every_token_of_a_session()
    {
        var (_, token) = await door.SignInNew();
        door.App.Clock.Advance(TimeSpan.FromSeconds(31556952 - 3600));
        var last = (await door.Get("/token/refresh", token)).Token;
        var payload = TokenDoor.Payload(last);
        Assert.That(payload.GetProperty("exp_access").GetInt64(), Is.EqualTo(payload.GetProperty("exp_refresh").GetInt64()));

        door.App.Clock.Advance(TimeSpan.FromSeconds(3600 - 1201));
        Assert.That((await door.Get("/token/refresh", last)).Token, Is.EqualTo(last));
        door.App.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await door.Get("/token/refresh", last)).Code, Is.EqualTo(20004), "a successor would end with it");
        Assert.That((await door.Get("/oauth/wechat/open/app/auth_para", last)).Code, Is.Zero);
        door.App.Clock.Advance(TimeSpan.FromSeconds(1200));
        Assert.That((await door.Get("/token/refresh", last)).Code, Is.EqualTo(20004));
        Assert.That((await door.Get("/token/refresh", token)).Code, Is.EqualTo(20004));
    }

    [TestCase("signed out")]
    [TestCase("locked")]
    [TestCase("password changed")]
    public async Task A_young_token_whose_session_ended_is_not_given_back(string how)
    {
        var (user, token) = await door.SignInNew();
        await End(how, user, token);

        Assert.That((await door.Get("/token/refresh", token)).Code, Is.EqualTo(20006));
        Assert.That((await door.Get("/oauth/wechat/open/app/auth_para", token)).Code, Is.EqualTo(20006));
    }

    [Test]
    public async Task A_binding_that_is_gone_takes_its_tokens_along()
    {
        var guest = await door.Guest();
        var state = (await door.Get("/oauth/wechat/open/app/auth_para", guest))["state"];
        var token = (await door.Get($"/oauth/wechat/open/app/auth?code=wx-unbound&state={state}", guest)).Token;
        var weChat = door.App.Get<WeChatSignIn>();
        var identity = (await weChat.FindIdentity("wx-app", "o-wx-app-unbound"))!;
        await weChat.Unbind((await door.App.Get<Profiles>().Find(identity.UserId))!, identity);

        Assert.That((await door.Get("/token/refresh", token)).Code, Is.EqualTo(20006));
    }

    [Test]
    public async Task Signing_out_takes_an_expired_token_and_ends_its_session()
    {
        var (_, token) = await door.SignInNew();
        door.App.Clock.Advance(TimeSpan.FromSeconds(7200));

        Assert.That((await door.Delete("/token", token)).Body, Is.EqualTo("""{"err_code":0,"err_msg":"success"}""" + "\n"));
        Assert.That((await door.Delete("/token", token)).Code, Is.EqualTo(20006));
        Assert.That((await door.Get("/token/refresh", token)).Code, Is.EqualTo(20006));
        Assert.That((await door.Delete("/token")).Code, Is.EqualTo(20000));
        Assert.That((await door.Delete("/token", "nonsense")).Code, Is.EqualTo(20002));
    }

    [Test]
    public async Task Signing_out_takes_the_cookie_along_where_the_request_carried_one()
    {
        var (_, token) = await door.SignInNew();

        Assert.That((await door.Delete("/token", "nonsense", "Cookie: userlogin=x")).Headers.Contains("Set-Cookie"), Is.False);
        Assert.That((await door.Delete("/token", token, "Cookie: userlogin=x")).Headers.GetValues("Set-Cookie"),
            Is.EqualTo(new[] { "userlogin=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" }));
    }

    [Test]
    public async Task A_guest_who_signs_out_is_a_guest_still()
    {
        var guest = await door.Guest();

        Assert.That((await door.Delete("/token", guest)).Code, Is.Zero);
        Assert.That((await door.Get("/token/refresh", guest)).Token, Is.EqualTo(guest));
    }

    [Test]
    public async Task A_bearer_is_as_good_as_the_header_of_the_document()
    {
        var (_, token) = await door.SignInNew();

        Assert.That((await door.Get("/token/refresh", headers: $"Authorization: Bearer {token}")).Token, Is.EqualTo(token));
        Assert.That((await door.Get("/token/refresh", token, "Authorization: Bearer nonsense")).Code, Is.EqualTo(20002), "the first carrier decides");
    }

    [Test]
    public async Task The_sid_inside_a_token_opens_nothing_by_itself()
    {
        var (_, token) = await door.SignInNew();
        var sid = TokenDoor.Sid(token);

        Assert.That((await door.Get("/oauth/wechat/open/app/auth_para", sid)).Code, Is.EqualTo(20002));
        Assert.That((await door.Get("/oauth/wechat/open/app/auth_para", headers: $"Authorization: Bearer {sid}")).Code, Is.EqualTo(20006));
        Assert.That((await door.Get("/oauth/wechat/open/app/auth_para", headers: $"Cookie: userlogin={sid}")).Code, Is.EqualTo(20000));
        Assert.That((await door.Get($"/oauth/wechat/open/app/auth_para?user_sid={sid}")).Code, Is.EqualTo(20000));
    }

    private async Task End(string how, User user, string token)
    {
        switch (how)
        {
            case "signed out":
                await door.Delete("/token", token);
                break;
            case "locked":
                await door.Lock(user);
                break;
            default:
                await door.App.Get<Database>().Write(unit => door.App.Get<UserStore>().SetPassword(unit, user.Id, user.PasswordHash));
                break;
        }
    }

    private Task<long> Reuses(User user) => door.App.Get<Database>().Read(unit => unit.Scalar<long>(
        "SELECT COUNT(*) FROM audit WHERE act = 'token:reuse' AND target = @target", new { target = $"user:{user.Id}" }));
}
