using Certify.Host.Start;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Providers.Guard;
using Certify.ServiceInterface.Sessions.Redis;

namespace Certify.Host;

/// <summary>Where pace and breaker of each vendor API are kept, so that they hold over all nodes: on Redis where one is named, else in rows.</summary>
public static class ConfigureVendorGate
{
    public static void AddVendorGate(this IServiceCollection services, Place place)
    {
        if (place.UsesRedis)
        {
            services.AddSingleton<IVendorGate, RedisVendorGate>();
        }
        else
        {
            services.AddSingleton<IVendorGate, RowVendorGate>();
        }
    }
}
