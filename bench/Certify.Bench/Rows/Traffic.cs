using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Certify.Bench.Data;
using Certify.Bench.Measuring;
using Certify.ServiceInterface.Domain.Text;

namespace Certify.Bench.Rows;

/// <summary>People of all doors at the same time, at a steady pace: each reads, now and then one signs in, uploads, submits.</summary>
internal sealed class Traffic(Uri server, string[] sids, long firstUser) : IDisposable
{
    private const int Clients = 8, RoundsToSignIn = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30), TenSeconds = TimeSpan.FromSeconds(10);
    private static readonly byte[] Photo = CardPhoto.Of(1, kilobytes: 50);

    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server };
    private readonly ConcurrentQueue<(TimeSpan At, double Milliseconds)> latencies = new();
    private readonly long began = Stopwatch.GetTimestamp();
    private int errors;

    /// <summary>Requests that were not answered with success.</summary>
    public int Errors => errors;

    public int Requests => latencies.Count;

    public void Dispose() => http.Dispose();

    public Task Run(TimeSpan time) => Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => Live(client, time))));

    /// <summary>
    /// The 99th percentile of a minute's answers, in milliseconds: of each ten seconds of it, and of those the median. A single pause of
    /// the machine makes one of them, and no whole minute, slow.
    /// </summary>
    /// <param name="minute">From 1.</param>
    public double P99(int minute) => Figure.Median(Enumerable.Range(0, 6).Select(part => P99(
        TimeSpan.FromMinutes(minute - 1) + (TenSeconds * part), TimeSpan.FromMinutes(minute - 1) + (TenSeconds * (part + 1)))));

    private double P99(TimeSpan from, TimeSpan to)
    {
        var within = latencies.Where(l => l.At >= from && l.At < to).Select(l => l.Milliseconds).Order().ToArray();
        return within[within.Length * 99 / 100];
    }

    private async Task Live(int client, TimeSpan time)
    {
        var secret = Md5Secret.FromPlainText(People.Password);
        string cookie = "", apiCookie = "", token = "";
        for (var round = 0; Stopwatch.GetElapsedTime(began) < time; round++)
        {
            var n = (round * Clients) + client;
            var user = firstUser + (n % sids.Length);
            var sid = sids[n % sids.Length];
            if (round % RoundsToSignIn == 0)
            {
                var body = $$"""{"code":"{{People.Phone(user)}}","password":"{{secret}}","cookie":"{{Md5Secret.FromPlainText(secret)}}"}""";
                cookie = CookieOf(await Ask("POST", "/user/web/login", "\"type\":\"OK\"", body));
                apiCookie = CookieOf(await Ask("POST", "/api/v1.0/sessions", "\"errno\":\"0\"", $$"""{"mobile":"{{People.Phone(user)}}","password":"{{People.Password}}"}"""));
                token = TokenOf(await Ask("GET", "/user/auth?auth_type=guest", "\"err_code\":0"));
            }

            await Ask("GET", $"/user/validate/fetch_info/?user_sid={sid}", "\"result\":200");
            await Ask("GET", $"/user/obtain/self_info/?user_sid={sid}", "\"result\":200");
            await Ask("GET", "/user/getUser", "\"type\":\"OK\"", header: ("Cookie", cookie));
            await Ask("GET", "/certify/getPersonalCertify", "\"type\":\"OK\"", header: ("Cookie", cookie));
            await Ask("GET", "/api/v1.0/session", "\"errno\":\"0\"", header: ("Cookie", apiCookie));
            await Ask("GET", "/api/v1.0/user", "\"errno\":\"0\"", header: ("Cookie", apiCookie));
            await Ask("GET", "/oauth/wechat/mp/auth_url?redirect_uri=/welcome", "\"err_code\":0", header: ("x-token", token));
            await Ask("GET", "/token/refresh", "\"err_code\":0", header: ("x-token", token));
            if (round % 5 == 0)
            {
                await Upload(sid);
            }
        }
    }

    /// <summary>An avatar's worth of a photo, which may come and go at any time: the handheld one of somebody who has not submitted.</summary>
    private async Task Upload(string sid)
    {
        using var form = new MultipartFormDataContent("b");
        var part = new ByteArrayContent(Photo);
        part.Headers.ContentType = new("image/jpeg");
        form.Add(part, "v_photo", "p.jpg");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/user/validate/submit_photo/?t_photo=2&user_sid={sid}") { Content = form };
        await Send(request, "\"result\":200");
        await Ask("GET", $"/user/validate/delete_photo/?t_photo=2&user_sid={sid}", "\"result\":200");
    }

    private async Task<(string Body, string? Cookie)> Ask(
        string method, string path, string wanted, string? body = null, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (header is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Send(request, wanted);
    }

    private async Task<(string Body, string? Cookie)> Send(HttpRequestMessage request, string wanted)
    {
        var start = Stopwatch.GetTimestamp();
        var (body, cookie) = ("", (string?)null);
        try
        {
            using var answer = await http.SendAsync(request);
            body = await answer.Content.ReadAsStringAsync();
            cookie = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.First().Split(';')[0] : null;
        }
        catch (HttpRequestException)
        {
            // Counted below: there is no body.
        }

        latencies.Enqueue((Stopwatch.GetElapsedTime(began), Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        if (!body.Contains(wanted, StringComparison.Ordinal) && Interlocked.Increment(ref errors) == 1)
        {
            Console.WriteLine($"  {request.RequestUri!.OriginalString.Split('?')[0]} answered {body}");
        }

        await Task.Delay(Pause);
        return (body, cookie);
    }

    private static string CookieOf((string Body, string? Cookie) answer) => answer.Cookie ?? "";

    private static string TokenOf((string Body, string? Cookie) answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty("token").GetString()!;
    }
}
