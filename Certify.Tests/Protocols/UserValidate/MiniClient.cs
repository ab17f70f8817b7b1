using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Certify.Tests.Support;

namespace Certify.Tests.Protocols.UserValidate;

/// <summary>What came back, as bytes and headers tell it.</summary>
public sealed record MiniReply(int Status, string Body, string? MediaType, byte[] Bytes, string Allow)
{
    /// <summary>The payload with the result.</summary>
    public JsonElement Response => JsonSerializer.Deserialize<JsonElement>(Body).GetProperty("response");

    public int Result => Response.GetProperty("result").GetInt32();

    public string Text(string name) => Response.GetProperty(name).GetString()!;
}

/// <summary>A mini program at the door.</summary>
public sealed class MiniClient(CertifyApp app) : IDisposable
{
    private readonly HttpClient http = app.NewClient();

    /// <summary>The session; sent in the query of reads and in the data of posts.</summary>
    public string Sid { get; set; } = "";

    public Task<MiniReply> Get(string path, params string[] headers) => Send("GET", path, null, headers);

    public Task<MiniReply> Post(string path, string json, params string[] headers) => Send("POST", path, Json(json), headers);

    public Task<MiniReply> Upload(int kind, byte[] photo, string partName = "v_photo") =>
        Send("POST", $"/user/validate/submit_photo/?user_sid={Sid}&t_photo={kind}", Form(partName, photo));

    public Task<MiniReply> FetchPhoto(int kind) => Get($"/user/validate/fetch_photo/?user_sid={Sid}&t_photo={kind}");

    public Task<MiniReply> DeletePhoto(int kind) => Get($"/user/validate/delete_photo/?user_sid={Sid}&t_photo={kind}");

    public Task<MiniReply> FetchInfo() => Get($"/user/validate/fetch_info/?user_sid={Sid}");

    public Task<MiniReply> SubmitInfo(string name = "张三", string number = "11010519491231002X", string rest = "") => Post(
        "/user/validate/submit_info/",
        $$$"""{"data":{"user_sid":"{{{Sid}}}","name":"{{{name}}}","idcard_number":"{{{number}}}"}{{{rest}}}}""");

    /// <summary>Signs in as the WeChat user of that name, in the documented dialect.</summary>
    public async Task<MiniReply> SignIn(string name)
    {
        var reply = await Post("/user/login/login/", $$$"""{"data":{"code":"wx-{{{name}}}"}}""");
        Sid = reply.Text("user_sid");
        return reply;
    }

    /// <summary>Uploads both photos and submits.</summary>
    public async Task<MiniReply> Submit(string name = "张三", string number = "11010519491231002X")
    {
        await Upload(0, TestImages.Jpeg(seed: 1));
        await Upload(1, TestImages.Jpeg(seed: 2));
        return await SubmitInfo(name, number);
    }

    public async Task<MiniReply> Send(string method, string path, HttpContent? body, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body };
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        using var response = await http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return new MiniReply(
            (int)response.StatusCode,
            Encoding.UTF8.GetString(bytes),
            response.Content.Headers.ContentType?.ToString(),
            bytes,
            string.Join(", ", response.Content.Headers.Allow));
    }

    public void Dispose() => http.Dispose();

    public static MultipartFormDataContent Form(string partName, byte[] photo) =>
        new() { { new ByteArrayContent(photo), partName, "photo.jpg" } };

    public static StringContent Json(string json) => new(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
