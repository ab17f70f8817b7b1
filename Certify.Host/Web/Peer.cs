using System.Net;
using System.Net.Sockets;

namespace Certify.Host.Web;

/// <summary>Who stands at the other end of a connection.</summary>
public static class Peer
{
    // The last one is what is left of X-Forwarded-For once a listed proxy was believed.
    private static readonly string[] Forwarding =
        ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-IP", "X-Original-For"];

    /// <summary>Somebody passed the request on, so that the address says nothing about who asked first.</summary>
    public static bool IsForwarded(HttpContext http) => Forwarding.Any(http.Request.Headers.ContainsKey);

    /// <summary>This machine, or a network that is not routed on the internet.</summary>
    public static bool IsPrivate(IPAddress? address)
    {
        if (address is null || IPAddress.IsLoopback(address))
        {
            return address is not null;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetwork
            ? address.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..]
            : address.IsIPv6UniqueLocal;
    }
}
