using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Sessions;

/// <summary>
/// Keeps sessions under keys that are hashes of their ids. In process or on Redis; every entry has an end.
/// A store that cannot answer throws <see cref="StoreUnavailableException"/>: nobody is signed in by its absence.
/// </summary>
public interface ISessionStore
{
    ValueTask<Session?> Find(string key);

    /// <summary>Adds a session; false when the key exists.</summary>
    ValueTask<bool> Add(string key, Session session, TimeSpan lifetime);

    /// <summary>Replaces the session only while its version is still <paramref name="known"/>'s; the stored version is one higher.</summary>
    ValueTask<bool> Replace(string key, Session known, Session next, TimeSpan lifetime);

    /// <summary>Sets the remaining lifetime of a session that is there.</summary>
    ValueTask Extend(string key, TimeSpan lifetime);

    /// <summary>Removes a session; true when it was there. Of two callers one gets true.</summary>
    ValueTask<bool> Remove(string key);

    /// <summary>
    /// Makes <paramref name="key"/> the one live session of the account and kind, and removes the session that was it before.
    /// Atomic: of two sessions seated at the same time one survives. The session is added first, then seated.
    /// </summary>
    /// <param name="lifetime">The longest that the session can live, however often it is extended.</param>
    ValueTask Seat(SessionKind kind, long accountId, string key, TimeSpan lifetime);
}

/// <summary>Codes that wait to be used, one per flow and purpose; a newer one replaces it.</summary>
public interface ICodeStore
{
    ValueTask Put(string flow, CodePurpose purpose, PendingCode code, TimeSpan lifetime);

    /// <summary>The code that waits, so that its recipient is known; null where none does or its tries are used up.</summary>
    ValueTask<PendingCode?> Find(string flow, CodePurpose purpose);

    /// <summary>Compares and counts in one step: a match is used up, a wrong try takes one of the tries, the last try takes the code.</summary>
    ValueTask<CodeUse> Use(string flow, CodePurpose purpose, string mac);

    /// <summary>Drops the code, if any.</summary>
    ValueTask Drop(string flow, CodePurpose purpose);
}

/// <summary>Budgets over rolling windows. Fail closed: a store that cannot answer throws.</summary>
public interface IBudgets
{
    /// <summary>Reserves one event on every line, or on none where one of them is over. Atomic over all lines.</summary>
    ValueTask<Reservation> Reserve(IReadOnlyList<BudgetLine> lines);

    /// <summary>Takes a reserved event back from every line: it was no failure after all.</summary>
    ValueTask Release(IReadOnlyList<BudgetLine> lines, string ticket);

    /// <summary>Forgets what was counted on the line.</summary>
    ValueTask Clear(string key);
}

/// <summary>A store that sessions, codes or budgets live in could not answer in time.</summary>
public sealed class StoreUnavailableException(string store, Exception? cause = null)
    : Exception($"{store} did not answer.", cause);
