namespace Certify.ServiceInterface.Capabilities;

/// <summary>Where browsers are sent to for a sign-in by WeChat, and from where they may come back.</summary>
/// <param name="OpenBaseUrl">WeChat's site for browsers.</param>
/// <param name="RedirectOrigins">Origins, such as <c>https://shop.example</c>, whose pages may get the code; none: our own paths only.</param>
public sealed record OAuthSettings(string OpenBaseUrl, IReadOnlyList<string> RedirectOrigins)
{
    public OAuthSettings()
        : this("https://open.weixin.qq.com", [])
    {
    }
}

/// <summary>
/// Decides where a sign-in may send the browser back to. Whoever gets the browser gets the code, so this is an allow-list, and
/// compares text: a URL that two parsers could read differently does not pass.
/// </summary>
public sealed class RedirectTargets(PublicAddress address, OAuthSettings settings)
{
    private const int Longest = 2_048;

    /// <summary>The absolute URL; null when it is neither a path of ours nor on a listed origin.</summary>
    public string? Resolve(string target)
    {
        if (target.Length is 0 or > Longest || target.Contains('\\', StringComparison.Ordinal) || target.Any(char.IsControl))
        {
            return null;
        }

        if (target[0] == '/')
        {
            return target.StartsWith("//", StringComparison.Ordinal) ? null : address.BaseUrl + target;
        }

        return settings.RedirectOrigins.Any(origin => IsOn(origin.TrimEnd('/'), target)) ? target : null;
    }

    // What follows the origin must end it: otherwise it is the beginning of a longer host name, a port or a password.
    private static bool IsOn(string origin, string target) =>
        origin.Length > 0
        && target.StartsWith(origin, StringComparison.OrdinalIgnoreCase)
        && (target.Length == origin.Length || target[origin.Length] is '/' or '?' or '#');
}
