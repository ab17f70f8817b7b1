namespace Certify.ServiceInterface.Providers;

/// <summary>Addresses of vendors come from the configuration and are https, except on this machine.</summary>
public static class VendorUrl
{
    /// <summary>Reads an address; a bare host name means https.</summary>
    public static Uri Parse(string address) => new(Complete(address), UriKind.Absolute);

    /// <summary>What is wrong with a configured address, as one sentence, or null.</summary>
    public static string? Problem(string key, string address)
    {
        if (!Uri.TryCreate(Complete(address), UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return $"{key} is not an address.";
        }

        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            return $"{key} may hold scheme, host, port and path only.";
        }

        return url.Scheme == "https" || url.IsLoopback ? null : $"{key} must be https: only this machine itself may be spoken to over http.";
    }

    private static string Complete(string address) =>
        address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address;
}
