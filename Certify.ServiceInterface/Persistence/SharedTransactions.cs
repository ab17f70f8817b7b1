using System.Data;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace Certify.ServiceInterface.Persistence;

/// <summary>
/// Lets the writers of one process share SQLite's one turn to write: what is handed in while a transaction is under way goes into the
/// next one, each work behind a savepoint of its own, and all wait for the disk once. Nobody is told that he has written before it is on
/// the disk, and who throws takes back his own work only.
/// </summary>
internal sealed class SharedTransactions
{
    private readonly SqliteDialect dialect;
    private readonly TimeSpan longestWait;
    private readonly SharedTrips<Work, bool> transactions;

    public SharedTransactions(SqliteDialect dialect, TimeSpan longestWait)
    {
        (this.dialect, this.longestWait) = (dialect, longestWait);
        transactions = new(Run, rest: TimeSpan.Zero);
    }

    /// <exception cref="TimeoutException">No turn came up in time; nothing was done.</exception>
    public async Task<T> Write<T>(Func<Unit, Task<T>> act, int mostStatements, CancellationToken stop)
    {
        var work = new Work<T>(act, mostStatements, stop);
        await transactions.Join(work);
        return work.Conclude();
    }

    private async Task<bool> Run(IReadOnlyList<Work> works)
    {
        await using var connection = (SqliteConnection)await dialect.Open(CancellationToken.None);
        // Not deferred, that is BEGIN IMMEDIATE: a transaction that reads first and then writes could otherwise fail at its first write.
        await using var transaction = connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);
        foreach (var work in works)
        {
            if (work.Waited > longestWait)
            {
                work.Refuse(new TimeoutException("No turn to write came up within the busy time-out."));
            }
            else if (works.Count == 1)
            {
                await work.Do(connection, transaction, dialect);
            }
            else
            {
                await DoBehindSavepoint(work, connection, transaction);
            }
        }

        if (works.Any(work => work.Failure is null))
        {
            await transaction.CommitAsync(CancellationToken.None);
        }

        return true;
    }

    private async Task DoBehindSavepoint(Work work, SqliteConnection connection, SqliteTransaction transaction)
    {
        const string Mark = "work";
        transaction.Save(Mark);
        await work.Do(connection, transaction, dialect);
        try
        {
            if (work.Failure is not null)
            {
                transaction.Rollback(Mark);
            }

            transaction.Release(Mark);
        }
        catch (Exception e) when (work.Failure is not null && (e is SqliteException or InvalidOperationException))
        {
            // A full disk, for example, ends the whole transaction by itself: nothing of anybody's work is kept, and all meet its cause.
            work.Failure!.Throw();
        }
    }

    private abstract class Work(CancellationToken stop)
    {
        private readonly long handedIn = Stopwatch.GetTimestamp();

        public TimeSpan Waited => Stopwatch.GetElapsedTime(handedIn);

        public ExceptionDispatchInfo? Failure { get; private set; }

        protected CancellationToken Stop { get; } = stop;

        public void Refuse(Exception exception) => Failure = ExceptionDispatchInfo.Capture(exception);

        public async Task Do(SqliteConnection connection, SqliteTransaction transaction, Dialect dialect)
        {
            try
            {
                Stop.ThrowIfCancellationRequested();
                await Act(connection, transaction, dialect);
            }
            catch (Exception exception)
            {
                Refuse(exception);
            }
        }

        protected abstract Task Act(SqliteConnection connection, SqliteTransaction transaction, Dialect dialect);
    }

    private sealed class Work<T>(Func<Unit, Task<T>> act, int mostStatements, CancellationToken stop) : Work(stop)
    {
        private Unit? unit;
        private T? result;

        /// <summary>Once the transaction has ended: what came of the work.</summary>
        public T Conclude()
        {
            Failure?.Throw();
            unit!.RunAfterCommit();
            return result!;
        }

        protected override async Task Act(SqliteConnection connection, SqliteTransaction transaction, Dialect dialect)
        {
            unit = new Unit(connection, transaction, dialect, Stop, mostStatements);
            result = await act(unit);
        }
    }
}
