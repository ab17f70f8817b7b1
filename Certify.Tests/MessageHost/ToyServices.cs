using System.Globalization;
using System.Text;
using Certify.MessageHost.Pipeline;
using static Certify.Tests.MessageHost.Toys;

namespace Certify.Tests.MessageHost;

/// <summary>A singleton that services take.</summary>
public sealed class Ledger
{
    private int saved;

    public int Saved => saved;

    public void Save() => Interlocked.Increment(ref saved);
}

public sealed class ToyServices(Ledger ledger, Call call)
{
    public Answer<EchoResponse> Get(Echo message) => new EchoResponse
    {
        Said = $"{message.Who}|{message.Text}|{message.Kind}|{message.Number}",
        At = DateTimeOffset.FromUnixTimeMilliseconds(1507797795000),
    };

    public ValueTask<Answer<EchoResponse>> Any(Collect message) => ValueTask.FromResult<Answer<EchoResponse>>(new EchoResponse
    {
        Seen =
        [
            message.Ids is null ? "-" : string.Join(',', message.Ids),
            message.Part is null ? "-" : $"{message.Part.Sku}:{message.Part.Quantity}",
            message.Map is null ? "-" : string.Join(';', message.Map.Select(pair => $"{pair.Key}={pair.Value}")),
            message.Since?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "-",
            message.Bytes is null ? "-" : Convert.ToHexString(message.Bytes),
            message.Colour?.ToString() ?? "-",
            message.Flag ? "yes" : "no",
            message.Any?.ToString() ?? "-",
        ],
    });

    public async Task<Answer<Envelope>> Post(Save message)
    {
        await Task.Yield();
        ledger.Save();
        return new Envelope { Note = message.Name };
    }

    public Answer<Envelope> Post(Rule message) => new Envelope { Note = call.Caller!.LogName };

    public Answer<Envelope> Get(Count message)
    {
        ledger.Save();
        return message.Number < 0 ? new Refusal("BAD", "negative", 200, 400) : new Envelope { Note = $"{message.Number}" };
    }

    public Task<Answer<Envelope>> Get(Fail message) => message.How switch
    {
        "store" => throw new TimeoutException("planted 13800138000"),
        "later" => FailLater(),
        "budget" => Task.FromResult<Answer<Envelope>>(new Refusal("BUSY", "too often", 200, 429) { RetryAfterSeconds = 7 }),
        _ => throw new InvalidOperationException("planted 13800138000", new FormatException("planted 13800138000")),
    };

    public Answer<Envelope> Post(Enter message)
    {
        call.AddHeader("Set-Cookie", "userlogin=x; Path=/");
        return message.Key == "explode" ? throw new InvalidOperationException("planted") : new Envelope();
    }

    public ValueTask<Refusal?> Delete(Remove message) => ValueTask.FromResult(message.Id == 0 ? new Refusal("NONE", "no such thing", 200, 404) : null);

    private static async Task<Answer<Envelope>> FailLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("planted");
    }
}

public sealed class BoxedServices
{
    public Answer<FileResponse> Get(Picture message) =>
        message.Name == "none"
            ? new Refusal("404", "没有", 404, 404)
            : new FileResponse(Encoding.UTF8.GetBytes("picture"), "image/png");

    public Answer<EchoResponse> Post(Upload message) => new EchoResponse { Said = $"{message.Title}|{message.File!.FileName}|{message.File.Content.Length}" };

    public Answer<EchoResponse> Post(Say message) => new EchoResponse { Said = $"{message.Words}|{message.Sid}|{message.Context}" };
}
