namespace Certify.ServiceInterface.Capabilities;

/// <summary>Where clients reach us: <c>Certify:PublicBaseUrl</c>, or in Development the address listened on. Never made from a Host header.</summary>
public sealed class PublicAddress(Func<string> baseUrl)
{
    /// <summary>Scheme, host and base path, without a slash at the end.</summary>
    public string BaseUrl => baseUrl().TrimEnd('/');

    public bool IsHttps => BaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Scheme, host and port, as browsers write an Origin.</summary>
    public string Origin => new Uri(BaseUrl).GetLeftPart(UriPartial.Authority);

    /// <summary>For Development: the same machine by both of its names, whichever a browser was given.</summary>
    public IReadOnlyList<string> LoopbackOrigins => new Uri(BaseUrl) is { IsLoopback: true } own
        ? [.. new[] { own.Host, "localhost", "127.0.0.1" }.Distinct().Select(host => new UriBuilder(own.Scheme, host, own.Port).Uri.GetLeftPart(UriPartial.Authority))]
        : [Origin];
}
