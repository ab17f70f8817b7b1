using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.ApiV1;

namespace Certify.ServiceInterface.Protocols.ApiV1;

/// <summary>Who is signed in, signing in, signing out.</summary>
public sealed class SessionServices(SignIn signIn, CookieSignIn cookies, Call call)
{
    public Answer<GetSessionResponse> Get(GetSession request) =>
        new GetSessionResponse { Data = new ApiV1UserName { Name = call.User().UserName } };

    public async Task<Answer<ApiV1Response>> Post(BeginSession request)
    {
        if (!PhoneNumber.TryParse(request.Mobile, out var phone))
        {
            return ApiV1Refusals.Of(Fault.ValueMalformed);
        }

        var secret = Md5Secret.FromPlainText(request.Password);
        var user = await signIn.ByPassword(new Credential(phone, null), secret, call.Network());
        if (user.Succeeded)
        {
            await cookies.Begin(call, SessionKind.Api, user.Value);
        }

        return user.ToAnswer();
    }

    /// <summary>An id that is unknown or over is signed out already (sic); only who brings none at all is told so.</summary>
    public async Task<Answer<ApiV1Response>> Delete(EndSession request)
    {
        var (caller, fault) = await call.Authenticate();
        if (fault == HostFault.CredentialMissing)
        {
            return ApiV1Refusals.Of(Fault.NotSignedIn);
        }

        await cookies.End(call, caller as Caller);
        return new ApiV1Response();
    }
}
