namespace Certify.Host.Start;

/// <summary>Settings that are lists. Operators number them (<c>Proxies:0</c>) or write one value, with commas where there are several.</summary>
public static class ListSetting
{
    private static readonly char[] Separators = [',', ';', ' '];

    public static string[] List(this IConfiguration certify, string key) =>
    [
        .. certify.GetSection(key).Get<string[]>() ?? [],
        .. (certify[key] ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];
}
