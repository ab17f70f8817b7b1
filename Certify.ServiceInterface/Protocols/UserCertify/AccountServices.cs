using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>A signed-in user changes how he signs in.</summary>
public sealed class AccountServices(AccountChanges changes, SessionDesk desk, SessionCookie cookie, OwnUsers owners, Call call)
{
    public async Task<Answer<OwnUserResponse>> Post(UpdatePassword message)
    {
        var user = call.User();
        var changed = await changes.ChangePassword(user, Secrets.Of(message.OldPassword), Secrets.Of(message.NewPassword), call.Network());
        if (changed.Fault is { } fault)
        {
            return UserCertifyRefusals.Of(fault == Fault.NewPasswordMalformed && message.NewPassword is null ? Fault.ValueMissing : fault);
        }

        // This session ended with the others.
        cookie.Remove(call);
        return await owners.Read(user.Id);
    }

    public async Task<Answer<OwnUserResponse>> Post(UpdatePhone message) =>
        await Changed(await changes.ChangePhone(call.Signed(), call.Signed().Key, message.Verification, call.Network()));

    public async Task<Answer<OwnUserResponse>> Post(UpdateEmail message) =>
        await Changed(await changes.ChangeEmail(call.Signed(), call.Signed().Key, message.Verification, call.Network()));

    public async Task<Answer<ConfirmationResponse>> Post(CheckPassword message) =>
        (await changes.CheckPassword(call.Signed(), Secrets.Of(message.Password), call.Network(), desk)).Answer();

    private async Task<Answer<OwnUserResponse>> Changed(Outcome<User> changed) =>
        changed.Fault is { } fault ? UserCertifyRefusals.Of(fault) : await owners.Read(changed.Value.Id);
}
