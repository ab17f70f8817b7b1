using Certify.Host.Start;
using Certify.Host.Web;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun;
using Certify.ServiceInterface.Providers.Aliyun.Company;
using Certify.ServiceInterface.Providers.Aliyun.Identity;
using Certify.ServiceInterface.Providers.Aliyun.Ocr;
using Certify.ServiceInterface.Providers.Guard;
using Certify.ServiceInterface.Providers.Sandbox;
using Certify.ServiceInterface.Providers.WeChat;

namespace Certify.Host;

/// <summary>Who reads cards and knows people. Never inferred from the presence of keys: the operator names each.</summary>
public static class ConfigureProviders
{
    public static void AddProviders(this IServiceCollection services, IConfigurationSection certify, Place place)
    {
        var vendors = VendorSettings.Of(certify, place);
        services.AddSingleton(vendors);
        services.AddSingleton(new TrialMark(vendors.IsTrial(place)));
        services.AddVendors(vendors, place);
        services.AddReviewers(vendors.Providers);
        services.AddWeChat(vendors, certify);
        services.AddSenders(vendors);
        services.AddObjectStore(vendors, place);
    }

    /// <summary>What all calls of vendors share: one HTTP client, one guard, and Aliyun's signed client.</summary>
    private static void AddVendors(this IServiceCollection services, VendorSettings vendors, Place place)
    {
        services.AddSingleton(_ => VendorHttp.CreateClient());
        services.AddSingleton(vendors.Guard);
        services.AddVendorGate(place);
        services.AddSingleton<VendorGuard>();
        services.AddSingleton(vendors.Aliyun);
        services.AddSingleton<AliyunClient>();
    }

    private static void AddReviewers(this IServiceCollection services, ChosenProviders chosen)
    {
        services.AddSingleton<SandboxVendor>();
        services.AddSingleton<AliyunOcr>();
        services.AddSingleton<AliyunIdentityAuthority>();
        services.AddSingleton<AliyunCompanyAuthority>();
        services.AddSingleton<IOcr>(provider => chosen.Ocr == ChosenProviders.Aliyun
            ? provider.GetRequiredService<AliyunOcr>() : provider.GetRequiredService<SandboxVendor>());
        services.AddSingleton<IIdentityAuthority>(provider => chosen.Identity == ChosenProviders.Aliyun
            ? provider.GetRequiredService<AliyunIdentityAuthority>() : provider.GetRequiredService<SandboxVendor>());
        services.AddSingleton<ICompanyAuthority>(provider => chosen.Company == ChosenProviders.Aliyun
            ? provider.GetRequiredService<AliyunCompanyAuthority>() : provider.GetRequiredService<SandboxVendor>());
    }

    private static void AddWeChat(this IServiceCollection services, VendorSettings vendors, IConfigurationSection certify)
    {
        services.AddSingleton(vendors.WeChat);
        services.AddSingleton<WeChatOAuth>();
        services.AddSingleton<IWeChat>(provider => vendors.Providers.WeChat == ChosenProviders.WeChatItself
            ? provider.GetRequiredService<WeChatOAuth>() : new SandboxWeChat(SandboxAppsOf(certify)));
    }

    private static SandboxWeChatApps SandboxAppsOf(IConfigurationSection certify)
    {
        var apps = new SandboxWeChatApps();
        return new SandboxWeChatApps(
            certify["WeChat:Mp:AppId"] ?? apps.Mp, certify["WeChat:Web:AppId"] ?? apps.Web,
            certify["WeChat:App:AppId"] ?? apps.App, certify["WeChat:Mini:AppId"] ?? apps.Mini);
    }
}
