using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Protocols.UserCertify;
using Certify.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor.Browser;

/// <summary>
/// A real browser with a live cookie, and a page of somebody else. At another port of our host the page is of the same site, so the
/// browser does send the cookie; at another host name it is of another site.
/// </summary>
public sealed class CrossSiteBrowserTests
{
    private const string Helpers = """
        window.json = (url, method, body) => fetch(url, { method, credentials: 'include', headers: { 'Content-Type': 'application/json' }, body })
            .then(answer => answer.text(), () => 'blocked');
        window.plain = (url, method, body) => fetch(url, { method, credentials: 'include', mode: 'no-cors', body }).then(() => 'sent', () => 'blocked');
        window.image = url => new Promise(done => { const i = new Image(); i.onload = i.onerror = () => done('asked'); i.src = url; });
        window.form = (url, method, type, fields) => new Promise(done => {
            const frame = document.createElement('iframe'); frame.name = 'f' + Math.random(); document.body.append(frame);
            const form = document.createElement('form'); form.action = url; form.method = method; form.enctype = type; form.target = frame.name;
            for (const name in fields) { const input = document.createElement('input'); input.name = name; input.value = fields[name]; form.append(input); }
            document.body.append(form); let loads = 0; frame.onload = () => { if (frame.contentWindow.length >= 0) done('posted'); };
            form.submit();
        });
        '';
        """;

    private CertifyApp app = null!;
    private Chromium browser = null!;
    private WebApplication foreign = null!;
    private User user = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _ = TestServers.Chromium;
        foreign = Page();
        await foreign.StartAsync();
        app = await CertifyApp.Start();
        browser = await Chromium.Start();
        user = await Callers.MakeUser(app, "13812450001");
        await Callers.MakeUser(app, "13812450002");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
            await app.DisposeAsync();
            await foreign.DisposeAsync();
        }
    }

    [SetUp]
    public async Task SignIn()
    {
        await OpenOwn();
        var signedIn = await browser.Run($$"""json('/user/phone/login', 'POST', '{"code":"{{user.Phone}}","password":"{{CertifyClient.Md5(Callers.Password)}}"}')""");
        Assert.That(Said.CodeOf(signedIn), Is.EqualTo("OK"), signedIn);
    }

    [TestCase("127.0.0.1")]
    [TestCase("localhost")]
    public async Task A_foreign_page_does_nothing_with_the_cookie(string host)
    {
        var before = await State();
        await browser.Open(Foreign(host));
        await browser.Run(Helpers);
        foreach (var attack in Attacks())
        {
            var outcome = await browser.Run(attack);
            Assert.That(outcome, Is.EqualTo("blocked").Or.EqualTo("sent").Or.EqualTo("asked").Or.EqualTo("posted"), attack);
        }

        Assert.That(await State(), Is.EqualTo(before));
        await StillSignedIn();
    }

    [TestCase("127.0.0.1")]
    [TestCase("localhost")]
    public async Task A_foreign_page_that_sends_the_browser_here_does_nothing_either(string host)
    {
        var before = await State();
        foreach (var path in new[] { "/user/phone/getUpdateVerify?phone=13812459999", "/user/login/getLoginVerify?code=13812450002", "/api/v1.0/smscode/13812459999?text=1&id=0b0e4a2e-5c9b-4f5e-9f0e-000000000001" })
        {
            await browser.Open(Foreign(host));
            await browser.Follow(new Uri(app.BaseUrl, path));
        }

        Assert.That(await State(), Is.EqualTo(before));
        Assert.That(await app.Outbox("13812459999"), Is.Empty);
        await StillSignedIn();
    }

    [Test]
    public async Task The_same_page_of_our_own_origin_works()
    {
        await OpenOwn();
        var renamed = await browser.Run("""json('/api/v1.0/user/name', 'PUT', '{"name":"河长"}')""");
        Assert.That(Said.CodeOf(renamed), Is.EqualTo("0"), renamed);
        var sent = await browser.Run("json('/user/phone/getUpdateVerify?phone=13812458888', 'GET')");
        Assert.That(Said.CodeOf(sent), Is.EqualTo("OK"), sent);
        var left = await browser.Run("json('/authent/logout', 'POST')");
        Assert.That(Said.CodeOf(left), Is.EqualTo("OK"), left);
        Assert.That(Said.CodeOf(await browser.Run("json('/user/getUser', 'GET')")), Is.EqualTo("NO_SESSION"));
    }

    [Test]
    public async Task A_foreign_page_that_the_operator_lists_may_use_the_cookie_that_the_browser_sends_it()
    {
        // Without this the others would prove nothing: here the same page, with the same cookie, changes something.
        await using var friendly = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Cors:Origins:0"] = Foreign("127.0.0.1").GetLeftPart(UriPartial.Authority) });
        var friend = await Callers.MakeUser(friendly, "13812450003");
        await browser.Open(Foreign("127.0.0.1"));
        await browser.Run(Helpers);
        var (here, body) = (friendly.BaseUrl, $$"""{"mobile":"{{friend.Phone}}","password":"{{Callers.Password}}"}""");

        Assert.That(Said.CodeOf(await browser.Run($"json('{here}api/v1.0/sessions', 'POST', '{body}')")), Is.EqualTo("0"));
        Assert.That(Said.CodeOf(await browser.Run($$"""json('{{here}}api/v1.0/user/name', 'PUT', '{"name":"河长"}')""")), Is.EqualTo("0"));
        await browser.Open(Foreign("localhost"));
        await browser.Run(Helpers);
        Assert.That(await browser.Run($$"""json('{{here}}api/v1.0/user/name', 'PUT', '{"name":"贼"}')"""), Is.EqualTo("blocked"));
    }

    private IEnumerable<string> Attacks()
    {
        var here = app.BaseUrl.ToString();
        var person = """{"name":"张三","identityId":"11010119900307803X"}""";
        yield return $$"""json('{{here}}api/v1.0/user/name', 'PUT', '{"name":"贼"}')""";
        yield return $"json('{here}api/v1.0/session', 'DELETE')";
        yield return $$"""json('{{here}}api/RenameUser', 'POST', '{"name":"贼"}')""";
        yield return $"json('{here}certify/personalCertify', 'POST', '{person}')";
        yield return $"plain('{here}certify/personalCertify', 'POST', '{person}')";
        yield return $"plain('{here}api/v1.0/user/auth', 'POST', '{person}')";
        yield return $$"""plain('{{here}}api/v1.0/sessions', 'POST', '{"mobile":"13812450002","password":"{{Callers.Password}}"}')""";
        yield return $$"""plain('{{here}}user/wechat/autoLogin', 'POST', new Blob(['{"code":"wx-thief"}']))""";
        yield return $"plain('{here}authent/logout', 'POST')";
        yield return $"plain('{here}api/Logout', 'POST', new FormData())";
        yield return $"plain('{here}api/v1.0/user/avatar', 'POST', (() => {{ const d = new FormData(); d.append('avatar', new Blob(['x']), 'a.jpg'); return d; }})())";
        yield return $"image('{here}user/phone/getUpdateVerify?phone=13812459999')";
        yield return $"image('{here}user/login/getLoginVerify?code=13812450002')";
        yield return $"form('{here}authent/logout', 'POST', 'application/x-www-form-urlencoded', {{}})";
        yield return $"form('{here}certify/personalCertify', 'POST', 'text/plain', {{ '{{\"name\":\"张三\",\"identityId\":\"11010119900307803X\",\"x\":\"': '\"}}' }})";
        yield return $"form('{here}api/SubmitRealName', 'POST', 'multipart/form-data', {{ real_name: '张三', id_card: '11010119900307803X' }})";
        yield return $"form('{here}user/phone/login', 'POST', 'multipart/form-data', {{ code: '13812450002', password: '{CertifyClient.Md5(Callers.Password)}' }})";
        yield return $"form('{here}user/phone/getUpdateVerify', 'GET', 'application/x-www-form-urlencoded', {{ phone: '13812459999' }})";
    }

    private static WebApplication Page()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Services.AddLogging(logging => logging.ClearProviders());
        var page = builder.Build();
        page.MapGet("/", () => Results.Content("<!doctype html><title>Somebody else's</title><body></body>", "text/html"));
        return page;
    }

    private Uri Foreign(string host) => new UriBuilder(foreign.Urls.First()) { Host = host }.Uri;

    private async Task OpenOwn()
    {
        await browser.Open(new Uri(app.BaseUrl, "/health/live"));
        await browser.Run(Helpers);
    }

    private async Task StillSignedIn()
    {
        await OpenOwn();
        var read = await browser.Run("json('/user/getUser', 'GET')");
        Assert.That(read, Does.Contain($"\"phone\":\"{user.Phone}\""), "the cookie is as it was");
    }

    private async Task<string> State() =>
        await TableCounts.Of(app) + System.Text.Json.JsonSerializer.Serialize(await app.Get<Database>().Read(unit => unit.Many<dynamic>("SELECT * FROM users ORDER BY id")));
}
