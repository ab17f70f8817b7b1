using System.Text;
using System.Text.Json;
using Certify.Tests.Support;

namespace Certify.Tests.CrossDoor;

/// <summary>What came back, read without knowing which door answered.</summary>
/// <param name="Code">The door's own code as text; empty where the body is none of a door.</param>
/// <param name="SetCookie">The whole header; null where there was none.</param>
internal sealed record Said(int Status, string Code, string Body, string? SetCookie, string Allow)
{
    /// <summary>A success in any door's words.</summary>
    public bool Good => Code is "0" or "200" or "OK";

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The value that the answer put into the cookie; empty where it removed it, null where it said nothing.</summary>
    public string? CookieValue => SetCookie?["userlogin=".Length..SetCookie.IndexOf(';', StringComparison.Ordinal)];

    public static string CodeOf(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return root.ValueKind != JsonValueKind.Object ? ""
                : root.TryGetProperty("errno", out var errno) ? errno.GetString()!
                : root.TryGetProperty("err_code", out var number) ? number.GetRawText()
                : root.TryGetProperty("response", out var response) ? response.GetProperty("result").GetRawText()
                : root.TryGetProperty("type", out var type) ? type.GetString()!
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}

/// <summary>Sends requests as any client could: every header is the test's own.</summary>
internal static class Wire
{
    public static Task<Said> Get(this CertifyApp app, string path, params string[] headers) => app.Send("GET", path, null, headers);

    public static Task<Said> Post(this CertifyApp app, string path, object? body, params string[] headers) =>
        app.Send("POST", path, body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), headers);

    /// <param name="headers">Written as <c>Name: value</c>.</param>
    public static async Task<Said> Send(this CertifyApp app, string method, string path, HttpContent? body, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body };
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        using var answer = await app.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var cookie = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Single() : null;
        return new Said((int)answer.StatusCode, Said.CodeOf(text), text, cookie, string.Join(", ", answer.Content.Headers.Allow));
    }

    public static string Cookie(string id) => $"Cookie: userlogin={id}";

    public static string Bearer(string credential) => $"Authorization: Bearer {credential}";

    public static string XToken(string token) => $"x-token: {token}";
}
