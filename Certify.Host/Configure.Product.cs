using Certify.Host.Start;
using Certify.ServiceInterface.Capabilities;
using Certify.ServiceInterface.Domain;

namespace Certify.Host;

/// <summary>Settings, time, and where we are reached.</summary>
public static class ConfigureProduct
{
    public static void AddProduct(this IServiceCollection services, IConfigurationSection certify, Place place)
    {
        services.AddSingleton((certify.Get<Settings>() ?? new Settings()) with { Admin = new AdminSettings { Networks = [.. certify.List("Admin:Networks")] } });
        services.AddSingleton(place.IsDevelopment ? ClockOf(certify) : TimeProvider.System);
        services.AddSingleton<Stage>();
        services.AddSingleton<ListenedAddress>();
        services.AddSingleton(provider => new AdministratorNetworks(provider.GetRequiredService<Settings>().Admin.Networks));
        services.AddSingleton(provider => new PublicAddress(
            () => certify["PublicBaseUrl"] is { Length: > 0 } url ? url : provider.GetRequiredService<ListenedAddress>().Url + certify["BasePath"]));
        var openBaseUrl = certify["WeChat:OpenBaseUrl"] is { Length: > 0 } named ? named : new OAuthSettings().OpenBaseUrl;
        services.AddSingleton(new OAuthSettings(openBaseUrl, certify.List("WeChat:RedirectOrigins")));
    }

    private static TimeProvider ClockOf(IConfiguration certify)
    {
        var offset = certify.GetValue<double>("ClockOffset");
        return offset == 0 ? TimeProvider.System : new ShiftedClock(TimeSpan.FromSeconds(offset));
    }

    /// <summary>The system's clock, shifted: for trying out what time does.</summary>
    private sealed class ShiftedClock(TimeSpan offset) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
    }
}
