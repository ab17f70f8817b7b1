using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Certify.ServiceInterface.Persistence;

/// <summary>PostgreSQL: what several nodes share. It lets writers wait for each other only where they must, so each has a transaction of his own.</summary>
public sealed class PostgreSqlDialect : Dialect, IAsyncDisposable
{
    /// <summary>
    /// No statement here runs long enough to be worth compiling, and what the planner was told to keep away from costs so much in its books
    /// that it would compile: the driver's look at the types, with which a pool begins, for most of a second instead of some milliseconds.
    /// </summary>
    private const string EveryConnection = "-c statement_timeout=15s -c jit=off";

    /// <summary>
    /// Every statement has one good plan, by its index and in its order. What the planner knows of a table that fills and empties all day is
    /// always old, and by it the others look cheaper at times: they read all that is due, and all that is dead, for each message.
    /// </summary>
    private const string OnePlan =
        "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off";

    private readonly NpgsqlDataSource source;
    private readonly PostgreSqlDialect? queue;

    public PostgreSqlDialect(string connectionString)
        : this(connectionString, "") => queue = new(connectionString, OnePlan);

    private PostgreSqlDialect(string connectionString, string options)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // As many as the program has, nearly: with fewer they push each other out.
            MaxAutoPrepare = 128,
            // Nothing here changes a session beyond its transaction, so nothing has to be reset with each use of a connection.
            NoResetOnClose = true,
            Timeout = 5,
            CommandTimeout = 15,
            // Error details quote the row, and rows are personal.
            IncludeErrorDetail = false,
            ApplicationName = "certify",
        };
        settings.Options = $"{settings.Options} {EveryConnection} {options}".Trim();
        source = NpgsqlDataSource.Create(settings);
    }

    public override string Name => "postgresql";

    public override Dialect ForQueue => queue ?? this;

    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    public override string ForUpdate => "FOR UPDATE";

    public override string AnyOf(string parameter) => $"= ANY({parameter})";

    public override string AnyOfSelect(string select) => $"= ANY(ARRAY({select}))";

    public override string MigrationLock => "SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(7161530294)";

    public override string NotifyQueue => "NOTIFY certify_queue";

    public override async Task<DbConnection> Open(CancellationToken stop) => await source.OpenConnectionAsync(stop);

    public override async Task<T> Write<T>(Func<Unit, Task<T>> work, CancellationToken stop)
    {
        await using var connection = await Open(stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, stop);
        var unit = new Unit(connection, transaction, this, stop);
        var result = await work(unit);
        // A commit is not cancelled: nobody would know whether it happened.
        await transaction.CommitAsync(CancellationToken.None);
        unit.RunAfterCommit();
        return result;
    }

    /// <summary>One statement is a transaction by itself: nothing travels to begin and commit it.</summary>
    public override async Task<T> WriteOne<T>(Func<Unit, Task<T>> work, CancellationToken stop)
    {
        await using var connection = await Open(stop);
        var unit = new Unit(connection, null, this, stop, mostStatements: 1);
        var result = await work(unit);
        unit.RunAfterCommit();
        return result;
    }

    public override Task TakeName(Unit unit, string name) =>
        unit.One<string>("SELECT pg_advisory_xact_lock(hashtextextended(@name, 0))::text", new { name });

    public override Task TakeNames(Unit unit, string first, string second) =>
        unit.One<string>(
            "SELECT pg_advisory_xact_lock(hashtextextended(@first, 0))::text, pg_advisory_xact_lock(hashtextextended(@second, 0))::text", new { first, second });

    public override bool IsDuplicate(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsUnavailable(Exception exception) => exception switch
    {
        PostgresException refused => IsPassing(refused.SqlState),
        // Without an answer from the server: connection refused, broken, or too slow.
        NpgsqlException => true,
        SocketException or TimeoutException => true,
        _ => IsClosedMeanwhile(exception),
    };

    public override bool IsAway(Exception exception) => exception switch
    {
        PostgresException refused => refused.SqlState.StartsWith("08", StringComparison.Ordinal)
            || refused.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException broken => broken.InnerException is SocketException or IOException,
        _ => exception is SocketException || IsClosedMeanwhile(exception),
    };

    public override async Task ListenToQueue(Action heard, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        connection.Notification += (_, _) => heard();
        await using (var listen = new NpgsqlCommand("LISTEN certify_queue", connection))
        {
            await listen.ExecuteNonQueryAsync(stop);
        }

        while (!stop.IsCancellationRequested)
        {
            await connection.WaitAsync(stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (queue is not null)
        {
            await queue.DisposeAsync();
        }
    }

    /// <summary>
    /// When one connection learns that the server is going, the pool closes the others, and one of them may have been handed out just then:
    /// it says of its parts that they are disposed, and nothing of the server. What else is disposed too early is somebody's defect.
    /// </summary>
    private static bool IsClosedMeanwhile(Exception exception) =>
        exception is ObjectDisposedException && exception.StackTrace?.Contains(" Npgsql.", StringComparison.Ordinal) == true;

    /// <summary>Connection trouble, resources used up, shut-down or time-out, and conflicts that a second try resolves.</summary>
    private static bool IsPassing(string state) =>
        state.StartsWith("08", StringComparison.Ordinal)
        || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57", StringComparison.Ordinal)
        || state is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable;
}
