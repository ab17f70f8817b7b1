using System.Text.Json;
using System.Text.Json.Serialization;
using Certify.ServiceInterface.Domain;
using StackExchange.Redis;

namespace Certify.ServiceInterface.Sessions.Redis;

/// <summary>Sessions that any node can read.</summary>
public sealed class RedisSessionStore(RedisConnection redis, TimeProvider time) : ISessionStore
{
    // Kinds by name: nodes of two versions may share the store while one replaces the other.
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly RedisValue[] Fields = ["version", "end", "data"];

    public async ValueTask<Session?> Find(string key)
    {
        var stored = await redis.Ask(database => database.HashGetAsync(RedisKeys.Session(key), Fields));
        if (stored[2].IsNull || (long)stored[1] <= Now)
        {
            return null;
        }
        var session = JsonSerializer.Deserialize<Session>((string)stored[2]!, Json)!;
        return session with { Version = (long)stored[0] };
    }

    public async ValueTask<bool> Add(string key, Session session, TimeSpan lifetime)
    {
        const string Script = """
            local e = redis.call('HGET', KEYS[1], 'end')
            if e and tonumber(e) > tonumber(ARGV[1]) then return 0 end
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], 'version', ARGV[3], 'end', ARGV[1] + ARGV[2], 'data', ARGV[4])
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return 1
            """;
        return (bool)await redis.Run(
            Script, [RedisKeys.Session(key)], Now, RedisKeys.Milliseconds(lifetime), session.Version, Serialize(session));
    }

    public async ValueTask<bool> Replace(string key, Session known, Session next, TimeSpan lifetime)
    {
        const string Script = """
            local s = redis.call('HMGET', KEYS[1], 'end', 'version')
            if not s[1] or tonumber(s[1]) <= tonumber(ARGV[1]) or s[2] ~= ARGV[3] then return 0 end
            redis.call('HSET', KEYS[1], 'end', ARGV[1] + ARGV[2], 'data', ARGV[4])
            redis.call('HINCRBY', KEYS[1], 'version', 1)
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return 1
            """;
        return (bool)await redis.Run(
            Script, [RedisKeys.Session(key)], Now, RedisKeys.Milliseconds(lifetime), known.Version, Serialize(next));
    }

    public async ValueTask Extend(string key, TimeSpan lifetime)
    {
        const string Script = """
            local e = redis.call('HGET', KEYS[1], 'end')
            if not e or tonumber(e) <= tonumber(ARGV[1]) then return 0 end
            redis.call('HSET', KEYS[1], 'end', ARGV[1] + ARGV[2])
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return 1
            """;
        await redis.Run(Script, [RedisKeys.Session(key)], Now, RedisKeys.Milliseconds(lifetime));
    }

    public async ValueTask<bool> Remove(string key)
    {
        const string Script = """
            local e = redis.call('HGET', KEYS[1], 'end')
            redis.call('DEL', KEYS[1])
            if e and tonumber(e) > tonumber(ARGV[1]) then return 1 end
            return 0
            """;
        return (bool)await redis.Run(Script, [RedisKeys.Session(key)], Now);
    }

    public async ValueTask Seat(SessionKind kind, long accountId, string key, TimeSpan lifetime)
    {
        const string Script = """
            local seated = redis.call('GET', KEYS[1])
            if seated and seated ~= ARGV[1] then redis.call('DEL', ARGV[3] .. seated) end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return 1
            """;
        await redis.Run(
            Script, [RedisKeys.Seat(kind, accountId)], key, RedisKeys.Milliseconds(lifetime), RedisKeys.SessionPrefix);
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static string Serialize(Session session) => JsonSerializer.Serialize(session, Json);
}
