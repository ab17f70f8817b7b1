using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Certify.ServiceInterface.Domain.Text;
using Certify.Tests.Support;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>A client of the door UserCertify with one cookie of its own, as a browser or an app keeps it.</summary>
public sealed class CertifyClient(CertifyApp app)
{
    public const string Password = "abc123";

    private static int phones;

    public CertifyApp App => app;

    /// <summary>The value of <c>userlogin</c>; null while there is none.</summary>
    public string? Cookie { get; set; }

    /// <summary>What clients send for a typed password.</summary>
    public static string Md5(string text = Password) => Md5Secret.FromPlainText(text);

    /// <summary>The <c>cookie</c> parameter of a browser that signed in before.</summary>
    public static string Mark(string text = Password) => Md5(Md5(text));

    /// <summary>A phone that nobody has used yet.</summary>
    public static string NewPhone() => string.Create(CultureInfo.InvariantCulture, $"137{Interlocked.Increment(ref phones):D8}");

    public Task<Reply> Get(string path, params string[] headers) => Send("GET", path, null, headers);

    public Task<Reply> Post(string path, object? body = null, params string[] headers) =>
        Send("POST", path, body is null ? null : JsonSerializer.Serialize(body), headers);

    public Task<Reply> PostText(string path, string json) => Send("POST", path, json);

    public Task<Reply> Delete(string path) => Send("DELETE", path, null);

    /// <param name="headers">Written as <c>Name: value</c>.</param>
    public async Task<Reply> Send(string method, string path, string? json, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        return await Send(request);
    }

    public async Task<Reply> Send(HttpRequestMessage request)
    {
        if (Cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", $"userlogin={Cookie}");
        }

        using var response = await app.Client.SendAsync(request);
        var sent = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.Single() : null;
        if (sent is not null)
        {
            Cookie = sent.Split(';')[0]["userlogin=".Length..] is { Length: > 0 } value ? value : null;
        }

        return new Reply(
            (int)response.StatusCode, await response.Content.ReadAsStringAsync(), sent, response.Content.Headers.ContentType, response.Headers);
    }

    /// <summary>Registers a user as a page does, and gives his phone.</summary>
    public async Task<string> Register(string? phone = null, string userName = "river01", string password = Password)
    {
        phone ??= NewPhone();
        await Expect("OK", Get($"/user/phone/getRegistVerify?phone={phone}"));
        await Expect("OK", Post("/user/register", new { userName, password = Md5(password), verification = await app.Code(phone) }));
        return phone;
    }

    public Task<Reply> LoginWeb(string credential, string password = Password) =>
        Post("/user/web/login", new { code = credential, password = Md5(password), cookie = Mark(password) });

    public Task<Reply> LoginPhone(string credential, string password = Password) =>
        Post("/user/phone/login", new { code = credential, password = Md5(password) });

    /// <summary>Makes a user and signs him in from a browser.</summary>
    public async Task<string> Arrive(string? phone = null)
    {
        phone = await Register(phone);
        await Expect("OK", LoginWeb(phone));
        return phone;
    }

    public async Task LoginAdmin()
    {
        await Expect("OK", Get("/admin/getPassword?userName=admin"));
        await Expect("OK", Post("/admin/login", new { userName = "admin", password = await app.Code("13900000000") }));
    }

    /// <summary>Puts a photo into the object store as a page does.</summary>
    public async Task<HttpResponseMessage> Upload(string photo, byte[]? content = null, string mediaType = "image/jpeg")
    {
        var form = (await Get($"/certify/photoUpload?photo={photo}")).Data;
        return await PostForm(form, content ?? TestImages.Jpeg(), mediaType);
    }

    /// <param name="form">The <c>data</c> of photoUpload.</param>
    public async Task<HttpResponseMessage> PostForm(JsonElement form, byte[] content, string? mediaType = "image/jpeg", Action<Dictionary<string, string>>? change = null)
    {
        var fields = form.GetProperty("fields").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!);
        change?.Invoke(fields);
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            body.Add(new StringContent(value), name);
        }

        var file = new ByteArrayContent(content);
        file.Headers.ContentType = mediaType is null ? null : new MediaTypeHeaderValue(mediaType);
        body.Add(file, form.GetProperty("fileField").GetString()!, "photo.jpg");
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetProperty("url").GetString()) { Content = body };
        // On a connection of its own: one that was kept may be closed just now, and nobody sends a form twice.
        request.Headers.ConnectionClose = true;
        return await app.Client.SendAsync(request);
    }

    /// <summary>Submits the signed-in person, with front and back photo.</summary>
    public async Task SubmitPerson(string name = "张三", string number = "11010519491231002X")
    {
        await Upload("identity1");
        await Upload("identity2");
        await Expect("OK", Post("/certify/personalCertify", new { name, identityId = number }));
    }

    public Task<Reply> SubmitCompany(string licence, string companyName = "青清水利有限公司", string legal = "张三") =>
        Post("/certify/companyCertify", new { legal, companyName, companyAddress = "西宁市城西区1号", companyPhone = "0971-6123456", companyLicence = licence });

    private static async Task Expect(string type, Task<Reply> sent)
    {
        var reply = await sent;
        if (reply.Type != type)
        {
            throw new InvalidOperationException($"{type} was expected: {reply.Status} {reply.Body}");
        }
    }

    public sealed record Reply(int Status, string Body, string? SetCookie, MediaTypeHeaderValue? MediaType, HttpResponseHeaders Headers)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public string Type => Json.GetProperty("type").GetString()!;

        public JsonElement Data => Json.GetProperty("data");
    }
}
