using System.Collections.Concurrent;
using System.Text.Json;
using Certify.Tests.Support;

namespace Certify.Tests.ClientCode.Script;

/// <summary>Reads the codes that were sent while a worker of the program delivers them, as a person reads his phone.</summary>
internal sealed class OutboxCodes(CertifyApp app)
{
    private readonly ConcurrentDictionary<string, bool> read = [];

    /// <summary>The newest code that was not read before; it may be on its way still.</summary>
    public async Task<string> Newest(string recipient)
    {
        JsonElement newest = default;
        await Eventually.Is(
            async () =>
            {
                newest = (await app.Outbox(recipient)).FirstOrDefault(message => message.TryGetProperty("code", out _));
                return newest.ValueKind == JsonValueKind.Object && read.TryAdd(newest.GetProperty("id").GetRawText(), true);
            },
            "a code arrives",
            TimeSpan.FromSeconds(30));
        return newest.GetProperty("code").GetString()!;
    }
}
