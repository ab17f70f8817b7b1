using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>
/// The last step of every sign-in of a user: a new session, its cookie, the user in the answer. The session that the cookie presented
/// ends; only what it knows of WeChat goes over. Until here nothing has changed.
/// </summary>
public sealed class Arrivals(SessionDesk desk, SessionCookie cookie, WeChatMemory memory, OwnUsers owners, Stage stage)
{
    public async Task<Answer<OwnUserResponse>> ByPassword(Call call, SessionKind kind, User user) =>
        await ByPassword(call, kind, user, memory.Known(await call.FindSigned()));

    /// <param name="known">What the new session knows of WeChat.</param>
    public Task<Answer<OwnUserResponse>> ByPassword(Call call, SessionKind kind, User user, RememberedWeChat? known) =>
        Begin(call, kind, user, known, proved: true);

    /// <summary>By WeChat's word, which proves neither a password nor a code.</summary>
    public Task<Answer<OwnUserResponse>> ByWeChat(Call call, User user, RememberedWeChat known) =>
        Begin(call, SessionKind.WeChat, user, known, proved: false);

    private async Task<Answer<OwnUserResponse>> Begin(Call call, SessionKind kind, User user, RememberedWeChat? known, bool proved)
    {
        var before = await call.FindSigned();
        var like = new Session { Kind = kind, BeganAt = stage.Now, WeChat = known };
        var caller = await desk.Begin(kind, user, call.Network(), before is { ByCookie: true } ? before : null, like, proved);
        cookie.Send(call, caller);
        return await owners.Read(user.Id);
    }
}
