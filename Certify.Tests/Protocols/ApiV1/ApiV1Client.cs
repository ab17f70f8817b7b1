using System.Net.Http.Headers;
using System.Text;
using Certify.Tests.Support;

namespace Certify.Tests.Protocols.ApiV1;

/// <summary>What came back, as bytes and headers tell it.</summary>
public sealed record ApiV1Reply(int Status, string Body, string? MediaType, string? SetCookie, byte[] Bytes)
{
    /// <summary>The session id that the answer put into the cookie; empty where it removed it, null where it said nothing.</summary>
    public string? CookieId => SetCookie?["userlogin=".Length..SetCookie.IndexOf(';', StringComparison.Ordinal)];
}

/// <summary>A browser at the door: keeps the cookie as browsers do, and can be told to send another.</summary>
public sealed class ApiV1Client(CertifyApp app) : IDisposable
{
    private readonly HttpClient http = app.NewClient();

    /// <summary>The value of the cookie; null: none is sent.</summary>
    public string? Cookie { get; set; }

    public Task<ApiV1Reply> Get(string path, params string[] headers) => Send("GET", path, null, headers);

    public Task<ApiV1Reply> Post(string path, string json, params string[] headers) => Send("POST", path, Json(json), headers);

    public Task<ApiV1Reply> Put(string path, string json, params string[] headers) => Send("PUT", path, Json(json), headers);

    public Task<ApiV1Reply> Delete(string path, params string[] headers) => Send("DELETE", path, null, headers);

    public Task<ApiV1Reply> Upload(string path, string partName, byte[] file)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file), partName, "avatar.png" } };
        return Send("POST", path, form);
    }

    public async Task<ApiV1Reply> Send(string method, string path, HttpContent? body, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body };
        if (Cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", $"userlogin={Cookie}");
        }

        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        using var response = await http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var setCookie = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.Single() : null;
        var reply = new ApiV1Reply(
            (int)response.StatusCode, Encoding.UTF8.GetString(bytes), response.Content.Headers.ContentType?.ToString(), setCookie, bytes);
        Cookie = reply.CookieId is { } id ? (id.Length == 0 ? null : id) : Cookie;
        return reply;
    }

    /// <summary>The whole way to an account: a picture, a text message, a registration. The picture's digits are put there, for want of eyes.</summary>
    public async Task<ApiV1Reply> Register(string phone, string password = "secret1")
    {
        await AskForCode(phone);
        return await Post("/api/v1.0/users", $$"""{"mobile":"{{phone}}","password":"{{password}}","sms_code":"{{await app.Code(phone)}}"}""");
    }

    public async Task<ApiV1Reply> AskForCode(string phone)
    {
        var id = Guid.NewGuid().ToString();
        await app.Get<Certify.ServiceInterface.Capabilities.Accounts.Codes>().KeepPicture(id, "1234");
        return await Get($"/api/v1.0/smscode/{phone}?text=1234&id={id}");
    }

    public void Dispose() => http.Dispose();

    private static StringContent Json(string json) => new(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
