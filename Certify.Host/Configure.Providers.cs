using Certify.Host.Start;
using Certify.ServiceInterface.Capabilities;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Objects;
using Certify.ServiceInterface.Objects.Folder;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Sandbox;

namespace Certify.Host;

/// <summary>Who reads cards, knows people, carries messages and keeps photos. Never inferred from the presence of keys.</summary>
public static class ConfigureProviders
{
    /// <summary>Where the service plays the object store.</summary>
    public const string ObjectsPath = "/objects";

    public static void AddProviders(this IServiceCollection services, IConfigurationSection certify, Place place)
    {
        services.AddSingleton<SandboxVendor>();
        services.AddSingleton<IOcr>(provider => provider.GetRequiredService<SandboxVendor>());
        services.AddSingleton<IIdentityAuthority>(provider => provider.GetRequiredService<SandboxVendor>());
        services.AddSingleton<ICompanyAuthority>(provider => provider.GetRequiredService<SandboxVendor>());
        services.AddSingleton<IWeChat>(_ => new SandboxWeChat(SandboxAppsOf(certify)));
        services.AddSingleton(provider => new Senders(null, null, provider.GetRequiredService<SandboxOutboxStore>()));

        services.AddSingleton(new PhotoKeys(certify["ObjectStore:KeyPrefix"] ?? ""));
        services.AddSingleton(provider =>
        {
            var address = provider.GetRequiredService<PublicAddress>();
            return new UploadPolicies(
                () => address.BaseUrl + ObjectsPath, provider.GetRequiredService<BlindIndex>(), provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<IObjectStore>(provider => new FolderObjectStore(
            place.PhotoFolder, provider.GetRequiredService<FieldCipher>(), provider.GetRequiredService<UploadPolicies>()));
    }

    private static SandboxWeChatApps SandboxAppsOf(IConfigurationSection certify)
    {
        var apps = new SandboxWeChatApps();
        return new SandboxWeChatApps(
            certify["WeChat:Mp:AppId"] ?? apps.Mp, certify["WeChat:Web:AppId"] ?? apps.Web,
            certify["WeChat:App:AppId"] ?? apps.App, certify["WeChat:Mini:AppId"] ?? apps.Mini);
    }
}
