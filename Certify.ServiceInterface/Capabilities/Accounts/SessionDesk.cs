using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Sessions;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>Begins, finds and ends sessions. Ids are random; only their hash is kept.</summary>
public sealed class SessionDesk(
    ISessionStore store, Database database, UserStore users, AdministratorStore administrators, LoginNetworkStore networks, Stage stage)
{
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    public static string KeyOf(string id) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>The caller behind an opaque id; null when it is unknown, over, or of a kind that only a whole token opens.</summary>
    /// <param name="prolongs">Looking counts as use of a session that ends when it is not used.</param>
    public async Task<Caller?> Find(string id, bool byCookie = false, bool prolongs = true)
    {
        if (id.Length is 0 or > 128)
        {
            return null;
        }

        var key = KeyOf(id);
        var session = await store.Find(key);
        if (session is null || session.Kind is SessionKind.Token or SessionKind.Guest)
        {
            return null;
        }

        var caller = await Admit(id, key, session, null, byCookie);
        if (caller is not null && prolongs && SessionLifetimes.Slides(session.Kind))
        {
            await store.Extend(key, SessionLifetimes.Remaining(session, stage.Now));
        }

        return caller;
    }

    /// <summary>Compares a session with its account's row as it is now; null when the session is over.</summary>
    public async Task<Caller?> Admit(string id, string key, Session session, Token? token, bool byCookie = false)
    {
        if (SessionLifetimes.Remaining(session, stage.Now) <= TimeSpan.Zero)
        {
            return null;
        }

        if (session.Kind is SessionKind.Anonymous or SessionKind.Guest)
        {
            return new Caller { SessionId = id, Key = key, Session = session, Token = token, ByCookie = byCookie };
        }

        if (session.Kind == SessionKind.Admin)
        {
            var administrator = await database.Read(unit => administrators.Find(unit, session.AccountId));
            return administrator is { Locked: false } && administrator.Epoch == session.Epoch
                ? new Caller { SessionId = id, Key = key, Session = session, Administrator = administrator, ByCookie = byCookie }
                : null;
        }

        var user = await database.Read(unit => users.Find(unit, session.AccountId));
        return user is { Locked: false } && user.Epoch == session.Epoch
            ? new Caller { SessionId = id, Key = key, Session = session, User = user, Token = token, ByCookie = byCookie }
            : null;
    }

    /// <summary>Begins a session of a user who has just proved himself, and marks the sign-in. Ends the session that he came with.</summary>
    /// <param name="proved">He proved a password or a code; a sign-in by WeChat proves neither.</param>
    public async Task<Caller> Begin(
        SessionKind kind, User user, Network network, Caller? before = null, Session? like = null, bool proved = true)
    {
        var now = stage.Now;
        await database.Write(async unit =>
        {
            await users.MarkLogin(unit, user.Id, kind, now);
            await networks.Mark(unit, user.Id, network.Home, now);
        });
        var session = (like ?? new Session { Kind = kind, BeganAt = now }) with
        {
            Kind = kind,
            AccountId = user.Id,
            Epoch = user.Epoch,
            BeganAt = now,
            ProvedAt = proved ? now : null,
        };
        var caller = await Open(session, user, null);
        AccountMetrics.LoggedIn(kind);
        if (before is not null)
        {
            await store.Remove(before.Key);
        }

        return caller;
    }

    public async Task<Caller> BeginAdministrator(Administrator administrator, Caller? before)
    {
        var session = new Session
        {
            Kind = SessionKind.Admin,
            AccountId = administrator.Id,
            Epoch = administrator.Epoch,
            BeganAt = stage.Now,
            ProvedAt = stage.Now,
        };
        var caller = await Open(session, null, administrator);
        AccountMetrics.LoggedIn(SessionKind.Admin);
        if (before is not null)
        {
            await store.Remove(before.Key);
        }

        return caller;
    }

    /// <summary>A session for somebody without a name who must be remembered for a while.</summary>
    public Task<Caller> BeginAnonymous() => Open(new Session { Kind = SessionKind.Anonymous, BeganAt = stage.Now }, null, null);

    /// <summary>Ends one session; true when it was there.</summary>
    public async Task<bool> End(Caller caller) => await store.Remove(caller.Key);

    /// <summary>
    /// Changes a session; tries again when somebody else changed it at the same time. Null when it ended meanwhile or
    /// <paramref name="change"/> gave it up.
    /// </summary>
    /// <param name="key">The session's.</param>
    /// <param name="change">May be called several times.</param>
    /// <param name="known">The session as it was read just now, which saves reading it once more.</param>
    public async Task<Session?> Change(string key, Func<Session, Session?> change, Session? known = null)
    {
        for (known ??= await store.Find(key); known is not null; known = await store.Find(key))
        {
            if (change(known) is not { } next)
            {
                return null;
            }

            if (await store.Replace(key, known, next, SessionLifetimes.Remaining(next, stage.Now)))
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>Remembers that a password or a code was proved in this session.</summary>
    public Task Prove(Caller caller) => Change(caller.Key, session => session with { ProvedAt = stage.Now });

    private async Task<Caller> Open(Session session, User? user, Administrator? administrator)
    {
        var id = NewId();
        var key = KeyOf(id);
        var lifetime = SessionLifetimes.Remaining(session, stage.Now);
        await store.Add(key, session, lifetime);
        if (SessionLifetimes.IsUnique(session.Kind))
        {
            await store.Seat(session.Kind, session.AccountId, key, SessionLifetimes.AtMost(session.Kind));
        }

        return new Caller { SessionId = id, Key = key, Session = session, User = user, Administrator = administrator };
    }
}
