using System.Net;

namespace Certify.ServiceInterface.Domain;

/// <summary>From where administrators work (<c>Certify:Admin:Networks</c>): addresses and networks; none listed: from everywhere.</summary>
public sealed class AdministratorNetworks(IEnumerable<string> listed)
{
    // What cannot be read stops the start; until then it admits nobody.
    private readonly IReadOnlyList<IPNetwork> networks = [.. listed.Select(text => TryParse(text, out var network) ? network : default)];

    public static bool TryParse(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var single))
        {
            network = new IPNetwork(single, single.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }

    public bool Admit(IPAddress? address)
    {
        if (networks.Count == 0)
        {
            return true;
        }

        var canonical = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return canonical is not null && networks.Any(network => network.Contains(canonical));
    }
}
