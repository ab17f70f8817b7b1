using System.Net;
using Certify.Host.Start;
using Microsoft.AspNetCore.HttpOverrides;

namespace Certify.Host.Web;

public static class Proxies
{
    /// <summary>Believes X-Forwarded-For and -Proto of the proxies that the operator lists, and of nobody else.</summary>
    public static void UseProxies(this WebApplication app, IConfigurationSection certify)
    {
        var listed = certify.List("Proxies");
        if (listed.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in listed)
        {
            if (proxy.Contains('/', StringComparison.Ordinal))
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
            else
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        }

        app.UseForwardedHeaders(options);
    }
}
