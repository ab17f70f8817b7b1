using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor.Browser;

/// <summary>The API explorer in a real browser, on a desk and on a phone.</summary>
public sealed class ExplorerTests
{
    private const string Tools = """
        window.until = async found => { while (!found()) await new Promise(done => setTimeout(done, 10)); return found(); };
        window.at = selector => document.querySelector(selector);
        window.show = async name => { location.hash = name; await until(() => at('h1')?.textContent === name); };
        window.wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth; // a phone shows more when a page is too wide
        window.send = async (name, fields, photo) => {
            await show(name);
            for (const [key, value] of Object.entries(fields)) { at('#field-' + key).value = value; at('#field-' + key).dispatchEvent(new Event('input', { bubbles: true })); }
            if (photo) {
                const chosen = new DataTransfer();
                chosen.items.add(new File([Uint8Array.from(atob(photo), c => c.charCodeAt(0))], 'photo.jpg', { type: 'image/jpeg' }));
                at('input[type=file]').files = chosen.files;
            }
            at('button.send').click();
            await until(() => at('#status') && at('#answer, img.answer'));
            return JSON.stringify({ status: at('#status').textContent.split(' ')[0], request: at('#request').textContent, answer: at('#answer')?.textContent, wide: wide() });
        };
        '';
        """;

    private CertifyApp app = null!;
    private Chromium browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _ = TestServers.Chromium;
        app = await CertifyApp.Start();
        browser = await Chromium.Start();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
            await app.DisposeAsync();
        }
    }

    [TestCase(1280, 900, "13900050001")]
    [TestCase(390, 844, "13900050002")]
    public async Task It_goes_from_login_to_status(int width, int height, string phone)
    {
        await Open(width, height);
        var photo = Convert.ToBase64String(TestImages.Jpeg());

        await Send("IssueToken", new { auth_type = "guest" });
        await Send("RequestPhoneCheckCode", new { phone });
        await Send("IssueToken", new { auth_type = "phone_checkcode", phone, checkcode = await app.Code(phone) });
        Assert.That(await browser.Run("sessionStorage.getItem('session') === at('#session').value && at('#session').value.length > 100"), Is.EqualTo("True"));
        var sent = await Send("SubmitPhoto", new { t_photo = 1 }, photo);
        Assert.That(sent.GetProperty("request").GetString(), Does.StartWith("POST /api/SubmitPhoto\nAuthorization: Bearer ").And.Contain("v_photo: photo.jpg"));
        await Send("SubmitPhoto", new { t_photo = 0 }, photo);
        await Send("SubmitInfo", new { name = "张三", idcard_number = DocumentNumbers.NewIdentity() });
        var status = await Send("FetchInfo", new { });
        Assert.That(status.GetProperty("answer").GetString(), Does.Contain("\"validate_status\": 1"));
        await Send("FetchPhoto", new { t_photo = 1 });
        Assert.That(await browser.Run("until(() => at('img.answer').naturalWidth)"), Is.EqualTo("640"), "the photo is shown");
    }

    [Test]
    public async Task A_refusal_shows_its_status_and_code()
    {
        await Open(1280, 900);
        await browser.Run("at('#forget').click(); ''");
        var refused = JsonSerializer.Deserialize<JsonElement>(await browser.Run("send('FetchInfo', {})"));

        Assert.That(refused.GetProperty("status").GetString(), Is.EqualTo("401"));
        Assert.That(refused.GetProperty("answer").GetString(), Does.Contain("\"errorCode\": \"404\""));
        Assert.That(await browser.Run("at('#status').classList.contains('bad')"), Is.EqualTo("True"));
    }

    [TestCase(1280, 900)]
    [TestCase(390, 844)]
    public async Task Every_operation_is_listed_by_door_with_a_form_and_a_snippet_in_each_language(int width, int height)
    {
        await Open(width, height);
        var listed = await browser.Run(
            "JSON.stringify([...document.querySelectorAll('nav details')].map(door => [door.querySelector('summary').textContent, [...door.querySelectorAll('a')].map(one => one.hash.slice(1))]))");
        var shown = await browser.Run(
            """
            (async () => {
                const all = {};
                for (const link of [...document.querySelectorAll('nav a')].map(link => link.hash.slice(1))) {
                    await show(link);
                    const snippets = [...document.querySelectorAll('.tabs button')].map(tab => { tab.click(); return [tab.textContent, at('#snippet').textContent.includes(link)]; });
                    all[link] = { fields: [...document.querySelectorAll('[data-name]')].map(one => one.dataset.name), snippets: snippets.filter(one => one[1]).map(one => one[0]), wide: wide() };
                }
                return JSON.stringify(all);
            })()
            """);

        var catalogue = app.Get<Catalogue>().Operations;
        var doors = JsonSerializer.Deserialize<JsonElement>(listed).EnumerateArray()
            .SelectMany(door => door[1].EnumerateArray().Select(name => $"{door[0].GetString()!.Split(' ')[0]}.{name}"));
        Assert.That(doors, Is.EquivalentTo(catalogue.Select(operation => $"{operation.Door}.{operation.Name}")));
        var pages = JsonSerializer.Deserialize<JsonElement>(shown);
        Assert.Multiple(() =>
        {
            foreach (var operation in catalogue)
            {
                var page = pages.GetProperty(operation.Name);
                Assert.That(Texts(page, "fields"), Is.EquivalentTo(WireProperty.Of(operation.RequestType).Select(property => property.Name)), operation.Name);
                Assert.That(Texts(page, "snippets"), Is.EqualTo(new[] { "curl", "TypeScript", "C#", "Python", "Java", "Kotlin", "Swift", "Dart" }), operation.Name);
                Assert.That(page.GetProperty("wide").GetInt32(), Is.LessThanOrEqualTo(0), $"{operation.Name} is wider than the screen");
            }
        });
    }

    [Test]
    public async Task Operations_are_found_by_a_word()
    {
        await Open(1280, 900);
        var found = await browser.Run("at('#filter').value = 'Fetch_Photo'; at('#filter').dispatchEvent(new Event('input')); [...document.querySelectorAll('nav a')].map(one => one.hash).join()");
        Assert.That(found, Is.EqualTo("#FetchPhoto"));
    }

    [Test]
    public async Task The_operation_that_is_shown_is_told_to_those_who_do_not_see_its_colour()
    {
        await Open(1280, 900);
        Assert.That(await browser.Run("show('FetchInfo').then(() => at('nav a[aria-current=page]')?.hash ?? 'none')"), Is.EqualTo("#FetchInfo"));
    }

    [Test]
    public async Task Behind_a_base_path_the_outbox_is_linked_where_it_is()
    {
        await using var behind = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:BasePath"] = "/qqsl" });
        await browser.Open(new Uri(behind.BaseUrl, "/qqsl/ui/"));
        await browser.Run(Tools);

        var link = await browser.Run("until(() => at('a[href$=\"/dev/outbox\"]')?.href)");

        using var answer = await behind.Client.GetAsync(new Uri(link));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), link);
    }

    private async Task Open(int width, int height)
    {
        await browser.Resize(width, height);
        await browser.Open(new Uri(app.BaseUrl, "/health/live")); // another page first: else only the fragment would change
        await browser.Open(new Uri(app.BaseUrl, "/ui/"));
        await browser.Run(Tools);
        await browser.Run("until(() => at('h1'))");
        Assert.That(await browser.Run("wide()"), Is.EqualTo("0"));
    }

    private async Task<JsonElement> Send(string operation, object fields, string? photo = null)
    {
        var sent = await browser.Run($"send('{operation}', {JsonSerializer.Serialize(fields)}, {JsonSerializer.Serialize(photo)})");
        var seen = JsonSerializer.Deserialize<JsonElement>(sent);
        Assert.That(seen.GetProperty("status").GetString(), Is.EqualTo("200"), sent);
        Assert.That(seen.GetProperty("wide").GetInt32(), Is.LessThanOrEqualTo(0), $"{operation} is wider than the screen");
        return seen;
    }

    private static string[] Texts(JsonElement page, string name) => [.. page.GetProperty(name).EnumerateArray().Select(one => one.GetString()!)];
}
