using Certify.ServiceInterface.Providers.Guard;

namespace Certify.ServiceInterface.Sessions.Redis;

/// <summary>The gate of all nodes that share a Redis. A change is computed here and taken only if nobody came between.</summary>
public sealed class RedisVendorGate(RedisConnection redis) : IVendorGate
{
    /// <summary>Longer than any breaker stays open; a gate that nobody used for so long may begin afresh.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async ValueTask<T> Change<T>(string api, Func<GateState, GateStep<T>> step, CancellationToken stop)
    {
        const string Script = """
            local known = redis.call('GET', KEYS[1])
            if (known or '') ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return 1
            """;
        try
        {
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                var known = (string?)await redis.Ask(database => database.StringGetAsync(RedisKeys.VendorGate(api)));
                var before = GateStateText.Read(known);
                var (next, result) = step(before);
                // As nearly always: without a pace, and with a closed breaker, whoever passes leaves no trace.
                if (next == before || (bool)await redis.Run(
                    Script, [RedisKeys.VendorGate(api)], known ?? "", GateStateText.Write(next), RedisKeys.Milliseconds(Kept)))
                {
                    return result;
                }
            }
        }
        catch (StoreUnavailableException cause)
        {
            throw new VendorGateAwayException(cause);
        }
    }
}
