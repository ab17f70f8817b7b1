using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.TokenAuth;

namespace Certify.ServiceInterface.Protocols.TokenAuth;

/// <summary>Tokens: issued, refreshed, revoked.</summary>
public sealed class TokenServices(SignIn signIn, Tokens tokens, SessionCookie cookie, Call call)
{
    public async Task<Answer<IssuedTokenResponse>> Post(IssueToken request) => request.AuthType switch
    {
        AuthTypes.Guest => new IssuedTokenResponse { Token = tokens.IssueGuest() },
        AuthTypes.PhonePassword or AuthTypes.EmailPassword => await ByPassword(request),
        _ => await ByCheckCode(request),
    };

    public async Task<Answer<IssuedTokenResponse>> Post(RefreshToken request)
    {
        var (token, refusal) = await Refresh(Carriers.PresentedToken(call));
        return refusal is null ? new IssuedTokenResponse { Token = token! } : refusal;
    }

    public async Task<Answer<AccessTokenResponse>> Post(GetAccessToken request)
    {
        var (token, refusal) = await Refresh(request.RefreshToken);
        return refusal is null ? new AccessTokenResponse { AccessToken = token! } : refusal;
    }

    public async Task<Answer<TokenAuthResponse>> Delete(RevokeToken request)
    {
        var (caller, fault) = await call.FindHolder(tokens, expiredToo: true);
        if (caller is null)
        {
            return TokenAuthRefusals.Of(fault);
        }

        await tokens.Revoke(caller);
        cookie.Remove(call);
        return new TokenAuthResponse();
    }

    private async Task<Answer<IssuedTokenResponse>> ByPassword(IssueToken request)
    {
        var secret = Md5Secret.FromPlainText(request.Password);
        return await Issue(request, await signIn.ByPassword(CredentialOf(request), secret, call.Network(), alike: true));
    }

    /// <summary>The code belongs to the session of the token that asked for it.</summary>
    private async Task<Answer<IssuedTokenResponse>> ByCheckCode(IssueToken request)
    {
        var (caller, fault) = await call.FindHolder(tokens);
        return caller is null
            ? TokenAuthRefusals.Of(fault)
            : await Issue(request, await signIn.ByCode(caller.Key, CredentialOf(request), request.CheckCode!, call.Network()));
    }

    private async Task<Answer<IssuedTokenResponse>> Issue(IssueToken request, Outcome<User> signedIn)
    {
        if (!signedIn.TryGet(out var user))
        {
            return TokenAuthRefusals.Of(signedIn.Fault!.Value);
        }

        return new IssuedTokenResponse { Token = await tokens.Issue(user, request.AuthType!, call.Network()) };
    }

    private async Task<(string? Token, Refusal? Refusal)> Refresh(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return (null, TokenAuthRefusals.Of(HostFault.CredentialMissing));
        }

        var refreshed = await tokens.Refresh(text);
        return refreshed.Fault is { } fault ? (null, TokenAuthRefusals.Of(fault)) : (refreshed.Token, null);
    }

    private static Credential CredentialOf(IssueToken request) =>
        Credential.Parse(request.AuthType is AuthTypes.PhonePassword or AuthTypes.PhoneCheckCode ? request.Phone : request.Email)!;
}
