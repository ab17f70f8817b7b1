namespace Certify.MessageHost.Pipeline;

/// <summary>How a message host is set up.</summary>
public sealed record MessageHostOptions
{
    /// <summary>The path under which everything is served, for example <c>/qqsl</c>; empty for the root.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>The origins that are this service's own; asked at each request, since an address listened on is known late.</summary>
    public Func<IReadOnlyCollection<string>> OwnOrigins { get; init; } = () => [];

    /// <summary>Foreign origins whose pages may call with credentials. None: no CORS.</summary>
    public IReadOnlyCollection<string> CorsOrigins { get; init; } = [];

    /// <summary>The cookie that authenticates without the page's doing.</summary>
    public string SessionCookie { get; init; } = "userlogin";

    /// <summary>
    /// Headers that carry a credential and go before the cookie, with what they then begin with; no foreign page can send them. Any
    /// other <c>Authorization</c> leaves the caller to the cookie, and browsers add some by themselves.
    /// </summary>
    public IReadOnlyDictionary<string, string> CredentialHeaders { get; init; } =
        new Dictionary<string, string> { ["Authorization"] = "Bearer ", ["x-token"] = "" };
}
