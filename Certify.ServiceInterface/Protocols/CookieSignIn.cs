using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Protocols;

/// <summary>
/// Signs in and out at the doors that keep their session in the cookie. Every success makes a new id, so that nobody can be signed in
/// under an id that somebody else has put into his browser.
/// </summary>
public sealed class CookieSignIn(SessionDesk desk, SessionCookie cookie)
{
    /// <summary>Begins a session of a user who has just proved himself, sends its cookie, and ends the session of the old one.</summary>
    /// <param name="proved">By a password or a code.</param>
    /// <param name="came">The WeChat identity that he came by; null: what the old session knew of WeChat goes over.</param>
    public async Task<Caller> Begin(Call call, SessionKind kind, User user, bool proved = true, RememberedWeChat? came = null)
    {
        var before = await Presented(call);
        var kept = (came ?? before?.Session.WeChat) is { } known ? new Session { Kind = kind, BeganAt = known.At, WeChat = known } : null;
        var caller = await desk.Begin(kind, user, call.Network(), before, kept, proved);
        cookie.Send(call, caller);
        return caller;
    }

    /// <summary>Begins the session of an administrator who has just proved himself, in the same way.</summary>
    public async Task Begin(Call call, Administrator administrator) =>
        cookie.Send(call, await desk.BeginAdministrator(administrator, await Presented(call)));

    /// <summary>Ends the caller's one session, if he has one, and removes the cookie that the request carried.</summary>
    public async Task End(Call call, Caller? caller)
    {
        if (caller is not null)
        {
            await desk.End(caller);
        }

        cookie.Remove(call);
    }

    /// <summary>The session of the cookie; one named by another carrier belongs to another client and goes on.</summary>
    private async Task<Caller?> Presented(Call call) =>
        call.Cookie(SessionCookie.Name) is { Length: > 0 } id ? await desk.Find(id, byCookie: true) : null;
}
