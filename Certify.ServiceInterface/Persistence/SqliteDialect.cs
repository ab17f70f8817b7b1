using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Certify.ServiceInterface.Persistence;

/// <summary>
/// The embedded default: one file. Writers of this process queue here for their turn, those of other processes in SQLite's
/// own busy time-out. Work inside a turn must not begin another write: it would wait for itself.
/// </summary>
public sealed class SqliteDialect : Dialect, IDisposable
{
    private const int Busy = 5, Locked = 6, InputOutput = 10, Full = 13, CannotOpen = 14;
    private const int UniqueIndex = 2067, PrimaryKey = 1555;
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ConditionalWeakTable<sqlite3, SqliteDialect> prepared = [];
    private readonly string connectionString;
    private bool journalSet;

    public SqliteDialect(string file)
    {
        SqliteLibrary.Load();
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            ForeignKeys = true,
            Pooling = true,
            DefaultTimeout = (int)BusyTimeout.TotalSeconds,
        }.ToString();
    }

    public override string Name => "sqlite";

    public override bool HasOneWriter => true;

    public override string SkipLocked => "";

    public override string ForUpdate => "";

    public override string AnyOf(string parameter) => $"IN {parameter}";

    public override async Task<DbConnection> Open(CancellationToken stop)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(stop);
            // Once for each that the pool keeps, not at each use.
            if (!prepared.TryGetValue(connection.Handle!, out _))
            {
                // FULL: an acknowledged write survives not only a killed process but a power cut.
                await connection.ExecuteAsync($"PRAGMA busy_timeout={BusyTimeout.TotalMilliseconds:0}; PRAGMA synchronous=FULL");
                await SetJournal(connection);
                prepared.AddOrUpdate(connection.Handle!, this);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<DbTransaction> Begin(DbConnection connection, CancellationToken stop)
    {
        // Not deferred, that is BEGIN IMMEDIATE: a transaction that reads first and then writes could otherwise fail at its first write.
        var transaction = ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);
        return await Task.FromResult(transaction);
    }

    public override async Task<IDisposable> TakeTurn(CancellationToken stop)
    {
        if (!await turn.WaitAsync(BusyTimeout, stop))
        {
            throw new TimeoutException("No turn to write came up within the busy time-out.");
        }

        return new Turn(turn);
    }

    public override Task TakeName(Unit unit, string name) => Task.CompletedTask;

    public override Task TakeNames(Unit unit, string first, string second) => Task.CompletedTask;

    public override bool IsDuplicate(Exception exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: UniqueIndex or PrimaryKey };

    public override bool IsUnavailable(Exception exception) =>
        exception is TimeoutException or SqliteException { SqliteErrorCode: Busy or Locked or InputOutput or Full or CannotOpen };

    public void Dispose()
    {
        turn.Dispose();
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>The journal mode lies in the file, so once a process is enough.</summary>
    private async Task SetJournal(SqliteConnection connection)
    {
        if (!journalSet)
        {
            await connection.ExecuteAsync("PRAGMA journal_mode=WAL");
            journalSet = true;
        }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
