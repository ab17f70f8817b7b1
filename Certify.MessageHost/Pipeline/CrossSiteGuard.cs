using Certify.MessageHost.Pipeline.Binding;

namespace Certify.MessageHost.Pipeline;

/// <summary>
/// Refuses what a foreign page makes a browser do with the cookie that the browser adds by itself. A request without
/// <c>Sec-Fetch-Site</c> and <c>Origin</c> comes from no browser and passes.
/// </summary>
internal sealed class CrossSiteGuard(MessageHostOptions options)
{
    public HostFault? Judge(Call call)
    {
        if (!call.Operation.ChangesState || HasCredentialHeader(call))
        {
            return null;
        }

        // A door that takes the cookie also sets it, at sign-ins that come without one.
        var hasCookie = !string.IsNullOrEmpty(call.Cookie(options.SessionCookie));
        var counts = call.Protocol.TakesCookie || (call.Typed && hasCookie);
        if (!counts)
        {
            return null;
        }

        return IsForeign(call) ? HostFault.CrossSite
            : hasCookie && HasFormMediaType(call) ? HostFault.MediaTypeUnsupported
            : null;
    }

    private bool HasCredentialHeader(Call call)
    {
        foreach (var (name, start) in options.CredentialHeaders)
        {
            if (call.Header(name) is { Length: > 0 } value && value.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsForeign(Call call)
    {
        var origin = call.Header("Origin");
        if (origin is not null && Lists(options.CorsOrigins, origin))
        {
            return false;
        }

        return call.Header("Sec-Fetch-Site") is "cross-site" or "same-site" || (origin is not null && !Lists(options.OwnOrigins(), origin));
    }

    /// <summary>A media type that a foreign page could send without asking first.</summary>
    private static bool HasFormMediaType(Call call)
    {
        if (call.Method is not ("POST" or "PUT"))
        {
            return false;
        }

        var media = MediaKinds.Of(call.Http.Request.ContentType);
        return media is not (MediaKind.Json or MediaKind.Multipart) && (media != MediaKind.Absent || BodyReader.HasBody(call.Http));
    }

    private static bool Lists(IReadOnlyCollection<string> origins, string origin)
    {
        foreach (var listed in origins)
        {
            if (listed.AsSpan().TrimEnd('/').Equals(origin, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
