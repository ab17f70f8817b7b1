using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceStack;

namespace Certify.Samples;

/// <summary>The door refused: its code, and the same refusal as an HTTP status.</summary>
public sealed class RefusedException(int httpStatus, ResponseStatus status)
    : Exception($"{status.ErrorCode} {status.Message} (HTTP {httpStatus})");

/// <summary>Sends generated messages with the HTTP client of .NET.</summary>
public sealed class CertifyClient(string baseUrl) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new Uri(baseUrl.TrimEnd('/') + "/api/") };

    /// <summary>A token of IssueToken: it is good for every operation of every door.</summary>
    public string? BearerToken { get; set; }

    public Task<T> Send<T>(IReturn<T> message)
    {
        var verb = message is IDelete ? HttpMethod.Delete : message is IPut ? HttpMethod.Put : HttpMethod.Post;
        return Send(message, verb, new StringContent(WireJson.Write(message), Encoding.UTF8, "application/json"));
    }

    /// <summary>The properties and the file go as parts of one form.</summary>
    public Task<T> SendFile<T>(IReturn<T> message, string part, string file)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in JsonNode.Parse(WireJson.Write(message))!.AsObject())
        {
            form.Add(new StringContent(value!.ToString()), name);
        }

        var photo = new ByteArrayContent(File.ReadAllBytes(file));
        photo.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(photo, part, Path.GetFileName(file));
        return Send(message, HttpMethod.Post, form);
    }

    public void Dispose() => http.Dispose();

    private async Task<T> Send<T>(IReturn<T> message, HttpMethod verb, HttpContent body)
    {
        using var request = new HttpRequestMessage(verb, message.GetType().Name) { Content = body };
        if (BearerToken is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? WireJson.Read<T>(text)
            : throw new RefusedException((int)answer.StatusCode, WireJson.Read<Refusal>(text).ResponseStatus);
    }

    private sealed record Refusal(ResponseStatus ResponseStatus);
}
