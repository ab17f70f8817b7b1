using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.TokenAuth;

namespace Certify.ServiceInterface.Protocols.TokenAuth;

/// <summary>Check codes, and the new password that one of them sets. Sending tells nobody whether there is an account.</summary>
public sealed class CheckCodeServices(Recovery recovery, Call call)
{
    private const string ForReset = "reset_password";

    public Task<Answer<TokenAuthResponse>> Post(RequestPhoneCheckCode request) => Send(request.Phone, request.Purpose);

    public Task<Answer<TokenAuthResponse>> Post(RequestEmailCheckCode request) => Send(request.Email, request.Purpose);

    public async Task<Answer<TokenAuthResponse>> Post(ResetPassword request)
    {
        var named = Credential.Parse(string.IsNullOrEmpty(request.Phone) ? request.Email : request.Phone)!;
        var secret = Md5Secret.FromPlainText(request.Password);
        var reset = await recovery.SetPasswordBlindly(call.Signed().Key, named, request.CheckCode!, secret, call.Network());
        return reset.ToAnswer(_ => new TokenAuthResponse());
    }

    private async Task<Answer<TokenAuthResponse>> Send(string? address, string? purpose)
    {
        var caller = call.Signed();
        var credential = Credential.Parse(address)!;
        var sent = await recovery.SendCodeBlindly(
            purpose == ForReset ? CodePurpose.ResetPassword : CodePurpose.Login, credential, caller.Key, call.Network(), caller.User);
        return sent.ToAnswer(_ => new TokenAuthResponse());
    }
}
