using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserValidate;

namespace Certify.ServiceInterface.Protocols;

/// <summary>
/// Finds the caller by what the request carries. Of the carriers that count at the door and are present, the first of Authorization,
/// x-token, user_sid and cookie decides alone: a bad one is a refusal, no other is tried.
/// </summary>
public sealed class Carriers(SessionDesk desk, Tokens tokens, SessionCookie cookie) : IAuthenticator
{
    private const string Bearer = "Bearer ";

    public async ValueTask<Authentication> Authenticate(Call call)
    {
        var found = await Look(call);
        // Where an operation says only "signed in", a user is meant; administrators have one door and their own operations there.
        return found.Caller is Caller { Administrator: not null }
            && call.Operation is { RequiresSession: true, RequiredRole: null, Door: not nameof(Door.UserCertify) }
                ? new Authentication(found.Caller, HostFault.RoleMissing)
                : found;
    }

    /// <summary>Sends the cookie again with the lifetime of its session, where that came by cookie and nothing else was sent.</summary>
    public void Renew(Call call)
    {
        if (call.Caller is Caller { ByCookie: true } caller && call.Protocol.RenewsSession(call.Operation) && !call.HasAnswerHeader("Set-Cookie"))
        {
            cookie.Send(call, caller);
        }
    }

    /// <summary>The text that stands where a whole token does: the bearer's credential, else <c>x-token</c>; null where neither came.</summary>
    public static string? PresentedToken(Call call) => BearerOf(call) ?? (call.Header("x-token") is { Length: > 0 } token ? token : null);

    private static string? BearerOf(Call call) =>
        call.Header("Authorization") is { } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;

    private async Task<Authentication> Look(Call call)
    {
        if (BearerOf(call) is { } credential)
        {
            return credential.Contains('.', StringComparison.Ordinal) ? await ByToken(credential) : await ById(call, credential, byCookie: false);
        }

        if (call.Header("x-token") is { Length: > 0 } token)
        {
            return await ByToken(token);
        }

        if (call.Protocol.TakesUserSid && call.Message is ICarriesUserSid { UserSid: { } sid })
        {
            return await ById(call, sid, byCookie: false);
        }

        if ((call.Protocol.TakesCookie || call.Typed) && call.Cookie(SessionCookie.Name) is { Length: > 0 } id)
        {
            return await ById(call, id, byCookie: true);
        }

        return new Authentication(null, HostFault.CredentialMissing);
    }

    private async Task<Authentication> ById(Call call, string id, bool byCookie) =>
        await desk.Find(id, byCookie, call.Protocol.RenewsSession(call.Operation)) is { } caller
            ? new Authentication(caller, null)
            : new Authentication(null, HostFault.CredentialInvalid);

    private async Task<Authentication> ByToken(string text)
    {
        var check = await tokens.Check(text);
        return check.Fault is { } fault ? new Authentication(null, HostFaultOf(fault)) : new Authentication(check.Caller, null);
    }

    private static HostFault HostFaultOf(TokenFault fault) => fault switch
    {
        TokenFault.Malformed => HostFault.CredentialMalformed,
        TokenFault.AccessExpired or TokenFault.RefreshExpired => HostFault.CredentialExpired,
        TokenFault.Invalid => HostFault.CredentialInvalid,
    };
}
