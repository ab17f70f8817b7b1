using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>How somebody came in by a mini program: with a session, or with a phone still to be proved.</summary>
/// <param name="UserSid">The session; null until the phone is bound.</param>
/// <param name="ClaimSid">What to bring back with the code that was sent; null where none was.</param>
public sealed record MiniArrival(string? UserSid, bool HasPhone, string? ClaimSid);

/// <summary>Sign-in by the code of a WeChat mini program.</summary>
public sealed class MiniSignIn(WeChatSignIn weChat, SessionDesk desk, PhoneClaims claims)
{
    /// <summary>
    /// <see cref="Fault.WeChatCodeRefused"/>, <see cref="Fault.WeChatVisitorNameless"/>, <see cref="Fault.VendorUnavailable"/>,
    /// <see cref="Fault.AccountLocked"/>; with a phone also <see cref="Fault.PhoneTaken"/> where the user has another, and
    /// <see cref="Fault.OverBudget"/>.
    /// </summary>
    /// <param name="phone">Canonical; null in the dialect that binds a phone, if ever, after the sign-in.</param>
    public async Task<Outcome<MiniArrival>> Begin(string code, string? phone, Network network, CancellationToken stop)
    {
        var person = await weChat.Exchange(WeChatApp.Mini, code, withProfile: false, stop);
        if (person.Fault is { } refused)
        {
            return new Refused(refused, person.Detail);
        }

        var user = await weChat.FindOrCreate(person.Value);
        if (user.Locked)
        {
            return Fault.AccountLocked;
        }

        if (phone is null || user.Phone == phone)
        {
            var session = await desk.Begin(SessionKind.Mini, user, network, proved: false);
            return new MiniArrival(session.SessionId, user.Phone is not null, null);
        }

        var claim = await claims.Send(user, asker: null, phone, network);
        return claim.Fault is { } fault ? fault : new MiniArrival(null, false, claim.Value);
    }
}
