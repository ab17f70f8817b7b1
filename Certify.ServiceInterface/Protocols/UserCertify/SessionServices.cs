using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>Who is signed in, and the way out.</summary>
public sealed class SessionServices(Profiles profiles, CookieSignIn cookies, Call call)
{
    /// <summary>What old pages show as the e-mail address of somebody who has bound none, *sic*.</summary>
    private const string NoEmail = "test@qqsl.com";

    public async Task<Answer<GetAuthorizationResponse>> Get(GetAuthorization message)
    {
        var caller = call.Signed();
        if (caller.Administrator is { } administrator)
        {
            return View(administrator.Phone, null, Roles.Held(administrator.Role));
        }

        return await profiles.Read(caller.User!.Id) is { } profile
            ? View(profile.User.Phone, profile.User.Email, profile.Roles)
            : UserCertifyRefusals.Of(Fault.NotSignedIn);
    }

    public async Task<Answer<ConfirmationResponse>> Post(Logout message)
    {
        await cookies.End(call, await call.FindSigned());
        return new ConfirmationResponse();
    }

    public Answer<ConfirmationResponse> Get(RefuseAccess message) => UserCertifyRefusals.Of(Fault.RoleMissing);

    public Answer<ConfirmationResponse> Get(RefuseSession message) => UserCertifyRefusals.Of(Fault.NotSignedIn);

    private static GetAuthorizationResponse View(string? phone, string? email, IReadOnlyList<string> roles)
    {
        var names = new AccountNames { Name = phone ?? "", Login = phone ?? "", Email = email ?? NoEmail };
        return new GetAuthorizationResponse
        {
            Info = new AuthorizationInfo
            {
                Authc = new SignedInIdentity { Principal = names, Credentials = names },
                Authz = new GrantedRoles { Roles = [.. roles] },
            },
        };
    }
}
