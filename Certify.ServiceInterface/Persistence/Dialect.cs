using System.Data.Common;

namespace Certify.ServiceInterface.Persistence;

/// <summary>What differs between SQLite and PostgreSQL. SQL that both take is written once, elsewhere.</summary>
public abstract class Dialect
{
    static Dialect() => StoredTypes.Register();

    /// <summary>The folder of migrations: <c>sqlite</c> or <c>postgresql</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Ends a SELECT that claims rows: other claimers pass over them.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>Ends a SELECT whose row is changed next in the same transaction.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Compares with each value of an array parameter: the one database takes the array itself, for the other it is written out.</summary>
    public abstract string AnyOf(string parameter);

    /// <summary>
    /// Compares with each value that a SELECT yields. The SELECT is run once and its values are looked up one by one; joined with a table
    /// that fills and empties all day, they would be met by a plan that reads it from end to end.
    /// </summary>
    public virtual string AnyOfSelect(string select) => $"IN ({select})";

    /// <summary>The first statement of a migration: waits until no other process migrates. Empty where writing alone excludes others.</summary>
    public virtual string MigrationLock => "";

    /// <summary>One writer at a time: looking whether there is anything to write is cheaper than a turn to write nothing.</summary>
    public virtual bool HasOneWriter => false;

    /// <summary>The same database by connections of their own, where a queue's statements are planned as a queue needs it.</summary>
    public virtual Dialect ForQueue => this;

    /// <summary>Tells the other processes that there is work. Empty where they find it by polling.</summary>
    public virtual string NotifyQueue => "";

    public abstract Task<DbConnection> Open(CancellationToken stop);

    /// <summary>Does the work in a transaction: what it wrote is there once this returns, and nothing of it where this throws.</summary>
    public abstract Task<T> Write<T>(Func<Unit, Task<T>> work, CancellationToken stop);

    /// <summary>The same for one statement.</summary>
    public abstract Task<T> WriteOne<T>(Func<Unit, Task<T>> work, CancellationToken stop);

    /// <summary>Until the transaction ends nobody else can take this name; SQLite has one writer anyway.</summary>
    public abstract Task TakeName(Unit unit, string name);

    /// <summary>Takes one name and then the other. Always in one order: a holder of the second must wait for no first.</summary>
    public abstract Task TakeNames(Unit unit, string first, string second);

    /// <summary>Whether the exception says that a unique index refused the row.</summary>
    public abstract bool IsDuplicate(Exception exception);

    /// <summary>Whether the exception says that the database is away, busy or restarting.</summary>
    public abstract bool IsUnavailable(Exception exception);

    /// <summary>
    /// Whether nobody is there to answer: no connection, or a server that ends or begins. Unlike a time-out this can be no work's own
    /// doing, so whoever meets it may try for ever.
    /// </summary>
    public virtual bool IsAway(Exception exception) => false;

    /// <summary>Calls <paramref name="heard"/> whenever another process says that there is work, until stopped.</summary>
    public virtual Task ListenToQueue(Action heard, CancellationToken stop) => Task.CompletedTask;
}
