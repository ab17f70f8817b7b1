using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Certify.ServiceInterface.Sessions.Redis;

/// <summary>
/// The one way to Redis. Whatever goes wrong there comes out as <see cref="StoreUnavailableException"/> within
/// <see cref="AnswerLimit"/>; the connection repairs itself in the background.
/// </summary>
/// <remarks>
/// <para>
/// The library reconnects by itself, but not always: when Redis goes away it may lose sight of its own connection and then refuses every
/// command for ever. So while nothing is answered a second connection is tried, and takes over as soon as it finds Redis (see ADR 7).
/// </para>
/// <para>Only calls that are the same in StackExchange.Redis 1, 2 and 3, so that raising the version is one line.</para>
/// </remarks>
public sealed partial class RedisConnection : IAsyncDisposable
{
    /// <summary>The library's asynchronous calls wait for ever on a server that is connected and silent.</summary>
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2);

    /// <summary>So long may nothing be answered before, and between two times that, a second connection is tried; the library tries each second.</summary>
    private static readonly TimeSpan RepairDelay = TimeSpan.FromSeconds(2);

    private readonly string configuration;
    private readonly ILogger log;
    private readonly Lock repairing = new();
    private volatile ConnectionMultiplexer multiplexer;
    private Task repair = Task.CompletedTask;
    private long failingSince; // Environment.TickCount64; 0 while Redis answers
    private bool closed;

    private RedisConnection(string configuration, ConnectionMultiplexer multiplexer, ILogger log) =>
        (this.configuration, this.multiplexer, this.log) = (configuration, multiplexer, log);

    /// <summary>Whether the setting names a server; not whether there is one.</summary>
    public static bool CanRead(string configuration)
    {
        try
        {
            return ConfigurationOptions.Parse(configuration).EndPoints.Count > 0;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Connects, or returns unconnected and goes on trying when Redis is away.</summary>
    /// <param name="configuration"><c>host:port[,password=…,ssl=true,defaultDatabase=…]</c></param>
    /// <param name="log">Is told when a connection had to be replaced.</param>
    public static async Task<RedisConnection> Open(string configuration, ILogger<RedisConnection>? log = null) =>
        new(configuration, await Connect(configuration), log ?? NullLogger<RedisConnection>.Instance);

    public async ValueTask<T> Ask<T>(Func<IDatabase, Task<T>> command)
    {
        try
        {
            var answer = await command(multiplexer.GetDatabase()).WaitAsync(AnswerLimit);
            if (Volatile.Read(ref failingSince) != 0)
            {
                Volatile.Write(ref failingSince, 0);
            }

            // The library hands out its answers one after the other, each with what follows it: what follows goes elsewhere.
            await Task.Yield();
            return answer;
        }
        catch (Exception cause) when (cause is RedisException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            RepairAfterDelay();
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
        Task last;
        lock (repairing)
        {
            (closed, last) = (true, repair);
        }

        await last;
        await Close(multiplexer);
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

    private void RepairAfterDelay()
    {
        var now = Environment.TickCount64;
        var since = Interlocked.CompareExchange(ref failingSince, now, 0);
        if (since == 0 || now - since < RepairDelay.TotalMilliseconds)
        {
            return;
        }

        lock (repairing)
        {
            if (!closed && repair.IsCompleted)
            {
                repair = Task.Run(Repair);
            }
        }
    }

    /// <summary>Whichever connection does not serve is closed: the new one if Redis is away, else the old one.</summary>
    private async Task Repair()
    {
        try
        {
            var other = await Connect(configuration);
            if (other.IsConnected)
            {
                (multiplexer, other) = (other, multiplexer);
                Replaced();
            }

            await Close(other);
        }
        catch (Exception failure)
        {
            NotReplaced(failure.GetType().Name);
        }
        finally
        {
            Volatile.Write(ref failingSince, 0);
        }
    }

    private static Task<ConnectionMultiplexer> Connect(string configuration)
    {
        var options = ConfigurationOptions.Parse(configuration);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1000;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        options.KeepAlive = 5;
        return ConnectionMultiplexer.ConnectAsync(options);
    }

    private static async Task Close(ConnectionMultiplexer multiplexer)
    {
        await multiplexer.CloseAsync();
        multiplexer.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "Redis is there and its connection had not found it again: the connection was replaced.")]
    private partial void Replaced();

    [LoggerMessage(LogLevel.Error, "A second connection to Redis could not be tried: {Error}.")]
    private partial void NotReplaced(string error);
}
