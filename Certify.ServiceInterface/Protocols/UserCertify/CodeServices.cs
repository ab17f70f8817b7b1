using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>Sends codes, each for one purpose, to one address, in one flow.</summary>
public sealed class CodeServices(Registration registration, Recovery recovery, AddressCodes addresses, CodeFlows flows, Call call)
{
    public Task<Answer<ConfirmationResponse>> Post(SendRegistrationCode message) =>
        flows.Send(call, caller => registration.SendCode(message.Phone, caller.Key, call.Network()));

    public Task<Answer<ConfirmationResponse>> Post(SendUpdatePhoneCode message) =>
        flows.Send(call, caller => addresses.Send(CodePurpose.ChangePhone, message.Phone, caller.Key, call.Network(), caller.User));

    public Task<Answer<ConfirmationResponse>> Post(SendBindEmailCode message) =>
        flows.Send(call, caller => addresses.Send(CodePurpose.BindEmail, message.Email, caller.Key, call.Network(), caller.User));

    public Task<Answer<ConfirmationResponse>> Post(SendLoginCode message) => ToAccount(CodePurpose.Login, Credential.Parse(message.Code));

    public Task<Answer<ConfirmationResponse>> Post(SendPhoneRecoveryCode message) =>
        ToAccount(CodePurpose.ResetPassword, Credential.Parse(message.Phone) is { Phone: not null } phone ? phone : null);

    public Task<Answer<ConfirmationResponse>> Post(SendEmailRecoveryCode message) =>
        ToAccount(CodePurpose.ResetPassword, Credential.Parse(message.Email) is { Email: not null } email ? email : null);

    private Task<Answer<ConfirmationResponse>> ToAccount(CodePurpose purpose, Credential? credential) =>
        flows.Send(call, async caller => credential is null
            ? Fault.ValueMalformed
            : (await recovery.SendCode(purpose, credential, caller.Key, call.Network(), caller.User)).Reword(Fault.AccountUnknown, Fault.NotFound));
}
