using System.Net;
using Certify.ServiceInterface.Domain;
using NUnit.Framework;

namespace Certify.Tests.Domain.Accounts;

public sealed class NetworkTests
{
    [TestCase("192.0.2.77", "192.0.2.77", "192.0.2.0/24")]
    [TestCase("::ffff:192.0.2.77", "192.0.2.77", "192.0.2.0/24", TestName = "IPv4 in IPv6 clothes is IPv4")]
    [TestCase("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48")]
    [TestCase("2001:db8:1:ffff:ffff::1", "2001:db8:1:ffff::/64", "2001:db8:1::/48")]
    public void A_client_is_one_address_and_its_home_the_network_around(string address, string client, string home)
    {
        var network = Network.Of(IPAddress.Parse(address));

        Assert.That((network.Address, network.Home), Is.EqualTo((client, home)));
    }
}
