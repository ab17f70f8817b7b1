using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using NUnit.Framework;

namespace Certify.Tests.Protocols.TokenAuth;

/// <summary>Sign-in by WeChat: the URLs, the state, the three ways back.</summary>
public sealed class WeChatFlowTests
{
    private TokenDoor door = null!;

    [OneTimeSetUp]
    public async Task Open() => door = await TokenDoor.Open(new Dictionary<string, string>
    {
        ["Certify:PublicBaseUrl"] = "http://localhost:8080",
        ["Certify:WeChat:RedirectOrigins:0"] = "https://shop.example",
        ["Certify:WeChat:RedirectOrigins:1"] = "http://localhost:3000/",
    });

    [OneTimeTearDown]
    public async Task Close() => await door.DisposeAsync();

    [TestCase("mp", "wx-mp", "https://open.weixin.qq.com/connect/oauth2/authorize", "snsapi_userinfo")]
    [TestCase("open/web", "wx-web", "https://open.weixin.qq.com/connect/qrconnect", "snsapi_login")]
    public async Task The_url_has_its_parameters_in_the_order_of_the_document(string channel, string appId, string site, string scope)
    {
        var reply = await door.Get($"/oauth/wechat/{channel}/auth_url?redirect_uri=%2Fcallback.html%3Fa%3Db+c%26d%3D%7E", await door.Guest());

        Assert.That(reply["url"], Does.Match(
            @"\A" + System.Text.RegularExpressions.Regex.Escape(
                $"{site}?appid={appId}&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback.html%3Fa%3Db%20c%26d%3D~&response_type=code&scope={scope}&state=".Replace("%20", "+"))
            + @"[0-9a-f]{32}#wechat_redirect\z"));
        Assert.That(reply.Body, Does.Contain(@"\u0026redirect_uri=").And.Not.Contain("&").And.EndsWith("#wechat_redirect\"}\n"));
    }

    [TestCase("/callback.html", true)]
    [TestCase("/", true)]
    [TestCase("/a//b", true)]
    [TestCase("/a b", true)]
    [TestCase("/路", true)]
    [TestCase("https://shop.example", true)]
    [TestCase("https://shop.example/back?x=1#y", true)]
    [TestCase("HTTPS://SHOP.EXAMPLE/back", true)]
    [TestCase("https://shop.example?x=1", true)]
    [TestCase("http://localhost:3000/back", true)]
    [TestCase("", false)]
    [TestCase("callback.html", false)]
    [TestCase(".evil.example/", false)]
    [TestCase("@evil.example/", false)]
    [TestCase(":8081@evil.example/", false)]
    [TestCase("//evil.example/", false)]
    [TestCase("/\\evil.example/", false)]
    [TestCase("\\\\evil.example/", false)]
    [TestCase("/a\tb", false)]
    [TestCase(" /a", false)]
    [TestCase("https://evil.example/", false)]
    [TestCase("https://shop.example.evil.example/", false)]
    [TestCase("https://shop.example@evil.example/", false)]
    [TestCase("https://shop.example:x@evil.example/", false)]
    [TestCase("https://shop.example:8443/", false)]
    [TestCase("https://user@shop.example/", false)]
    [TestCase("http://shop.example/", false)]
    [TestCase("http://localhost:8080/callback.html", false)]
    [TestCase("javascript:alert(1)", false)]
    public async Task A_browser_is_sent_back_to_us_or_to_an_origin_that_is_listed(string target, bool taken)
    {
        var guest = await door.Guest();
        var query = $"redirect_uri={Uri.EscapeDataString(target)}";

        Assert.That((await door.Get($"/oauth/wechat/mp/auth_url?{query}", guest)).Code, Is.EqualTo(taken ? 0 : 10000));
        Assert.That((await door.Get($"/oauth/wechat/open/web/auth_url?{query}", guest)).Code, Is.EqualTo(taken ? 0 : 10000));
    }

    [TestCase("/oauth/wechat/mp/auth_url")]
    [TestCase("/oauth/wechat/open/web/auth_url")]
    [TestCase("/oauth/wechat/mp/auth")]
    [TestCase("/oauth/wechat/mp/auth?code=wx-a")]
    [TestCase("/oauth/wechat/mp/auth?code=&state=x")]
    [TestCase("/oauth/wechat/open/web/auth?state=x")]
    [TestCase("/oauth/wechat/open/app/auth?code=wx-a&state=")]
    public async Task A_token_s_fault_goes_before_a_value_s(string request)
    {
        Assert.That((await door.Get(request)).Code, Is.EqualTo(20000));
        Assert.That((await door.Get(request, "nonsense")).Code, Is.EqualTo(20002));
        Assert.That((await door.Get(request, await door.Guest())).Code, Is.EqualTo(10000));
    }

    [TestCase("mp", "mp")]
    [TestCase("open/web", "open/web")]
    [TestCase("open/app", "open/app")]
    [TestCase("open/app", "open/web", TestName = "an app that follows the document")]
    public async Task A_state_and_a_code_sign_in(string begins, string finishes)
    {
        var guest = await door.Guest();
        var state = await State(begins, guest);

        var reply = await door.Get($"/oauth/wechat/{finishes}/auth?code=wx-walker&state={state}", guest);

        var payload = TokenDoor.Payload(reply.Token);
        Assert.That(payload.GetProperty("auth_type").GetString(), Is.EqualTo("oauth_wechat"));
        var caller = (await door.App.Get<Tokens>().Check(reply.Token)).Caller!;
        Assert.That(caller.User!.UserName, Is.EqualTo("walker"));
        Assert.That(caller.Session.ProvedAt, Is.Null, "no address was proved");
        var identity = await door.App.Get<WeChatSignIn>().FindIdentity($"wx-{begins.Split('/')[^1]}", $"o-wx-{begins.Split('/')[^1]}-walker");
        Assert.That(identity?.UserId, Is.EqualTo(caller.User.Id), "the credentials of the app that began");
    }

    [TestCase("mp", "open/web")]
    [TestCase("mp", "open/app")]
    [TestCase("open/web", "mp")]
    [TestCase("open/web", "open/app")]
    [TestCase("open/app", "mp")]
    public async Task A_state_is_good_in_its_own_channel_only(string begins, string finishes)
    {
        var guest = await door.Guest();
        var state = await State(begins, guest);

        Assert.That((await door.Get($"/oauth/wechat/{finishes}/auth?code=wx-a&state={state}", guest)).Code, Is.EqualTo(20011));
        Assert.That((await door.Get($"/oauth/wechat/{begins}/auth?code=wx-a&state={state}", guest)).Code, Is.EqualTo(20011), "and used up by that");
    }

    [Test]
    public async Task A_state_is_tried_once_right_or_wrong()
    {
        var guest = await door.Guest();
        var state = await State("mp", guest);
        Assert.That((await Finish("mp", "wx-a", state, guest)).Code, Is.Zero);
        Assert.That((await Finish("mp", "wx-a", state, guest)).Code, Is.EqualTo(20011));

        state = await State("mp", guest);
        Assert.That((await Finish("mp", "wx-a", new string('0', 32), guest)).Code, Is.EqualTo(20011));
        Assert.That((await Finish("mp", "wx-a", state, guest)).Code, Is.EqualTo(20011));

        state = await State("mp", guest);
        Assert.That((await Finish("mp", "", state, guest)).Code, Is.EqualTo(10000));
        Assert.That((await Finish("mp", "wx-a", state, guest)).Code, Is.Zero, "a request without a code was no try");
    }

    [Test]
    public async Task A_state_belongs_to_the_session_that_asked()
    {
        var (guest, other) = (await door.Guest(), await door.Guest());
        var state = await State("mp", guest);

        Assert.That((await Finish("mp", "wx-a", state, other)).Code, Is.EqualTo(20011));
        Assert.That((await Finish("mp", "wx-a", state, guest)).Code, Is.Zero);
    }

    [Test]
    public async Task A_newer_state_replaces_the_one_before()
    {
        var guest = await door.Guest();
        var first = await State("mp", guest);
        var second = await State("mp", guest);

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That((await Finish("mp", "wx-a", second, guest)).Code, Is.Zero);
    }

    [Test]
    public async Task A_state_lasts_ten_minutes()
    {
        var guest = await door.Guest();
        var state = await State("mp", guest);
        door.App.Clock.Advance(TimeSpan.FromSeconds(599));
        Assert.That((await Finish("mp", "wx-a", state, guest)).Code, Is.Zero);

        state = await State("mp", guest);
        door.App.Clock.Advance(TimeSpan.FromSeconds(600));
        Assert.That((await Finish("mp", "wx-a", state, guest)).Code, Is.EqualTo(20011));
    }

    [Test]
    public async Task A_signed_in_user_s_session_carries_a_state_too_and_nothing_is_bound()
    {
        var (user, token) = await door.SignInNew();
        var state = await State("open/web", token);

        var reply = await Finish("open/web", "wx-somebody", state, token);
        var caller = (await door.App.Get<Tokens>().Check(reply.Token)).Caller!;
        Assert.That(caller.User!.Id, Is.Not.EqualTo(user.Id));
        Assert.That((await door.Get("/token/refresh", token)).Token, Is.EqualTo(token));
    }

    [TestCase("used-up", 10001)]
    [TestCase("snap-visitor", 20010)]
    public async Task Whom_WeChat_does_not_name_is_not_signed_in(string code, int refusal)
    {
        var guest = await door.Guest();

        Assert.That((await Finish("mp", code, await State("mp", guest), guest)).Code, Is.EqualTo(refusal));
        Assert.That(await door.App.Get<WeChatSignIn>().FindIdentity("wx-mp", $"o-wx-mp-{code.Split('-')[1]}"), Is.Null);
    }

    [Test]
    public async Task A_locked_user_is_refused()
    {
        var (user, _) = await Person("mp", "wx-locked");
        await door.Lock(user);
        var guest = await door.Guest();

        Assert.That((await Finish("mp", "wx-locked", await State("mp", guest), guest)).Code, Is.EqualTo(20010));
    }

    [Test]
    public async Task One_person_is_one_user_in_all_apps_by_the_unionid()
    {
        var (first, _) = await Person("mp", "wx-union");
        var (second, _) = await Person("open/web", "wx-union");
        var (third, _) = await Person("open/app", "wx-union");

        Assert.That(new[] { second.Id, third.Id }, Is.All.EqualTo(first.Id));
    }

    [Test]
    public async Task Without_a_unionid_a_person_is_another_in_each_app()
    {
        var (first, _) = await Person("mp", "nounion-single");
        var (again, _) = await Person("mp", "nounion-single");
        var (elsewhere, _) = await Person("open/web", "nounion-single");

        Assert.That(again.Id, Is.EqualTo(first.Id));
        Assert.That(elsewhere.Id, Is.Not.EqualTo(first.Id));
    }

    [Test]
    public async Task A_unionid_that_comes_later_is_added_to_the_identity()
    {
        var (first, _) = await Person("mp", "nounion-late");
        var (again, _) = await Person("mp", "wx-late");
        var (elsewhere, _) = await Person("open/web", "wx-late");

        Assert.That(new[] { again.Id, elsewhere.Id }, Is.All.EqualTo(first.Id));
    }

    private async Task<(User User, string Token)> Person(string channel, string code)
    {
        var guest = await door.Guest();
        var token = (await Finish(channel, code, await State(channel, guest), guest)).Token;
        return ((await door.App.Get<Tokens>().Check(token)).Caller!.User!, token);
    }

    private Task<TokenDoor.Reply> Finish(string channel, string code, string state, string token) =>
        door.Get($"/oauth/wechat/{channel}/auth?code={code}&state={state}", token);

    private async Task<string> State(string channel, string token)
    {
        if (channel == "open/app")
        {
            return (await door.Get("/oauth/wechat/open/app/auth_para", token))["state"];
        }

        var url = (await door.Get($"/oauth/wechat/{channel}/auth_url?redirect_uri=/back", token))["url"];
        var begins = url.IndexOf("&state=", StringComparison.Ordinal) + "&state=".Length;
        return url[begins..url.IndexOf('#', StringComparison.Ordinal)];
    }
}
