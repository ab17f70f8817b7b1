using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>Signs users in by password, from browsers and from the app.</summary>
public sealed class SignInServices(SignIn signIn, Arrivals arrivals, Call call)
{
    public async Task<Answer<OwnUserResponse>> Post(LoginWeb message)
    {
        var signed = await signIn.ByPassword(message.Code, Secrets.Of(message.Password), call.Network());
        if (signed.Fault is { } fault)
        {
            return UserCertifyRefusals.Of(fault);
        }

        return signIn.NeedsCodeToo(signed.Value, Secrets.Of(message.Password)!, message.Password!, message.Cookie)
            ? UserCertifyRefusals.Of(Fault.CodeAlsoNeeded)
            : await arrivals.ByPassword(call, SessionKind.Web, signed.Value);
    }

    public async Task<Answer<OwnUserResponse>> Post(LoginPhone message)
    {
        var signed = await signIn.ByPassword(message.Code, Secrets.Of(message.Password), call.Network());
        return signed.Fault is { } fault ? UserCertifyRefusals.Of(fault) : await arrivals.ByPassword(call, SessionKind.Phone, signed.Value);
    }

    public async Task<Answer<OwnUserResponse>> Post(LoginByCode message)
    {
        var signed = await signIn.ByPasswordAndCode(
            await CodeFlows.Of(call), Secrets.Of(message.Password), message.Verification, call.Network());
        return signed.Fault is { } fault ? UserCertifyRefusals.Of(fault) : await arrivals.ByPassword(call, SessionKind.Web, signed.Value);
    }
}
