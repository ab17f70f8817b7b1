using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>The last step of every sign-in of a user: the session with its cookie, and the user in the answer. Until here nothing has changed.</summary>
public sealed class Arrivals(CookieSignIn signIn, OwnUsers owners)
{
    public async Task<Answer<OwnUserResponse>> ByPassword(Call call, SessionKind kind, User user)
    {
        await signIn.Begin(call, kind, user);
        return await owners.Read(user.Id);
    }

    /// <summary>By WeChat's word, which proves neither a password nor a code.</summary>
    public async Task<Answer<OwnUserResponse>> ByWeChat(Call call, User user, RememberedWeChat came)
    {
        await signIn.Begin(call, SessionKind.WeChat, user, proved: false, came);
        return await owners.Read(user.Id);
    }
}
