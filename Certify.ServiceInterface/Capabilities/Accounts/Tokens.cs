using System.Security.Cryptography;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence.Crypto;
using Certify.ServiceInterface.Sessions;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>What a presented token turned out to be.</summary>
public enum TokenFault
{
    Malformed,
    AccessExpired,
    RefreshExpired,

    /// <summary>Session or user gone, token superseded, binding removed, password changed.</summary>
    Invalid,
}

public readonly record struct TokenCheck(Caller? Caller, TokenFault? Fault);

public readonly record struct TokenRefresh(string? Token, TokenFault? Fault);

/// <summary>Issues, checks, refreshes and revokes TokenAuth's tokens.</summary>
public sealed class Tokens(
    ISessionStore store, SessionDesk desk, TokenBindings bindings, SupersededTokens superseded, KeyRing keys, Stage stage)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    private long Seconds => stage.Now.ToUnixTimeSeconds();

    /// <summary>A guest is nothing but a signed token: it costs nothing and never expires.</summary>
    public string IssueGuest() =>
        Sign(new Token(Token.GuestSidPrefix + SessionDesk.NewId(), NewTokenId(), AuthTypes.Guest, 0, 0));

    public async Task<string> Issue(User user, string authType, Network network)
    {
        var now = Seconds;
        var current = new CurrentToken(NewTokenId(), authType, now + Token.AccessSeconds, now + Token.RefreshSeconds);
        var caller = await desk.Begin(
            SessionKind.Token,
            user,
            network,
            like: new Session { Kind = SessionKind.Token, BeganAt = stage.Now, Token = current },
            proved: authType != AuthTypes.OAuthWeChat);
        return Sign(Spell(caller.SessionId, current));
    }

    /// <summary>The caller behind a whole token. Access-expired ones are taken where <paramref name="expiredToo"/>.</summary>
    public async Task<TokenCheck> Check(string text, bool expiredToo = false)
    {
        if (Parse(text) is not { } token)
        {
            return new TokenCheck(null, TokenFault.Malformed);
        }

        if (token.IsGuest)
        {
            return new TokenCheck(await Guest(token), null);
        }

        if (!expiredToo && Seconds >= token.AccessEnds)
        {
            return new TokenCheck(null, TokenFault.AccessExpired);
        }

        return await Admit(token) is { } caller ? new TokenCheck(caller, null) : new TokenCheck(null, TokenFault.Invalid);
    }

    /// <summary>
    /// Refreshes. A guest's and a young token come back as they are; a token replaced within the last minute gets the same
    /// successor again, because the answer may have been lost.
    /// </summary>
    public async Task<TokenRefresh> Refresh(string text)
    {
        if (Parse(text) is not { } token)
        {
            return new TokenRefresh(null, TokenFault.Malformed);
        }

        if (token.IsGuest)
        {
            return new TokenRefresh(text, null);
        }

        var young = Seconds + Token.EarlySeconds < token.AccessEnds;
        // The last token of its year: a successor would end with it, and be refreshed again at once, and again.
        var last = !young && token.AccessEnds >= token.RefreshEnds;
        if (Seconds >= token.RefreshEnds || last)
        {
            return new TokenRefresh(null, TokenFault.RefreshExpired);
        }

        if (await Admit(token) is not { Session.Token: { } current } caller)
        {
            return new TokenRefresh(null, TokenFault.Invalid);
        }

        if (current.TokenId != token.TokenId)
        {
            return new TokenRefresh(Sign(Spell(token.Sid, current)), null);
        }

        return young ? new TokenRefresh(text, null) : await Replace(caller.Key, token);
    }

    public async Task<bool> Revoke(Caller caller) => await desk.End(caller);

    /// <summary>Changes what a flow remembers; a guest's record is made when there is something to remember. False: the session ended.</summary>
    public async Task<bool> Remember(Caller caller, Func<Session, Session> change)
    {
        if (caller.Session.Kind != SessionKind.Guest)
        {
            return await desk.Change(caller.Key, change, caller.Session) is not null;
        }

        while (true)
        {
            var fresh = change(new Session { Kind = SessionKind.Guest, BeganAt = stage.Now });
            if (await desk.Change(caller.Key, known => change(known with { BeganAt = stage.Now })) is not null
                || await store.Add(caller.Key, fresh, SessionLifetimes.Remaining(fresh, stage.Now)))
            {
                return true;
            }
        }
    }

    private Token? Parse(string text) =>
        keys.TokenPrevious is { } previous ? Token.Parse(text, keys.Token, previous) : Token.Parse(text, keys.Token);

    /// <summary>Puts a new token in the place of the session's current one.</summary>
    private async Task<TokenRefresh> Replace(string key, Token token)
    {
        var next = NewTokenId();
        var changed = await desk.Change(key, session => session.Token is { } current && current.TokenId == token.TokenId
            ? session with
            {
                Token = current with
                {
                    TokenId = next,
                    AccessEnds = Math.Min(Seconds + Token.AccessSeconds, current.RefreshEnds),
                    ReplacedTokenId = token.TokenId,
                    ReplacedAt = stage.Now,
                },
            }
            : null);

        // Somebody else refreshed it at the same moment: his successor is ours too.
        changed ??= await store.Find(key);
        return changed?.Token is { } successor && Accepts(successor, token)
            ? new TokenRefresh(Sign(Spell(token.Sid, successor)), null)
            : new TokenRefresh(null, TokenFault.Invalid);
    }

    private async Task<Caller> Guest(Token token)
    {
        var key = SessionDesk.KeyOf(token.Sid);
        var session = await store.Find(key);
        if (session is not { Kind: SessionKind.Guest })
        {
            session = new Session { Kind = SessionKind.Guest, BeganAt = stage.Now };
        }

        return new Caller { SessionId = token.Sid, Key = key, Session = session, Token = token };
    }

    private async Task<Caller?> Admit(Token token)
    {
        var key = SessionDesk.KeyOf(token.Sid);
        var session = await store.Find(key);
        if (session is not { Kind: SessionKind.Token, Token: { } current })
        {
            return null;
        }

        if (!Accepts(current, token))
        {
            await superseded.Note(key, session.AccountId);
            return null;
        }

        return await desk.Admit(token.Sid, key, session, token) is { User: { } user } caller && await bindings.Hold(user, token.AuthType)
            ? caller
            : null;
    }

    private bool Accepts(CurrentToken current, Token token) =>
        current.TokenId == token.TokenId
        || (current.ReplacedTokenId == token.TokenId && current.ReplacedAt is { } at && stage.Now - at < Grace);

    private string Sign(Token token) => token.Sign(keys.Token);

    private static Token Spell(string sid, CurrentToken current) =>
        new(sid, current.TokenId, current.AuthType, current.AccessEnds, current.RefreshEnds);

    private static string NewTokenId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
