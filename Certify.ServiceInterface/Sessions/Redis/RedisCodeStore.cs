using Certify.ServiceInterface.Domain;
using StackExchange.Redis;

namespace Certify.ServiceInterface.Sessions.Redis;

/// <summary>Pending codes that any node can read.</summary>
public sealed class RedisCodeStore(RedisConnection redis, TimeProvider time) : ICodeStore
{
    private static readonly RedisValue[] Fields = ["to", "mac", "end", "tries"];

    public async ValueTask Put(string flow, CodePurpose purpose, PendingCode code, TimeSpan lifetime)
    {
        const string Script = """
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], 'to', ARGV[1], 'mac', ARGV[2], 'end', ARGV[3], 'tries', ARGV[4])
            redis.call('PEXPIRE', KEYS[1], ARGV[5])
            return 1
            """;
        var end = Math.Min(code.ExpiresAt.ToUnixTimeMilliseconds(), Now + RedisKeys.Milliseconds(lifetime));
        await redis.Run(
            Script, [RedisKeys.Code(flow, purpose)], code.Recipient, code.Mac, end, code.TriesLeft, RedisKeys.Milliseconds(lifetime));
    }

    public async ValueTask<PendingCode?> Find(string flow, CodePurpose purpose)
    {
        var stored = await redis.Ask(database => database.HashGetAsync(RedisKeys.Code(flow, purpose), Fields));
        if (stored[1].IsNull || (long)stored[2] <= Now || (int)stored[3] < 1)
        {
            return null;
        }
        return new PendingCode(
            (string)stored[0]!, (string)stored[1]!, DateTimeOffset.FromUnixTimeMilliseconds((long)stored[2]), (int)stored[3]);
    }

    public async ValueTask<CodeUse> Use(string flow, CodePurpose purpose, string mac)
    {
        // Comparing in the script leaks no time worth having: what is compared is an HMAC under a key that no caller knows.
        const string Script = """
            local c = redis.call('HMGET', KEYS[1], 'mac', 'end', 'tries')
            if not c[1] or tonumber(c[2]) <= tonumber(ARGV[2]) or tonumber(c[3]) < 1 then return 'absent' end
            if c[1] == ARGV[1] then
              redis.call('DEL', KEYS[1])
              return 'matched'
            end
            if tonumber(c[3]) > 1 then
              redis.call('HINCRBY', KEYS[1], 'tries', -1)
            else
              redis.call('DEL', KEYS[1])
            end
            return 'wrong'
            """;
        return (string?)await redis.Run(Script, [RedisKeys.Code(flow, purpose)], mac, Now) switch
        {
            "matched" => CodeUse.Matched,
            "wrong" => CodeUse.Wrong,
            _ => CodeUse.Absent,
        };
    }

    public async ValueTask Drop(string flow, CodePurpose purpose) =>
        await redis.Ask(database => database.KeyDeleteAsync(RedisKeys.Code(flow, purpose)));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
