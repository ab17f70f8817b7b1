using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using StackExchange.Redis;

namespace Certify.Bench.ByHand;

/// <summary>A session as it lies in Redis, with what of it these operations need.</summary>
internal sealed record HandMadeSession(string Key, string Version, JsonElement Data)
{
    public long AccountId => Data.GetProperty("AccountId").GetInt64();

    public long Epoch => Data.TryGetProperty("Epoch", out var epoch) ? epoch.GetInt64() : 0;
}

/// <summary>Sessions by id, with the user's row as it is now.</summary>
internal sealed class HandMadeSessions(ConnectionMultiplexer redis, NpgsqlDataSource rows)
{
    private static readonly RedisValue[] Fields = ["version", "end", "data"];

    public static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task<HandMadeSession?> Find(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return null;
        }

        var key = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
        var found = await redis.GetDatabase().HashGetAsync("certify:s:" + key, Fields);
        return found[2].IsNull || (long)found[1] <= Now ? null : new HandMadeSession(key, found[0]!, JsonSerializer.Deserialize<JsonElement>((byte[])found[2]!));
    }

    /// <summary>The user of the session, where he is neither locked nor signed out everywhere.</summary>
    public async Task<long?> UserOf(string? id)
    {
        if (await Find(id) is not { } session)
        {
            return null;
        }

        return await Holds(session) ? session.AccountId : null;
    }

    public async Task<bool> Holds(HandMadeSession session)
    {
        await using var command = rows.CreateCommand(
            """
            SELECT id, user_name, phone, email, password_hash, locked, locked_at, epoch, extra_roles, last_login_at, last_login_kind,
                has_news, passed_number_idx, created_at
            FROM users WHERE id = $1
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = session.AccountId });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() && reader.GetInt32(5) == 0 && reader.GetInt64(7) == session.Epoch;
    }

    /// <summary>Puts new data in the place of what was read, unless somebody else did so meanwhile.</summary>
    public async Task<bool> Replace(HandMadeSession known, string data, TimeSpan lifetime)
    {
        const string Script = """
            local s = redis.call('HMGET', KEYS[1], 'end', 'version')
            if not s[1] or tonumber(s[1]) <= tonumber(ARGV[1]) or s[2] ~= ARGV[3] then return 0 end
            redis.call('HSET', KEYS[1], 'end', ARGV[1] + ARGV[2], 'data', ARGV[4])
            redis.call('HINCRBY', KEYS[1], 'version', 1)
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return 1
            """;
        return (bool)await redis.GetDatabase().ScriptEvaluateAsync(
            Script, ["certify:s:" + known.Key], [Now, (long)lifetime.TotalMilliseconds, known.Version, data]);
    }
}
