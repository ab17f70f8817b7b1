using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Certify.Host.Start;

/// <summary>The address that the program listens on, once it does.</summary>
public sealed class ListenedAddress(IServiceProvider services)
{
    public string Url =>
        services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? CertifyHost.DefaultUrl;
}
