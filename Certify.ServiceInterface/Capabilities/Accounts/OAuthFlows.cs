using System.Security.Cryptography;
using System.Text;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>What an app needs to ask WeChat for consent by itself.</summary>
public sealed record OAuthParameters(string AppId, string State);

/// <summary>
/// Sign-in by WeChat with a browser or an app in between. The state ties the answer to the session that asked: without it a
/// stranger's code could be slipped into somebody's browser.
/// </summary>
public sealed class OAuthFlows(Tokens tokens, SessionDesk desk, WeChatSignIn weChat, RedirectTargets targets, OAuthSettings settings, Stage stage)
{
    private static readonly TimeSpan StateLifetime = TimeSpan.FromMinutes(10);

    /// <summary>The URL of WeChat at which a browser begins: <see cref="Fault.ValueMalformed"/>, <see cref="Fault.NotSignedIn"/>.</summary>
    public async Task<Outcome<string>> BeginAtUrl(Caller caller, WeChatApp app, string redirectUri)
    {
        if (targets.Resolve(redirectUri) is not { } target)
        {
            return Fault.ValueMalformed;
        }

        var begun = await Begin(caller, app);
        return begun.TryGet(out var parameters) ? Url(app, parameters, target) : begun.Fault!.Value;
    }

    /// <summary>Gives the session a new state, in the place of an earlier one: <see cref="Fault.NotSignedIn"/>, <see cref="Fault.VendorUnavailable"/>.</summary>
    public async Task<Outcome<OAuthParameters>> Begin(Caller caller, WeChatApp app)
    {
        if (weChat.AppId(app) is not { Length: > 0 } appId)
        {
            return Fault.VendorUnavailable;
        }

        var parameters = new OAuthParameters(appId, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var pending = new PendingOAuth(parameters.State, app.ToString(), parameters.AppId, stage.Now);
        return await tokens.Remember(caller, session => session with { OAuth = pending }) ? parameters : Fault.NotSignedIn;
    }

    /// <summary>
    /// The user whom WeChat names for the code, made when new: <see cref="Fault.OAuthStateMismatch"/>, <see cref="Fault.WeChatCodeRefused"/>,
    /// <see cref="Fault.WeChatVisitorNameless"/>, <see cref="Fault.VendorUnavailable"/>, <see cref="Fault.AccountLocked"/>.
    /// </summary>
    /// <param name="apps">The apps whose states are good here; the state says which of them it is.</param>
    public async Task<Outcome<User>> Finish(Caller caller, IReadOnlyList<WeChatApp> apps, string code, string state, CancellationToken stop)
    {
        var pending = await TakeState(caller);
        if (pending is null || !Matches(pending, state) || !Enum.TryParse<WeChatApp>(pending.Channel, out var app) || !apps.Contains(app)
            || pending.AppId != weChat.AppId(app))
        {
            return Fault.OAuthStateMismatch;
        }

        var exchanged = await weChat.Exchange(app, code, withProfile: true, stop);
        if (!exchanged.TryGet(out var person))
        {
            return exchanged.Fault!.Value;
        }

        var user = await weChat.FindOrCreate(person);
        return user.Locked ? Fault.AccountLocked : user;
    }

    /// <summary>Takes the session's state away, whether what was brought equals it or not: a state is tried once.</summary>
    private async Task<PendingOAuth?> TakeState(Caller caller)
    {
        PendingOAuth? taken = null;
        var left = await desk.Change(caller.Key, session =>
        {
            taken = session.OAuth;
            return taken is null ? null : session with { OAuth = null };
        });
        return left is null ? null : taken;
    }

    private bool Matches(PendingOAuth pending, string state) =>
        stage.Now - pending.IssuedAt < StateLifetime
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(pending.State), Encoding.UTF8.GetBytes(state));

    private string Url(WeChatApp app, OAuthParameters parameters, string target)
    {
        var (path, scope) = app == WeChatApp.Mp ? ("/connect/oauth2/authorize", "snsapi_userinfo") : ("/connect/qrconnect", "snsapi_login");
        return $"{settings.OpenBaseUrl.TrimEnd('/')}{path}?appid={FormEncode(parameters.AppId)}&redirect_uri={FormEncode(target)}"
            + $"&response_type=code&scope={scope}&state={parameters.State}#wechat_redirect";
    }

    private static string FormEncode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
