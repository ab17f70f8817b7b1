using System.Net;

namespace Certify.Host.Start;

/// <summary>
/// In Development everybody who reaches the program can read its outbox, and what it sends or pays for is a trial: so it listens
/// on this machine and speaks to it only, unless the operator exposes it.
/// </summary>
public static class DevelopmentAddress
{
    public static void Check(IConfiguration configuration, Place place)
    {
        if (Problem(configuration, place) is { } problem)
        {
            throw new StartStopped(problem);
        }
    }

    /// <summary>What would be open to others or speak to them, in a sentence.</summary>
    public static string? Problem(IConfiguration configuration, Place place)
    {
        if (!place.IsDevelopment || configuration.GetValue<bool>("Certify:Development:Exposed"))
        {
            return null;
        }

        if (Listened(configuration).FirstOrDefault(url => !IsLoopback(url)) is { } open)
        {
            return $"In Development the program listens on this machine only, and {open} is open to others. "
                + "Set Certify:Development:Exposed=true if they shall reach it, the outbox included.";
        }

        var vendors = VendorSettings.Of(configuration.GetSection("Certify"), place);
        return VendorAddresses.Of(vendors).FirstOrDefault(address => address.Length > 0 && !VendorAddresses.IsLoopback(address)) is { } vendor
            ? $"In Development the program speaks to vendors on this machine only, and {vendor} is elsewhere. "
                + "Set Certify:Development:Exposed=true if it shall be asked in earnest."
            : null;
    }

    /// <summary>Kestrel's own endpoints take the place of the addresses.</summary>
    private static IEnumerable<string> Listened(IConfiguration configuration)
    {
        string[] endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "")];
        return endpoints.Length > 0
            ? endpoints
            : (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.StartsWith("unix:/", StringComparison.Ordinal)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
