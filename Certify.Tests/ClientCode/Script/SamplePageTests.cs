using System.Diagnostics;
using Certify.Tests.CrossDoor.Browser;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.ClientCode.Script;

/// <summary>The sample page, served by its own server, in a real browser on a desk and on a phone.</summary>
public sealed class SamplePageTests
{
    private const string Tools = """
        window.until = async found => { while (!found()) await new Promise(done => setTimeout(done, 10)); return found(); };
        window.at = selector => document.querySelector(selector);
        window.rest = () => until(() => !at('#send').disabled);
        window.press = async selector => { at(selector).click(); await rest(); return at('#message').textContent; };
        window.put = (selector, value) => { at(selector).value = value; };
        window.choose = async (selector, photo) => {
            const chosen = new DataTransfer();
            chosen.items.add(new File([Uint8Array.from(atob(photo), c => c.charCodeAt(0))], 'photo.jpg', { type: 'image/jpeg' }));
            at(selector).files = chosen.files;
            at(selector).dispatchEvent(new Event('change'));
            await rest();
            return at('#message').textContent;
        };
        window.step = () => at('.steps [aria-current]').dataset.step + (document.documentElement.scrollWidth > document.documentElement.clientWidth ? ' is too wide' : '');
        rest();
        """;

    private readonly OutboxCodes codes = new(ScriptWorkshop.App);

    private Chromium browser = null!;
    private Process server = null!;
    private Uri page = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _ = TestServers.Chromium;
        server = ScriptWorkshop.Start(Path.Combine("typescript-web", "serve.mjs"), "0", ScriptWorkshop.BaseUrl);
        page = new Uri((await server.StandardOutput.ReadLineAsync())!);
        browser = await Chromium.Start();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        server?.Kill();
        server?.Dispose();
    }

    [TestCase(1280, 900, "13900060001")]
    [TestCase(390, 844, "13900060002")]
    public async Task It_goes_from_login_over_photos_to_the_status(int width, int height, string phone)
    {
        var photo = Convert.ToBase64String(TestImages.Jpeg());
        await Open(width, height);
        await Step("login");
        await Press($"put('[name=phone]', '{phone}'); press('#send')");
        await Press($"put('[name=code]', '{await codes.Newest(phone)}'); press('#login .main')");
        await Step("submit");
        await Press($"choose('input[name=\"1\"]', '{photo}')");
        await Press($"choose('input[name=\"0\"]', '{photo}')");
        Assert.That(await browser.Run("[...document.querySelectorAll('.photo img')].filter(one => one.checkVisibility()).length"), Is.EqualTo("2"));
        await Press($"put('[name=name]', '张三不匹配'); put('[name=number]', '{DocumentNumbers.NewIdentity()}'); press('#submit .main')");
        await Step("status");
        Assert.That(await browser.Run("at('.badge').textContent"), Is.EqualTo("审核中"));

        await ScriptWorkshop.App.Sweep();
        await Open(width, height); // the session outlives a reload
        await Eventually.Is(
            async () => await browser.Run("press('#refresh').then(() => at('.badge').textContent)") == "未通过", "the result is shown", TimeSpan.FromSeconds(30));
        Assert.That(await browser.Run("at('#again').checkVisibility()"), Is.EqualTo("True"));
        await Press("press('#leave')");
        await Step("login");
    }

    [Test]
    public async Task It_says_why_it_was_refused()
    {
        await Open(390, 844);
        Assert.That(await browser.Run("put('[name=phone]', '123'); press('#send')"), Is.EqualTo("请检查手机号和验证码，或稍后再试"));
        await Press("put('[name=phone]', '13900060003'); press('#send')");
        Assert.That(await browser.Run("put('[name=code]', '000000'); press('#login .main')"), Is.EqualTo("验证码错误或已过期"));
        await Press($"put('[name=code]', '{await codes.Newest("13900060003")}'); press('#login .main')");
        Assert.That(await browser.Run("choose('input[name=\"1\"]', btoa('no photo'))"), Is.EqualTo("请上传有效图片。您上传的该文件不是图片或者图片已经损坏。"));
        await Press("press('#leave')");
    }

    [Test]
    public async Task The_client_reaches_Certify_from_another_origin_when_the_operator_lists_it()
    {
        await using var friendly = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Cors:Origins:0"] = page.GetLeftPart(UriPartial.Authority) });
        await Open(1280, 900);

        Assert.That(await AskAcross(friendly.BaseUrl), Is.EqualTo("0 0 404"));
        Assert.That(await AskAcross(ScriptWorkshop.App.BaseUrl), Is.EqualTo("Exception"));
    }

    [Test]
    public async Task Its_server_gives_nothing_outside_its_folder()
    {
        using var http = new HttpClient();
        foreach (var path in new[] { "..%2fpackage.json", "package.json", "..%2f..%2f..%2fetc/passwd", "serve.mjs/..%2f..%2fdtos.mjs" })
        {
            using var answer = await http.GetAsync(new Uri(page + path));
            Assert.That((int)answer.StatusCode, Is.EqualTo(404), path);
        }
    }

    /// <summary>A sign-in, a request with its token, which the browser asks leave for, and a refusal.</summary>
    private Task<string> AskAcross(Uri certify) => browser.Run(
        $$"""
        (async () => {
            const { JsonServiceClient } = await import('@servicestack/client');
            const { FetchInfo, GetAppAuthParameters, IssueToken } = await import('./dist/dtos.js');
            const client = new JsonServiceClient('{{certify.ToString().TrimEnd('/')}}');
            const token = await client.api(new IssueToken({ auth_type: 'guest' }));
            if (token.error) return token.error.errorCode;
            client.bearerToken = token.response.token;
            const allowed = await client.api(new GetAppAuthParameters());
            const refused = await client.api(new FetchInfo());
            return `${token.response.err_code} ${allowed.response.err_code} ${refused.error.errorCode}`;
        })()
        """);

    private async Task Open(int width, int height)
    {
        await browser.Resize(width, height);
        await browser.Open(page);
        await browser.Run(Tools);
    }

    private async Task Press(string script) => Assert.That(await browser.Run(script), Is.Empty);

    private async Task Step(string step) => Assert.That(await browser.Run("step()"), Is.EqualTo(step));
}
