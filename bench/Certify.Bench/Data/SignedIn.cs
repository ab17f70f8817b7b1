using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Sessions.Redis;

namespace Certify.Bench.Data;

/// <summary>Sessions of seeded users, put into Redis as the service does.</summary>
internal static class SignedIn
{
    /// <summary>Ids of mini-program sessions, one a user.</summary>
    public static Task<string[]> ByMini(IEnumerable<long> users) => Begin(users, (id, user) => (new Session
    {
        Kind = SessionKind.Mini,
        AccountId = user,
        BeganAt = TimeProvider.System.GetUtcNow(),
    }, id));

    /// <summary>Whole tokens, one a user.</summary>
    public static Task<string[]> ByToken(Installation at, IEnumerable<long> users) => Begin(users, (id, user) =>
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var token = new Token(id, Guid.NewGuid().ToString("N"), AuthTypes.PhonePassword, now + Token.AccessSeconds, now + Token.RefreshSeconds);
        var session = new Session
        {
            Kind = SessionKind.Token,
            AccountId = user,
            BeganAt = TimeProvider.System.GetUtcNow(),
            Token = new CurrentToken(token.TokenId, token.AuthType, token.AccessEnds, token.RefreshEnds),
        };
        return (session, token.Sign(at.Ring.Token));
    });

    private static async Task<string[]> Begin(IEnumerable<long> users, Func<string, long, (Session Session, string Shown)> make)
    {
        await using var redis = await RedisConnection.Open(Installation.Redis);
        var store = new RedisSessionStore(redis, TimeProvider.System);
        var shown = new List<string>();
        foreach (var portion in users.Chunk(500))
        {
            shown.AddRange(await Task.WhenAll(portion.Select(async user =>
            {
                var id = SessionDesk.NewId();
                var (session, text) = make(id, user);
                await store.Add(SessionDesk.KeyOf(id), session, TimeSpan.FromDays(1));
                return text;
            })));
        }

        return [.. shown];
    }
}
