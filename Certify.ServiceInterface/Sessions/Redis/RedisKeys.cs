using System.Security.Cryptography;
using System.Text;
using Certify.ServiceInterface.Domain;
using StackExchange.Redis;

namespace Certify.ServiceInterface.Sessions.Redis;

/// <summary>
/// Every key that Certify writes to Redis. Each has a time to live. Scripts touch keys of several kinds, so Redis is one
/// primary (with replicas if need be), not a cluster.
/// <code>
/// certify:s:{key}              hash    a session: version, end, data; the key is the hash of its id already
/// certify:a:{kind}:{account}   string  the key of the one live session of that account and kind
/// certify:c:{purpose}:{hash}   hash    a code that waits: mac, to, end, tries; the hash is the flow's, which may be a phone number
/// certify:b:{line}             zset    a budget: tickets by the time of their reservation
/// certify:v:{api}              string  pace and breaker of a vendor API, as JSON
/// </code>
/// Times are Unix milliseconds of the service's clock, not of the server's: the time to live only clears away.
/// </summary>
internal static class RedisKeys
{
    public const string SessionPrefix = "certify:s:";

    public static RedisKey Session(string key) => SessionPrefix + key;

    public static RedisKey Seat(SessionKind kind, long accountId) => $"certify:a:{kind}:{accountId}";

    public static RedisKey Code(string flow, CodePurpose purpose) =>
        $"certify:c:{purpose}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(flow)))}";

    public static RedisKey Budget(string line) => "certify:b:" + line;

    public static RedisKey VendorGate(string api) => "certify:v:" + api;

    /// <summary>A lifetime as Redis takes it: zero and less are errors there.</summary>
    public static long Milliseconds(TimeSpan lifetime) => Math.Max(1, (long)lifetime.TotalMilliseconds);
}
