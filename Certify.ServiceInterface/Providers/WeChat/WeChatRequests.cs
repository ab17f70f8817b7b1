namespace Certify.ServiceInterface.Providers.WeChat;

/// <summary>All calls are GETs with the secret in the query, so no address of theirs is ever shown.</summary>
internal static class WeChatRequests
{
    /// <summary>Exchanges the code of a redirect or of the mobile SDK.</summary>
    public static string AccessToken(WeChatAppOptions app, string code) =>
        $"/sns/oauth2/access_token?appid={Escape(app.AppId)}&secret={Escape(app.AppSecret)}&code={Escape(code)}&grant_type=authorization_code";

    /// <summary>Exchanges the code of a mini program.</summary>
    public static string CodeToSession(WeChatAppOptions app, string code) =>
        $"/sns/jscode2session?appid={Escape(app.AppId)}&secret={Escape(app.AppSecret)}&js_code={Escape(code)}&grant_type=authorization_code";

    /// <summary>Only official accounts know a language of the profile.</summary>
    public static string UserInfo(WeChatApp app, string accessToken, string openId) =>
        $"/sns/userinfo?access_token={Escape(accessToken)}&openid={Escape(openId)}{(app == WeChatApp.Mp ? "&lang=zh_CN" : "")}";

    private static string Escape(string value) => Uri.EscapeDataString(value);
}
