using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Providers;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>Sign-in and binding by the WeChat public account.</summary>
public sealed class WeChatServices(WeChatSignIn weChat, WeChatMemory memory, SignIn signIn, Arrivals arrivals, SessionCookie cookie, Call call)
{
    public async Task<Answer<OwnUserResponse>> Post(AutoLoginWeChat message)
    {
        var came = await weChat.Exchange(WeChatApp.Mp, message.Code!, withProfile: true, call.Aborted);
        if (came.Fault is { } fault)
        {
            return UserCertifyRefusals.Of(fault);
        }

        return await weChat.Find(came.Value) switch
        {
            null => await Remember(came.Value),
            { Locked: true } => UserCertifyRefusals.Of(Fault.AccountLocked),
            var user => await arrivals.ByWeChat(call, user, memory.Bound(came.Value)),
        };
    }

    public async Task<Answer<OwnUserResponse>> Post(LoginWeChat message)
    {
        var signed = await signIn.ByPassword(message.Code, Secrets.Of(message.Password), call.Network());
        if (signed.Fault is { } fault)
        {
            return UserCertifyRefusals.Of(fault);
        }

        if (await memory.Take(await call.FindSigned()) is { } waiting)
        {
            // An identity or a user that is bound already keeps what it has; the sign-in is good all the same.
            await weChat.Bind(signed.Value, waiting);
        }

        return await arrivals.ByPassword(call, SessionKind.WeChat, signed.Value);
    }

    public async Task<Answer<ConfirmationResponse>> Get(GetWeChatBinding message) =>
        (await weChat.BindingOf(memory.Known(await call.FindSigned()))).Answer(_ => new ConfirmationResponse());

    public async Task<Answer<ConfirmationResponse>> Post(UnbindWeChat message)
    {
        var caller = await call.FindSigned();
        return (await weChat.Unbind(caller, memory.Known(caller))).Answer();
    }

    /// <summary>Refuses as to somebody unknown, and remembers who he is for a sign-in that binds him.</summary>
    private async Task<Answer<OwnUserResponse>> Remember(WeChatPerson person)
    {
        var before = await call.FindSigned();
        var caller = await memory.Remember(before, person);
        if (caller != before)
        {
            cookie.Send(call, caller);
        }

        return UserCertifyRefusals.Of(Fault.AccountUnknown);
    }
}
