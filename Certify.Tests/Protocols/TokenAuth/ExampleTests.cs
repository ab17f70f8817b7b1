using System.Globalization;
using System.Text.RegularExpressions;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.TokenAuth;

/// <summary>Every example of the legacy document, request and answer, byte for byte. Tokens are shown decoded, their random parts and times named.</summary>
public sealed partial class ExampleTests
{
    private TokenDoor door = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        door = await TokenDoor.Open(new Dictionary<string, string>
        {
            ["Certify:PublicBaseUrl"] = "http://localhost:8080",
            ["Certify:WeChat:Mp:AppId"] = "appid",
            ["Certify:WeChat:Web:AppId"] = "appid",
            ["Certify:WeChat:App:AppId"] = "appid",
        });
        await door.AddUser("18888888888", "test@qq.com");
    }

    [OneTimeTearDown]
    public async Task Close() => await door.DisposeAsync();

    [Test]
    public Task Success() => Check("success", "api 返回, 成功时", "/user/auth?auth_type=guest");

    [Test]
    public Task Failure() => Check("failure", "api 返回, 失败时", "/oauth/wechat/open/app/auth_para");

    [Test]
    public Task Decoded_token() => Check("decoded-token", "token 解码", "/user/auth?auth_type=phone_password&phone=18888888888&password=123456",
        "The document's sample was refreshed once; a new one has exp_access two hours ahead.");

    [Test]
    public Task Guest() => Check("auth-guest", "认证, guest", "/user/auth?auth_type=guest");

    [Test]
    public Task Email_and_password() =>
        Check("auth-email-password", "认证, 邮箱+密码", "/user/auth?auth_type=email_password&email=test%40qq.com&password=123456");

    [Test]
    public Task Phone_and_password() =>
        Check("auth-phone-password", "认证, 手机+密码", "/user/auth?auth_type=phone_password&phone=18888888888&password=123456");

    [Test]
    public async Task Mp_url() => await Check("wechat-mp-auth-url", "微信公众号, 获取认证url", "/oauth/wechat/mp/auth_url?redirect_uri=%2Fxxx%2Fyyy",
        "The document's answer belongs to another request, for /callback.html. The bytes hold \\u0026 for &, as the original's did.", await door.Guest());

    [Test]
    public async Task Mp_auth()
    {
        var (guest, state) = await Begin("/oauth/wechat/mp/auth_url?redirect_uri=/xxx/yyy");
        await Check("wechat-mp-auth", "微信公众号, 认证", $"/oauth/wechat/mp/auth?code=wx-mp&state={state}", Pasted, guest);
    }

    [Test]
    public async Task Web_url() => await Check("wechat-web-auth-url", "网站应用, 获取认证url", "/oauth/wechat/open/web/auth_url?redirect_uri=%2Fxxx%2Fyyy",
        "The document's answer belongs to another request, for /callback.html. The bytes hold \\u0026 for &, as the original's did.", await door.Guest());

    [Test]
    public async Task Web_auth()
    {
        var (guest, state) = await Begin("/oauth/wechat/open/web/auth_url?redirect_uri=/xxx/yyy");
        await Check("wechat-web-auth", "网站应用, 认证", $"/oauth/wechat/open/web/auth?code=wx-web&state={state}", Pasted, guest);
    }

    [Test]
    public async Task App_parameters() => await Check("wechat-app-auth-para", "移动应用, 获取认证参数", "/oauth/wechat/open/app/auth_para",
        "The document's state is a placeholder of 31 characters.", await door.Guest());

    [Test]
    public async Task App_auth()
    {
        var guest = await door.Guest();
        var state = (await door.Get("/oauth/wechat/open/app/auth_para", guest))["state"];
        await Check("wechat-app-auth", "移动应用, 认证", $"/oauth/wechat/open/web/auth?code=wx-app&state={state}",
            Pasted + "\n# The path is a slip of the document for /oauth/wechat/open/app/auth; both are served.", guest);
    }

    [Test]
    public async Task Refresh() => await Check("token-refresh", "刷新token", "/token/refresh", null, await door.Guest());

    [Test]
    public async Task The_document_s_url_is_ours_but_for_the_state()
    {
        var mp = await door.Get("/oauth/wechat/mp/auth_url?redirect_uri=/callback.html", await door.Guest());
        var web = await door.Get("/oauth/wechat/open/web/auth_url?redirect_uri=/callback.html", await door.Guest());

        Assert.That(State().Replace(mp["url"], "state="), Is.EqualTo(
            "https://open.weixin.qq.com/connect/oauth2/authorize?appid=appid&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback.html&response_type=code&scope=snsapi_userinfo&state=#wechat_redirect"));
        Assert.That(State().Replace(web["url"], "state="), Is.EqualTo(
            "https://open.weixin.qq.com/connect/qrconnect?appid=appid&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback.html&response_type=code&scope=snsapi_login&state=#wechat_redirect"));
    }

    private const string Pasted = "The document shows the phone_password token of another example; the real auth_type is oauth_wechat.";

    private async Task Check(string name, string where, string request, string? reason = null, string? token = null)
    {
        var reply = await door.Get(request, token);
        var text = $"# legacy/token-auth.md: {where}\n{(reason is null ? "" : $"# {reason}\n")}GET {request}\n{(token is null ? "" : $"x-token: {token}\n")}\n"
            + $"HTTP {reply.Status}\nContent-Type: {reply.ContentHeaders.ContentType}\n\n{reply.Body}";
        GoldenFile.Check($"TokenAuth/{name}.txt", Decode(text));
    }

    private async Task<(string Guest, string State)> Begin(string request)
    {
        var guest = await door.Guest();
        return (guest, State().Match((await door.Get(request, guest))["url"]).Value["state=".Length..]);
    }

    /// <summary>Shows what is in a token, and names what is never the same twice.</summary>
    private string Decode(string text)
    {
        var now = door.App.Clock.GetUtcNow().ToUnixTimeSeconds();
        text = Token().Replace(text, token =>
        {
            var payload = TokenDoor.Payload(token.Value).GetRawText();
            return $"<{Times().Replace(payload, time => $"now+{long.Parse(time.Value, CultureInfo.InvariantCulture) - now}")} signed>";
        });
        return Sid().Replace(Hex().Replace(text, "<32 hex>"), "<32 base64url>");
    }

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]+\.[0-9a-f]{64}")]
    private static partial Regex Token();

    [GeneratedRegex("(?<=:)[0-9]{10}")]
    private static partial Regex Times();

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex Hex();

    [GeneratedRegex("(?<=\"sid\":\"(temp\\.)?)[A-Za-z0-9_-]{32}(?=\")")]
    private static partial Regex Sid();

    [GeneratedRegex("state=[0-9a-f]{32}")]
    private static partial Regex State();
}
