using System.Net.Sockets;
using System.Text;
using NUnit.Framework;

namespace Certify.Tests.MessageHost;

public sealed class LimitTests : HostTests
{
    private const string Upload = "POST /boxed/upload/?title=t HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n";

    [Test]
    public async Task Thirty_megabytes_are_refused_before_they_are_sent()
    {
        var answer = await Raw(Upload + "Content-Length: 31457280\r\n\r\n--b\r\n");
        Assert.That(answer, Does.Contain("BodyTooLarge"));
    }

    [TestCase(20)]
    [TestCase(30)]
    public async Task A_client_that_sends_on_still_gets_the_refusal(int megabytes)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[megabytes * 1024 * 1024]), "v_file", "big.jpg" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Address, "/boxed/upload/?title=t")) { Content = form };
        Assert.That((await Host.Send(request)).Content, Does.Contain("BodyTooLarge"));
    }

    [Test]
    public async Task A_body_of_unknown_length_is_read_to_the_limit_only()
    {
        const string Headers = "POST /api/Save HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n110000\r\n";
        Assert.That(await Raw(Headers + new string(' ', 0x110000)), Does.StartWith("HTTP/1.1 413 "));
    }

    [TestCase(1024 * 1024, 200)]
    [TestCase(1024 * 1024 + 1, 413)]
    public async Task JSON_may_have_one_megabyte(int size, int status)
    {
        const string Begin = "{\"name\":\"a\",\"more\":\"";
        var body = Begin + new string('x', size - Begin.Length - 2) + "\"}";
        Assert.That((await Host.Send("POST", "/api/Save", body, "application/json", "Authorization: u1")).Status, Is.EqualTo(status));
    }

    [TestCase(31, 200)]
    [TestCase(32, 400)]
    public async Task JSON_may_be_thirty_two_deep(int nested, int status)
    {
        var body = $$"""{"name":"a","more":{{new string('[', nested)}}{{new string(']', nested)}}}""";
        Assert.That((await Host.Send("POST", "/api/Save", body, "application/json", "Authorization: u1")).Status, Is.EqualTo(status));
    }

    [TestCase(100, true)]
    [TestCase(101, false)]
    public async Task A_form_may_have_a_hundred_fields(int fields, bool taken)
    {
        var form = "text=b" + string.Concat(Enumerable.Range(1, fields - 1).Select(i => $"&f{i}=1"));
        var reply = await Host.Send("POST", "/toy/echo/a", form, "application/x-www-form-urlencoded");
        Assert.That(reply.Content.Contains("a|b||", StringComparison.Ordinal), Is.EqualTo(taken));
    }

    [Test]
    public async Task A_file_of_ten_megabytes_arrives_whole()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[10 * 1024 * 1024]), "v_file", "big.jpg" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Address, "/boxed/upload/?title=t")) { Content = form };
        Assert.That((await Host.Send(request)).Content, Does.Contain("t|big.jpg|10485760"));
    }

    [TestCase("--b\r\nContent-Disposition: form-data; name=\"v_file\"; filename=\"a\"\r\n\r\nhalf", "BodyMalformed")]
    [TestCase("--b\r\nContent-Disposition: form-data; name=\"v_file\"; filename=\"a\"\r\n\r\nhalf\r\n--b", "BodyMalformed")]
    [TestCase("--b\r\n\r\nnameless\r\n--b--", "BodyMalformed")]
    [TestCase("--b\r\nContent-Disposition: form-data; name=\"other\"; filename=\"a\"\r\n\r\nx\r\n--b--\r\n", "FileMissing")]
    [TestCase("--b--\r\n", "FileMissing")]
    [TestCase("nothing", "BodyMalformed")]
    [TestCase("", "BodyMissing")]
    [TestCase("--b\r\nContent-Disposition: form-data; name=\"v_file\"; filename=\"a\"\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name=\"v_file\"; filename=\"b\"\r\n\r\nxyz\r\n--b--\r\n", "t|b|3")]
    public async Task A_multipart_form_is_whole_or_refused(string body, string content)
    {
        var reply = await Host.Send("POST", "/boxed/upload/?title=t", body, "multipart/form-data; boundary=b");
        Assert.That(reply.Content, Does.Contain(content));
    }

    [Test]
    public async Task A_body_that_ends_early_is_malformed_and_no_error()
    {
        var answer = await Raw("POST /boxed/say/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        Assert.That(answer, Does.Contain("BodyMalformed"));
        Assert.That(Host.Log.Lines.Any(line => line.StartsWith("Error", StringComparison.Ordinal)), Is.False);
    }

    [Test]
    public async Task Garbage_is_never_the_servers_fault()
    {
        string[] bodies = ["\0", "\"", "{\"name\":\"\\u0000\"}", "{\"name\":\"\\udc00\"}", "{\"\\ud800\":1}", "{\"name\":{\"a\":[]}}", "{\"name\":1e999}", "[[[", "\ufeff{}", "name=%", "name=%ff%00", "--b", "nul", "{\"name\":\"a\",}"];
        string[] types = ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=b", "application/json; charset=latin1", "x/y"];
        string[] paths = ["/toy/save", "/toy/echo/%00", "/toy/echo/a%2Fb?text=%ff&number=%00", "/boxed/say/", "/boxed/upload/?title=%ff", "/api/Save", "/api/Collect?part={{{&ids=[&map=[a&since=/Date(", "/api/Upload", "/api/Count[]", "/json/oneway/Say", "/json/reply/Remove"];
        foreach (var path in paths)
        {
            foreach (var body in bodies)
            {
                foreach (var type in types)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Address, path)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                    request.Headers.TryAddWithoutValidation("Authorization", "u1");
                    var reply = await Host.Send(request);
                    Assert.That(reply.Status, Is.LessThan(500), $"{path} {type} {body} {reply.Content}");
                }
            }
        }
    }

    [Test]
    public async Task Bytes_that_are_no_text_are_malformed()
    {
        foreach (var type in new[] { "application/json", "application/x-www-form-urlencoded" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Address, "/api/Save")) { Content = new ByteArrayContent([.. "{\"name\":\""u8, 0xff, 0xfe, .. "\"}"u8]) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            Assert.That((await Host.Send(request)).Status, Is.EqualTo(400));
        }
    }

    /// <summary>Sends bytes as they are, and reads until the answer's JSON ends or the connection does.</summary>
    private async Task<string> Raw(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Host.Address.Host, Host.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var buffer = new byte[4096];
        var answer = "";
        while (!answer.EndsWith('}') && await stream.ReadAsync(buffer) is var read && read > 0)
        {
            answer += Encoding.UTF8.GetString(buffer, 0, read);
        }

        return answer;
    }
}
