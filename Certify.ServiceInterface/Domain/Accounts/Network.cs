using System.Net;
using System.Net.Sockets;

namespace Certify.ServiceInterface.Domain;

/// <summary>Where a request comes from, as budgets and known networks name it.</summary>
/// <param name="Address">One client: an IPv4 address, an IPv6 /64.</param>
/// <param name="Home">One network: an IPv4 /24, an IPv6 /48.</param>
public sealed record Network(string Address, string Home)
{
    /// <summary>The very address; null where the request came from nowhere outside.</summary>
    public IPAddress? Exact { get; init; }

    public static Network Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetwork
            ? new Network(address.ToString(), Prefix(address, 3)) { Exact = address }
            : new Network(Prefix(address, 8), Prefix(address, 6)) { Exact = address };
    }

    private static string Prefix(IPAddress address, int bytes)
    {
        Span<byte> all = stackalloc byte[16];
        address.TryWriteBytes(all, out var length);
        all[bytes..length].Clear();
        return $"{new IPAddress(all[..length])}/{bytes * 8}";
    }
}
