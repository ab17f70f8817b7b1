using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Sessions.InProcess;

/// <summary>Sessions of a service that runs as one process; they end with it.</summary>
public sealed class InProcessSessionStore(TimeProvider time, int capacity = InProcessSessionStore.DefaultCapacity) : ISessionStore
{
    private const int DefaultCapacity = 1_000_000;

    private readonly Lock _gate = new();
    private readonly ExpiringEntries<Session> _sessions = new("The session store", time, capacity);
    private readonly ExpiringEntries<string> _seats = new("The session store", time, capacity);

    public ValueTask<Session?> Find(string key)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_sessions.TryGet(key, out var session) ? session : null);
        }
    }

    public ValueTask<bool> Add(string key, Session session, TimeSpan lifetime)
    {
        lock (_gate)
        {
            if (_sessions.TryGet(key, out _))
            {
                return ValueTask.FromResult(false);
            }
            _sessions.Set(key, session, lifetime);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<bool> Replace(string key, Session known, Session next, TimeSpan lifetime)
    {
        lock (_gate)
        {
            if (!_sessions.TryGet(key, out var stored) || stored.Version != known.Version)
            {
                return ValueTask.FromResult(false);
            }
            _sessions.Set(key, next with { Version = known.Version + 1 }, lifetime);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask Extend(string key, TimeSpan lifetime)
    {
        lock (_gate)
        {
            _sessions.Extend(key, lifetime);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask<bool> Remove(string key)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_sessions.Remove(key));
        }
    }

    public ValueTask Seat(SessionKind kind, long accountId, string key, TimeSpan lifetime)
    {
        var seat = $"{kind}:{accountId}";
        lock (_gate)
        {
            if (_seats.TryGet(seat, out var seated) && seated != key)
            {
                _sessions.Remove(seated);
            }
            _seats.Set(seat, key, lifetime);
            return ValueTask.CompletedTask;
        }
    }
}
