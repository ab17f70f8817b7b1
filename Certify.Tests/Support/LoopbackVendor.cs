using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>How a vendor treats the calls that reach it.</summary>
public enum Mood
{
    Willing,
    Throttling,

    /// <summary>Answers with the vendor's own 5xx.</summary>
    Failing,

    /// <summary>Takes the call and never answers.</summary>
    Hanging,

    /// <summary>Sends half an answer and no more.</summary>
    Stalling,

    /// <summary>Answers 200 with a page of a proxy.</summary>
    Garbling,

    /// <summary>Does as asked, and cuts the connection instead of answering.</summary>
    Cutting,

    /// <summary>Sends the caller elsewhere.</summary>
    Redirecting,

    /// <summary>Answers with more than anybody should read.</summary>
    Flooding,
}

/// <summary>A call as it came, before anything interprets it.</summary>
public sealed record VendorCall(string Method, string RawTarget, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>How the vendor treats it.</summary>
    public Mood Mood { get; init; }

    /// <summary>The vendor does as asked, whatever of its answer arrives.</summary>
    public bool IsDone => Mood is not (Mood.Throttling or Mood.Failing or Mood.Redirecting);

    public string Path => RawTarget.Split('?')[0];

    public string RawQuery => RawTarget.Contains('?', StringComparison.Ordinal) ? RawTarget[(RawTarget.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";

    public IReadOnlyDictionary<string, string> Query => Pairs(RawQuery);

    public IReadOnlyDictionary<string, string> Form => Pairs(System.Text.Encoding.UTF8.GetString(Body));

    public string Header(string name) => Headers.TryGetValue(name, out var value) ? value : throw new Objection($"{name} is missing");

    private static Dictionary<string, string> Pairs(string encoded)
    {
        var pairs = new Dictionary<string, string>();
        foreach (var pair in encoded.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            if (pair.Contains('+', StringComparison.Ordinal) || !pairs.TryAdd(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : ""))
            {
                throw new Objection($"{parts[0]} comes twice, or with a plus sign");
            }
        }

        return pairs;
    }
}

public sealed record LoopbackAnswer(int Status, byte[] Body, string MediaType = "application/json;charset=utf-8")
{
    public Dictionary<string, string> Headers { get; init; } = [];
}

/// <summary>What a vendor has against a call. It answers it with a 400 and makes the test fail at its end.</summary>
public sealed class Objection(string what) : Exception(what);

/// <summary>
/// A vendor of our own on a loopback port. It accepts nothing that it does not know: an objection of any kind is kept, and
/// <see cref="AssertNoObjections"/> tells it.
/// </summary>
public abstract class LoopbackVendor : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentQueue<VendorCall> calls = new();
    private readonly ConcurrentQueue<string> objections = new();
    private readonly ConcurrentQueue<Mood> moods = new();
    private readonly CancellationTokenSource closing = new();

    protected LoopbackVendor()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Run(Handle);
        server.Start();
        Address = new Uri(server.Urls.Single());
    }

    public Uri Address { get; }

    /// <summary>The mood once the moods of <see cref="Next"/> are used up.</summary>
    public Mood Mood { get; set; }

    /// <summary>Chooses the mood call by call, in the place of <see cref="Mood"/>.</summary>
    public Func<Mood>? Moods { get; set; }

    /// <summary>All calls that arrived whole, whatever became of them.</summary>
    public IReadOnlyList<VendorCall> Calls => [.. calls];

    /// <summary>The moods for the next calls, one each.</summary>
    public void Next(params Mood[] coming)
    {
        foreach (var mood in coming)
        {
            moods.Enqueue(mood);
        }
    }

    public IReadOnlyList<string> Objections => [.. objections];

    public void AssertNoObjections() => Assert.That(Objections, Is.Empty, "what the vendor has against our calls");

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await server.DisposeAsync();
        closing.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Checks the call, does as it says and answers; throws an <see cref="Objection"/> to what it does not know.</summary>
    protected abstract LoopbackAnswer Answer(VendorCall call);

    protected abstract LoopbackAnswer Throttle(VendorCall call);

    protected abstract LoopbackAnswer Fail(VendorCall call);

    private async Task Handle(HttpContext context)
    {
        var mood = moods.TryDequeue(out var once) ? once : Moods?.Invoke() ?? Mood;
        var call = await Read(context.Request) with { Mood = mood };
        calls.Enqueue(call);
        LoopbackAnswer answer;
        try
        {
            // Whatever it then says, it looks at every call.
            answer = Answer(call);
        }
        catch (Objection objection)
        {
            objections.Enqueue($"{call.Method} {call.Path}: {objection.Message}");
            answer = new LoopbackAnswer(400, "{\"Code\":\"Objection\"}"u8.ToArray());
            mood = Mood.Willing;
        }

        await Show(mood, call, answer, context);
    }

    private async Task Show(Mood mood, VendorCall call, LoopbackAnswer answer, HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing.Token);
        switch (mood)
        {
            case Mood.Willing:
                await Write(context, answer);
                break;
            case Mood.Throttling:
                await Write(context, Throttle(call));
                break;
            case Mood.Failing:
                await Write(context, Fail(call));
                break;
            case Mood.Garbling:
                await Write(context, new LoopbackAnswer(200, "<html>Welcome to this hotel's network</html>"u8.ToArray(), "text/html"));
                break;
            case Mood.Redirecting:
                context.Response.Headers.Location = "/elsewhere";
                await Write(context, answer with { Status = 307 });
                break;
            case Mood.Flooding:
                await Write(context, answer with { Body = [.. answer.Body, .. new byte[20 * 1024 * 1024]] });
                break;
            case Mood.Cutting:
                context.Abort();
                break;
            case Mood.Stalling:
                context.Response.ContentLength = answer.Body.Length + 1;
                await context.Response.Body.WriteAsync(answer.Body, gone.Token);
                await context.Response.Body.FlushAsync(gone.Token);
                await Forever(gone.Token);
                break;
            case Mood.Hanging:
                await Forever(gone.Token);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mood), mood, null);
        }
    }

    private static Task Forever(CancellationToken gone) => Task.Delay(Timeout.Infinite, gone).ContinueWith(_ => { }, TaskScheduler.Default);

    private static async Task<VendorCall> Read(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return new VendorCall(
            request.Method,
            request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
            body.ToArray());
    }

    private static async Task Write(HttpContext context, LoopbackAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.MediaType;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(answer.Body);
        }
    }
}
