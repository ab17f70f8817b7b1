using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Providers;
using Certify.ServiceModel.TokenAuth;

namespace Certify.ServiceInterface.Protocols.TokenAuth;

/// <summary>Sign-in by WeChat inside its browser, on a web site, in an app. It never binds: the WeChat user signs in as himself.</summary>
public sealed class WeChatServices(OAuthFlows flows, Tokens tokens, Call call)
{
    public Task<Answer<AuthUrlResponse>> Post(GetMpAuthUrl request) => Begin(WeChatApp.Mp, request.RedirectUri!);

    public Task<Answer<AuthUrlResponse>> Post(GetWebAuthUrl request) => Begin(WeChatApp.Web, request.RedirectUri!);

    public async Task<Answer<AppAuthParametersResponse>> Post(GetAppAuthParameters request)
    {
        var begun = await flows.Begin(call.Signed(), WeChatApp.App);
        return begun.ToAnswer(parameters => new AppAuthParametersResponse { AppId = parameters.AppId, State = parameters.State });
    }

    public Task<Answer<IssuedTokenResponse>> Post(AuthMp request) => Finish(request.Code!, request.State!, WeChatApp.Mp);

    /// <summary>The document sends apps here too: their state says so.</summary>
    public Task<Answer<IssuedTokenResponse>> Post(AuthWeb request) => Finish(request.Code!, request.State!, WeChatApp.Web, WeChatApp.App);

    public Task<Answer<IssuedTokenResponse>> Post(AuthApp request) => Finish(request.Code!, request.State!, WeChatApp.App);

    private async Task<Answer<AuthUrlResponse>> Begin(WeChatApp app, string redirectUri)
    {
        var begun = await flows.BeginAtUrl(call.Signed(), app, redirectUri);
        return begun.ToAnswer(url => new AuthUrlResponse { Url = url });
    }

    private async Task<Answer<IssuedTokenResponse>> Finish(string code, string state, params WeChatApp[] apps)
    {
        var finished = await flows.Finish(call.Signed(), apps, code, state, call.Aborted);
        if (!finished.TryGet(out var user))
        {
            return TokenAuthRefusals.Of(finished.Fault!.Value);
        }

        return new IssuedTokenResponse { Token = await tokens.Issue(user, AuthTypes.OAuthWeChat, call.Network()) };
    }
}
