using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Certify.ServiceInterface.Persistence;

/// <summary>
/// The embedded default: one file, one writer at a time. Writers of this process share transactions, those of other processes wait in
/// SQLite's own busy time-out. Work inside a transaction must not begin another write: it would wait for itself.
/// </summary>
public sealed class SqliteDialect : Dialect, IDisposable
{
    private const int Busy = 5, Locked = 6, InputOutput = 10, Full = 13, CannotOpen = 14;
    private const int UniqueIndex = 2067, PrimaryKey = 1555;
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(10);

    private readonly SharedTransactions writers;
    private readonly ConditionalWeakTable<sqlite3, SqliteDialect> prepared = [];
    private readonly string connectionString;
    private bool journalSet;

    public SqliteDialect(string file)
    {
        SqliteLibrary.Load();
        writers = new SharedTransactions(this, BusyTimeout);
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

    public override Task<T> Write<T>(Func<Unit, Task<T>> work, CancellationToken stop) => writers.Write(work, int.MaxValue, stop);

    public override Task<T> WriteOne<T>(Func<Unit, Task<T>> work, CancellationToken stop) => writers.Write(work, 1, stop);

    public override Task TakeName(Unit unit, string name) => Task.CompletedTask;

    public override Task TakeNames(Unit unit, string first, string second) => Task.CompletedTask;

    public override bool IsDuplicate(Exception exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: UniqueIndex or PrimaryKey };

    public override bool IsUnavailable(Exception exception) =>
        exception is TimeoutException or SqliteException { SqliteErrorCode: Busy or Locked or InputOutput or Full or CannotOpen };

    public void Dispose()
    {
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
}
