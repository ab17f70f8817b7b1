using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Sessions.InProcess;

/// <summary>Sessions of a service that runs as one process; they end with it.</summary>
public sealed class InProcessSessionStore(TimeProvider time, int capacity = InProcessSessionStore.DefaultCapacity) : ISessionStore
{
    private const int DefaultCapacity = 1_000_000;

    private readonly Lock gate = new();
    private readonly ExpiringEntries<Session> sessions = new("The session store", time, capacity);
    private readonly ExpiringEntries<string> seats = new("The session store", time, capacity);

    public ValueTask<Session?> Find(string key)
    {
        lock (gate)
        {
            return ValueTask.FromResult(sessions.TryGet(key, out var session) ? session : null);
        }
    }

    public ValueTask<bool> Add(string key, Session session, TimeSpan lifetime)
    {
        lock (gate)
        {
            if (sessions.TryGet(key, out _))
            {
                return ValueTask.FromResult(false);
            }
            sessions.Set(key, session, lifetime);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<bool> Replace(string key, Session known, Session next, TimeSpan lifetime)
    {
        lock (gate)
        {
            if (!sessions.TryGet(key, out var stored) || stored.Version != known.Version)
            {
                return ValueTask.FromResult(false);
            }
            sessions.Set(key, next with { Version = known.Version + 1 }, lifetime);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask Extend(string key, TimeSpan lifetime)
    {
        lock (gate)
        {
            sessions.Extend(key, lifetime);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask<bool> Remove(string key)
    {
        lock (gate)
        {
            return ValueTask.FromResult(sessions.Remove(key));
        }
    }

    public ValueTask Seat(SessionKind kind, long accountId, string key, TimeSpan lifetime)
    {
        var seat = $"{kind}:{accountId}";
        lock (gate)
        {
            if (seats.TryGet(seat, out var seated) && seated != key)
            {
                sessions.Remove(seated);
            }
            seats.Set(seat, key, lifetime);
            return ValueTask.CompletedTask;
        }
    }
}
