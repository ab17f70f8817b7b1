using StackExchange.Redis;

namespace Certify.ServiceInterface.Sessions.Redis;

/// <summary>
/// The one way to Redis. Whatever goes wrong there comes out as <see cref="StoreUnavailableException"/> within
/// <see cref="AnswerLimit"/>; the connection repairs itself in the background.
/// </summary>
/// <remarks>Only calls that are the same in StackExchange.Redis 1, 2 and 3, so that raising the version is one line.</remarks>
public sealed class RedisConnection : IAsyncDisposable
{
    /// <summary>The library's asynchronous calls wait for ever on a server that is connected and silent.</summary>
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2);

    private readonly ConnectionMultiplexer multiplexer;

    private RedisConnection(ConnectionMultiplexer multiplexer) => this.multiplexer = multiplexer;

    /// <summary>Connects, or returns unconnected and goes on trying when Redis is away.</summary>
    /// <param name="configuration"><c>host:port[,password=…,ssl=true,defaultDatabase=…]</c></param>
    public static async Task<RedisConnection> Open(string configuration)
    {
        var options = ConfigurationOptions.Parse(configuration);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1000;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        options.KeepAlive = 5;
        return new RedisConnection(await ConnectionMultiplexer.ConnectAsync(options));
    }

    public async ValueTask<T> Ask<T>(Func<IDatabase, Task<T>> command)
    {
        try
        {
            return await command(multiplexer.GetDatabase()).WaitAsync(AnswerLimit);
        }
        catch (Exception cause) when (cause is RedisException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            throw new StoreUnavailableException("Redis", cause);
        }
    }

    /// <summary>Runs a Lua script, which is what makes several commands one step.</summary>
    public ValueTask<RedisResult> Run(string script, RedisKey[] keys, params RedisValue[] values) =>
        Ask(database => RunOnce(database, script, keys, values));

    /// <summary>Whether Redis answers, for health checks.</summary>
    public async ValueTask Ping() => await Ask(database => database.PingAsync());

    public async ValueTask DisposeAsync()
    {
        await multiplexer.CloseAsync();
        multiplexer.Dispose();
    }

    private static async Task<RedisResult> RunOnce(IDatabase database, string script, RedisKey[] keys, RedisValue[] values)
    {
        try
        {
            return await database.ScriptEvaluateAsync(script, keys, values);
        }
        catch (RedisServerException refusal) when (refusal.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // A restarted server has forgotten the script. Nothing ran, and the second call sends its text again.
            return await database.ScriptEvaluateAsync(script, keys, values);
        }
    }
}
