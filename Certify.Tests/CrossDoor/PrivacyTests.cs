using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Certify.ServiceInterface.Domain.Text;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor;

/// <summary>What a real process leaves on its console and in its data folder: nothing that anybody told it in confidence.</summary>
[Category("slow")]
public sealed class PrivacyTests
{
    private const string Name = "欧阳秘藏甲不符";
    private const string Company = "秘藏水务有限公司乙";
    private const string Address = "秘藏路七十七号丙";
    private const string Password = "planted-Secret-77";
    private const string Phone = "13655550001";

    private static readonly string Md5 = Md5Secret.FromPlainText(Password);
    private static readonly string Number = DocumentNumbers.NewIdentity();
    private static readonly string Licence = DocumentNumbers.NewLicence();

    private readonly PlantedText planted = new();

    [Test]
    public async Task Neither_console_nor_any_file_holds_what_was_told_in_confidence()
    {
        await using var service = await ServiceProcess.Start(new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Trace" });
        var registered = await Register(service);
        var session = await SignIn(service);
        await Send(service, HttpMethod.Post, "/certify/personalCertify", new { name = Name, identityId = Number }, session);
        await Upload(service, session);
        await Send(service, HttpMethod.Post, "/certify/companyCertify", new { companyName = Company, legal = Name, companyLicence = Licence, companyAddress = Address, companyPhone = Phone }, session);
        await Send(service, HttpMethod.Post, "/api/v1.0/user/auth", new { real_name = Name, id_card = Number }, session);
        await Garbage(service, session);
        var token = await Token(service);
        Assert.That((await service.Run("sweep")).ExitCode, Is.Zero);
        Assert.That(
            await Send(service, HttpMethod.Get, "/certify/getPersonalCertify", null, session), Does.Contain("NOTPASS").And.Contain(Name),
            "what is looked for was there");
        Assert.That(await service.Terminate(), Is.Zero);

        foreach (var (what, text) in new[]
        {
            ("name", Name), ("number", Number), ("company", Company), ("licence", Licence), ("address", Address), ("password", Password), ("secret", Md5),
            ("first session", registered), ("session", session), ("token", token), ("session of the token", SidOf(token)),
        })
        {
            planted.Add(what, text);
        }

        AssertClean(service);
    }

    private void AssertClean(ServiceProcess service)
    {
        Assert.That(planted.FoundIn(Encoding.UTF8.GetBytes(string.Join('\n', service.Console))), Is.Empty, "the console");
        var files = Directory.GetFiles(service.DataFolder, "*", SearchOption.AllDirectories);
        Assert.That(files.Select(Path.GetFileName), Does.Contain("certify.db"));
        Assert.Multiple(() =>
        {
            foreach (var file in files)
            {
                Assert.That(planted.FoundIn(File.ReadAllBytes(file)), Is.Empty, file);
            }

            var photos = files.Where(file => file.EndsWith(".jpg", StringComparison.Ordinal) || file.Contains("evidence", StringComparison.Ordinal)).ToList();
            Assert.That(photos, Is.Not.Empty);
            Assert.That(photos.Where(photo => File.ReadAllBytes(photo).AsSpan().IndexOf(TestImages.Jpeg(64, 48).AsSpan(0, 100)) >= 0), Is.Empty, "photos");
        });
    }

    private static async Task<string> Register(ServiceProcess service)
    {
        using var asked = await service.Http.GetAsync(new Uri($"/user/phone/getRegistVerify?phone={Phone}", UriKind.Relative));
        var session = SessionOf(asked);
        var code = await Code(service);
        var answer = await Send(service, HttpMethod.Post, "/user/register", new { userName = "river01", password = Md5, verification = code }, session);
        Assert.That(answer, Does.Contain("OK"));
        return session;
    }

    private static async Task<string> SignIn(ServiceProcess service)
    {
        await Send(service, HttpMethod.Post, "/user/web/login", new { code = Phone, password = Md5Secret.FromPlainText("wrong" + Password), cookie = Md5 }, "");
        await Send(service, HttpMethod.Post, "/api/v1.0/sessions", new { mobile = Phone, password = Password }, "");
        using var signed = await service.Http.PostAsJsonAsync("/user/web/login", new { code = Phone, password = Md5, cookie = Md5Secret.FromPlainText(Md5) });
        Assert.That(await signed.Content.ReadAsStringAsync(), Does.Contain("OK"));
        return SessionOf(signed);
    }

    private static async Task Upload(ServiceProcess service, string session)
    {
        foreach (var photo in new[] { "identity1", "identity2" })
        {
            var ticket = JsonDocument.Parse(await Send(service, HttpMethod.Get, $"/certify/photoUpload?photo={photo}", null, session)).RootElement.GetProperty("data");
            using var form = new MultipartFormDataContent();
            foreach (var field in ticket.GetProperty("fields").EnumerateObject())
            {
                form.Add(new StringContent(field.Value.GetString()!), field.Name);
            }

            var file = new ByteArrayContent(TestImages.Jpeg(64, 48));
            file.Headers.ContentType = new("image/jpeg");
            form.Add(file, "file", Name + ".jpg");
            using var posted = await service.Http.PostAsync(new Uri(ticket.GetProperty("url").GetString()!), form);
            Assert.That((int)posted.StatusCode, Is.EqualTo(204));
        }
    }

    /// <summary>What goes wrong is where careless programs write down what they got.</summary>
    private static async Task Garbage(ServiceProcess service, string session)
    {
        foreach (var path in new[] { "/certify/personalCertify", "/api/v1.0/user/auth", "/user/validate/submit_info/", "/json/reply/SubmitRealName", "/no/such/path" })
        {
            foreach (var body in new[] { $"{{\"name\":\"{Name}\",\"identityId\":{Number}", $"[\"{Name}\"]", $"{{\"name\":[\"{Name}\"],\"real_name\":{{\"{Number}\":1}}}}" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}?name={Uri.EscapeDataString(Name)}&password={Password}&user_sid={session}");
                request.Headers.TryAddWithoutValidation("Cookie", $"userlogin={session}");
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await service.Http.SendAsync(request);
                Assert.That((int)answer.StatusCode, Is.Not.EqualTo(500), path);
            }
        }
    }

    private static async Task<string> Token(ServiceProcess service)
    {
        var answer = await service.Http.GetStringAsync(new Uri($"/user/auth?auth_type=phone_password&phone={Phone}&password={Password}", UriKind.Relative));
        return JsonDocument.Parse(answer).RootElement.GetProperty("token").GetString()!;
    }

    private static string SidOf(string token) =>
        JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.AsSpan()[..token.IndexOf('.', StringComparison.Ordinal)])).RootElement.GetProperty("sid").GetString()!;

    private static async Task<string> Send(ServiceProcess service, HttpMethod method, string path, object? body, string session)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Cookie", $"userlogin={session}");
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await service.Http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> Code(ServiceProcess service)
    {
        string? code = null;
        await Eventually.Is(
            async () =>
            {
                var sent = JsonSerializer.Deserialize<JsonElement[]>(await service.Http.GetStringAsync(new Uri($"/dev/outbox?to={Phone}", UriKind.Relative)))!;
                code = sent.Length > 0 ? sent[0].GetProperty("code").GetString() : null;
                return code is not null;
            },
            "the code arrived", TimeSpan.FromSeconds(30));
        return code!;
    }

    private static string SessionOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]["userlogin=".Length..];
}
