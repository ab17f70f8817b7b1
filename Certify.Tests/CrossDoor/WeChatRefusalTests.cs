using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>What each door says when WeChat itself answers: that a code is no good, or that it cannot serve.</summary>
public sealed class WeChatRefusalTests
{
    private LoopbackWeChat weChat = null!;
    private CertifyApp app = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        weChat = new LoopbackWeChat("wx-one", "secret");
        var settings = new Dictionary<string, string>
        {
            ["Certify:Providers:WeChat"] = "WeChat",
            ["Certify:WeChat:ApiBaseUrl"] = weChat.Address.AbsoluteUri,
        };
        foreach (var kind in new[] { "Mp", "Web", "App", "Mini" })
        {
            settings[$"Certify:WeChat:{kind}:AppId"] = "wx-one";
            settings[$"Certify:WeChat:{kind}:AppSecret"] = "secret";
        }

        app = await CertifyApp.Start(settings);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await app.DisposeAsync();
        await weChat.DisposeAsync();
        weChat.AssertNoObjections();
    }

    [TestCase("40029", "invalid code")]
    [TestCase("40163", "code been used")]
    [TestCase("42003", "oauth_code expired")]
    public async Task A_code_that_WeChat_refuses_is_the_clients_fault(string error, string words)
    {
        Answer($$"""{"errcode":{{error}},"errmsg":"said by WeChat"}""");

        foreach (var path in new[] { "mp", "open/web", "open/app" })
        {
            Assert.That(await ByToken(path), Is.EqualTo((200, """{"err_code":10001,"err_msg":"internal server error"}""" + "\n")), path);
        }

        Assert.That((await app.Post("/user/wechat/autoLogin", new { code = "x" })) is { Status: 200, Code: "FAIL", SetCookie: null }, Is.True);
        Assert.That((await app.Post("/api/AutoLoginWeChat", new { code = "x" })).Status, Is.EqualTo(400));
        var mini = await app.Post("/user/login/login/", new { data = new { code = "x" } });
        Assert.That(mini.Body, Is.EqualTo($$$"""{"version":"0.1","response":{"reason":"{{{words}}}","result":401}}"""));
        Assert.That((await app.Post("/api/LoginMini", new { code = "x" })).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task A_WeChat_that_cannot_serve_is_not()
    {
        Answer("""{"errcode":-1,"errmsg":"system error"}""");

        Assert.That((await ByToken("open/app")).Body, Does.StartWith("""{"err_code":10001,"""));
        Assert.That((await app.Post("/user/wechat/autoLogin", new { code = "x" })) is { Status: 503, Code: "FAIL" }, Is.True);
        Assert.That((await app.Post("/user/login/login/", new { data = new { code = "x" } })).Body, Does.Contain("未知错误").And.Contain("500"));
        Assert.That((await app.Post("/api/LoginMini", new { code = "x" })).Status, Is.EqualTo(503));
    }

    [Test]
    public async Task Somebody_known_signs_in_though_WeChat_tells_his_profile_no_more()
    {
        weChat.Answer("/sns/oauth2/access_token", """{"access_token":"AT","openid":"o-known","unionid":"u-known","scope":"snsapi_userinfo"}""");
        weChat.Answer("/sns/userinfo", """{"openid":"o-known","unionid":"u-known","nickname":"河长"}""");
        Assert.That((await ByToken("mp")).Body, Does.StartWith("""{"err_code":0,"""));
        weChat.Answer("/sns/userinfo", """{"errcode":48001,"errmsg":"api unauthorized"}""");

        foreach (var channel in new[] { "mp", "open/web", "open/app" })
        {
            Assert.That((await ByToken(channel)).Body, Does.StartWith("""{"err_code":0,"""), channel);
        }

        var arrived = await app.Post("/user/wechat/autoLogin", new { code = "x" });
        Assert.That(arrived.Json.GetProperty("data").GetProperty("wechatNickName").GetString(), Is.EqualTo("河长"));
    }

    private void Answer(string json)
    {
        weChat.Answer("/sns/oauth2/access_token", json);
        weChat.Answer("/sns/jscode2session", json);
    }

    private async Task<(int Status, string Body)> ByToken(string channel)
    {
        var guest = XToken(Callers.Guest(app).SessionId);
        var asked = await app.Get(channel == "open/app" ? "/oauth/wechat/open/app/auth_para" : $"/oauth/wechat/{channel}/auth_url?redirect_uri=/x", guest);
        var state = channel == "open/app"
            ? asked.Json.GetProperty("state").GetString()
            : asked.Json.GetProperty("url").GetString()!.Split("state=")[1].Split('#')[0];
        var said = await app.Get($"/oauth/wechat/{channel}/auth?code=x&state={state}", guest);
        return (said.Status, said.Body);
    }
}
