using Certify.ServiceInterface.Domain;
using StackExchange.Redis;

namespace Certify.ServiceInterface.Sessions.Redis;

/// <summary>Budgets that hold over all nodes.</summary>
public sealed class RedisBudgets(RedisConnection redis, TimeProvider time) : IBudgets
{
    public async ValueTask<Reservation> Reserve(IReadOnlyList<BudgetLine> lines)
    {
        // Answers how many milliseconds to wait; 0 when the ticket now stands on every line. The rule is that of the budgets in process.
        const string Script = """
            local now = tonumber(ARGV[1])
            local wait = 0
            for i, key in ipairs(KEYS) do
              local limit, window, spaced = tonumber(ARGV[i * 3]), tonumber(ARGV[i * 3 + 1]), ARGV[i * 3 + 2] == '1'
              redis.call('ZREMRANGEBYSCORE', key, '-inf', now - window)
              local count = redis.call('ZCARD', key)
              if count >= limit then
                local free = now + window
                if limit > 0 and spaced then
                  free = redis.call('ZRANGE', key, -1, -1, 'WITHSCORES')[2] + math.min(window, 1000 * 2 ^ (count - limit + 1))
                elseif limit > 0 then
                  free = redis.call('ZRANGE', key, -limit, -limit, 'WITHSCORES')[2] + window
                end
                wait = math.max(wait, free - now)
              end
            end
            if wait > 0 then return wait end
            for i, key in ipairs(KEYS) do
              redis.call('ZADD', key, now, ARGV[2])
              redis.call('PEXPIRE', key, ARGV[i * 3 + 1])
            end
            return 0
            """;
        BudgetLines.RequireDistinctKeys(lines);
        var ticket = BudgetLines.NewTicket();
        List<RedisValue> arguments = [time.GetUtcNow().ToUnixTimeMilliseconds(), ticket];
        foreach (var line in lines)
        {
            arguments.AddRange([line.Limit, RedisKeys.Milliseconds(line.Window), line.Spaced ? 1 : 0]);
        }
        var wait = (long)await redis.Run(Script, Keys(lines), [.. arguments]);
        return wait > 0
            ? new Reservation(false, TimeSpan.FromMilliseconds(wait), "")
            : new Reservation(true, TimeSpan.Zero, ticket);
    }

    public async ValueTask Release(IReadOnlyList<BudgetLine> lines, string ticket)
    {
        const string Script = """
            for _, key in ipairs(KEYS) do redis.call('ZREM', key, ARGV[1]) end
            return 1
            """;
        await redis.Run(Script, Keys(lines), ticket);
    }

    public async ValueTask Clear(string key) =>
        await redis.Ask(database => database.KeyDeleteAsync(RedisKeys.Budget(key)));

    private static RedisKey[] Keys(IReadOnlyList<BudgetLine> lines) =>
        [.. lines.Select(line => RedisKeys.Budget(line.Key))];
}
