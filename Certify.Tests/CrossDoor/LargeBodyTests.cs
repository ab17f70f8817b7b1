using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>Thirty megabytes get the door's own answer, however the client sends them.</summary>
public sealed class LargeBodyTests
{
    private const int Large = 30 * 1024 * 1024;

    // What is too large, and what is refused before the body is looked at.
    private static readonly TestCaseData[] Cases =
    [
        new("/api/v1.0/user/avatar", "multipart/form-data; boundary=b", "4103"),
        new("/user/validate/submit_photo/?t_photo=1", "multipart/form-data; boundary=b", "403"),
        new("/api/v1.0/sessions", "application/json", "4103"),
        new("/user/validate/submit_info/", "application/json", "400"),
        new("/user/password/reset", "application/x-www-form-urlencoded", "10000"),
        new("/user/web/login", "application/json", "FAIL"),
        new("/certify/personalCertify", "application/json", "FAIL"),
        new("/api/LoginWeb", "application/json", "FAIL"),
        new("/user/web/login", "text/plain", "FAIL"),
        new("/admin/isLocked", "application/json", "NO_AUTHORIZE"),
        new("/user/validate/nothing/", "application/json", "400"),
        new("/user/getUser", "application/json", "FAIL"),
        new("/objects", "multipart/form-data; boundary=b", ""),
    ];

    private static readonly byte[] Body = [.. "--b\r\nContent-Disposition: form-data; name=\"v_photo\"; filename=\"a.jpg\"\r\n\r\n"u8, .. new byte[Large]];

    private CertifyApp app = null!;
    private string user = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        user = Bearer((await Callers.SignedIn(app, "user", "13812430001")).SessionId);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Assert.That(app.Errors, Is.Empty);
        await app.DisposeAsync();
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_plain_client_sends_all_and_then_reads_the_answer(string path, string mediaType, string code)
    {
        var head = $"POST {path} HTTP/1.1\r\nHost: {app.BaseUrl.Authority}\r\n{user}\r\nContent-Type: {mediaType}\r\nContent-Length: {Body.Length}\r\n\r\n";
        using var socket = new TcpClient();
        await socket.ConnectAsync(app.BaseUrl.Host, app.BaseUrl.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(Body);

        var answer = await Read(stream);
        Assert.That(answer, Does.StartWith("HTTP/1.1 "));
        Assert.That(Said.CodeOf(answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]), Is.EqualTo(code), answer);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_client_that_asks_first_gets_the_answer(string path, string mediaType, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        request.Headers.ExpectContinue = true;
        request.Headers.TryAddWithoutValidation("Authorization", user["Authorization: ".Length..]);
        using var answer = await app.Client.SendAsync(request);

        Assert.That(Said.CodeOf(await answer.Content.ReadAsStringAsync()), Is.EqualTo(code));
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_client_that_sends_at_once_gets_the_answer(string path, string mediaType, string code)
    {
        using var content = new ByteArrayContent(Body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);

        Assert.That((await app.Send("POST", path, content, user)).Code, Is.EqualTo(code));
    }

    /// <summary>The whole answer, by its own length.</summary>
    private static async Task<string> Read(NetworkStream stream)
    {
        var (buffer, answer) = (new byte[8192], "");
        while (!IsWhole(answer) && await stream.ReadAsync(buffer) is var read && read > 0)
        {
            answer += Encoding.UTF8.GetString(buffer, 0, read);
        }

        return answer;
    }

    private static bool IsWhole(string answer) =>
        answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var end && end > 0
        && (answer.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal) || (answer.Contains("Content-Length", StringComparison.OrdinalIgnoreCase) && answer.Length > end + 4));
}
