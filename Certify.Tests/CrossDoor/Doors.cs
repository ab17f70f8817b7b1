using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.Tests.Support;

namespace Certify.Tests.CrossDoor;

/// <summary>The doors as a client meets them: something that only a signed-in user may read at each, and every way in.</summary>
internal static class Doors
{
    public const string Typed = "Typed";

    public static readonly string[] All = ["ApiV1", "UserValidate", "TokenAuth", "UserCertify", Typed];

    /// <summary>Asks a door for something of the caller's own.</summary>
    /// <param name="userSid">The query's <c>user_sid</c>; null: none.</param>
    public static Task<Said> Ask(this CertifyApp app, string door, string? userSid, params string[] headers) =>
        app.Get(Read(door) + (userSid is null ? "" : $"?user_sid={Uri.EscapeDataString(userSid)}"), headers);

    /// <summary>The doors, of all, at which this credential opens something when it is shown as a Bearer's.</summary>
    public static async Task<List<string>> OpenTo(CertifyApp app, string credential)
    {
        var open = new List<string>();
        foreach (var door in All)
        {
            if ((await app.Ask(door, null, Wire.Bearer(credential))).Good)
            {
                open.Add(door);
            }
        }

        return open;
    }

    /// <summary>Signs a user in over HTTP, as the clients that begin sessions of this kind do.</summary>
    /// <returns>The session's id, or the token.</returns>
    public static async Task<string> SignIn(CertifyApp app, SessionKind kind, string phone, string password = Callers.Password, params string[] headers)
    {
        var said = await TrySignIn(app, kind, phone, password, headers);
        return !said.Good ? throw new InvalidOperationException($"{kind}: {said.Body}")
            : kind == SessionKind.Token ? said.Json.GetProperty("token").GetString()!
            : said.CookieValue!;
    }

    public static Task<Said> TrySignIn(CertifyApp app, SessionKind kind, string phone, string password, params string[] headers)
    {
        var hashed = Md5Secret.FromPlainText(password);
        return kind switch
        {
            SessionKind.Api => app.Post("/api/v1.0/sessions", new { mobile = phone, password }, headers),
            SessionKind.Web => app.Post("/user/web/login", new { code = phone, password = hashed, cookie = Md5Secret.FromPlainText(hashed) }, headers),
            SessionKind.Phone => app.Post("/user/phone/login", new { code = phone, password = hashed }, headers),
            SessionKind.WeChat => app.Post("/user/wechat/login", new { code = phone, password = hashed }, headers),
            SessionKind.Token => app.Get($"/user/auth?auth_type=phone_password&phone={phone}&password={password}", headers),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>A session of the mini program, which begins without a phone; put there for users who have one.</summary>
    public static async Task<string> Mini(CertifyApp app, User user) =>
        (await app.Get<SessionDesk>().Begin(SessionKind.Mini, user, new Network("127.0.0.1", "127.0.0.0/24"))).SessionId;

    private static string Read(string door) => door switch
    {
        "ApiV1" => "/api/v1.0/user",
        "UserValidate" => "/user/validate/fetch_info/",
        "TokenAuth" => "/oauth/wechat/open/app/auth_para",
        "UserCertify" => "/user/getUser",
        _ => "/api/GetUser",
    };
}
