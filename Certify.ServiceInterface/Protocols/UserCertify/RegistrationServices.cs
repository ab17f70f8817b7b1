using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>Registration and recovery: who has no password here gets one by a code. Neither signs anybody in.</summary>
public sealed class RegistrationServices(Registration registration, Recovery recovery, SessionCookie cookie, Call call)
{
    public async Task<Answer<ConfirmationResponse>> Post(RegisterUser message)
    {
        if (!CanonicalText.TryParse(message.UserName, Longest.UserName, out var userName))
        {
            return UserCertifyRefusals.Of(Fault.ValueMalformed);
        }

        var registered = await registration.ByPhoneCode(
            await CodeFlows.Of(call), message.Verification!, userName, Secrets.Of(message.Password), call.Network());
        return registered.Reword(Fault.NewPasswordMalformed, Fault.ValueMalformed).Answer(_ => new ConfirmationResponse());
    }

    public Task<Answer<ConfirmationResponse>> Post(RecoverPasswordByPhone message) =>
        Recover(asked => asked.Phone is not null, message.Verification, message.Password);

    public Task<Answer<ConfirmationResponse>> Post(RecoverPasswordByEmail message) =>
        Recover(asked => asked.Email is not null, message.Verification, message.Password);

    private async Task<Answer<ConfirmationResponse>> Recover(Func<Credential, bool> fits, string? code, string? password)
    {
        var flow = await CodeFlows.Of(call);
        if (await recovery.Asked(flow) is { } asked && !fits(asked))
        {
            // The code went to the other kind of address: under this one there is nobody, *sic*.
            return UserCertifyRefusals.Of(Fault.NotFound);
        }

        var set = await recovery.SetPassword(flow, expected: null, code, Secrets.Of(password), call.Network());
        if (set.Succeeded && await call.FindSigned() is { User: { } user } && user.Id == set.Value.Id)
        {
            // This session ended with the others.
            cookie.Remove(call);
        }

        return set.Reword(Fault.AccountUnknown, Fault.NotFound).Reword(Fault.NewPasswordMalformed, Fault.ValueMalformed)
            .Answer(_ => new ConfirmationResponse());
    }
}
