using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>
/// The flow to which this door's codes are bound: the caller's session, whoever he is. Who has none gets a nameless one, and the
/// cookie that names it, with his first code.
/// </summary>
public sealed class CodeFlows(SessionDesk desk, SessionCookie cookie)
{
    /// <summary>Sends a code in the caller's flow.</summary>
    public async Task<Answer<ConfirmationResponse>> Send(Call call, Func<Caller, Task<Outcome<Done>>> send)
    {
        if (await call.FindSigned() is { } caller)
        {
            return (await send(caller)).Answer();
        }

        var nameless = await desk.BeginAnonymous();
        var sent = await send(nameless);
        if (sent.Succeeded)
        {
            cookie.Send(call, nameless);
        }
        else
        {
            await desk.End(nameless);
        }

        return sent.Answer();
    }

    /// <summary>The flow in which a code may wait; without a session there is none, and nothing waits in it.</summary>
    public static async ValueTask<string> Of(Call call) => (await call.FindSigned())?.Key ?? "";
}
