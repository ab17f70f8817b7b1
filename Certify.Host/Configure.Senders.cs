using Certify.Host.Start;
using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun.DirectMail;
using Certify.ServiceInterface.Providers.Aliyun.Dysms;
using Certify.ServiceInterface.Providers.Smtp;

namespace Certify.Host;

/// <summary>Who carries SMS and e-mail.</summary>
public static class ConfigureSenders
{
    public static void AddSenders(this IServiceCollection services, VendorSettings vendors)
    {
        services.AddSingleton(vendors.Smtp);
        services.AddSingleton<AliyunSmsSender>();
        services.AddSingleton<AliyunMailSender>();
        services.AddSingleton<SmtpMailSender>();
        services.AddSingleton(provider => new Senders(
            Sms(provider, vendors.Providers.Sms), Mail(provider, vendors.Providers.Mail), provider.GetRequiredService<SandboxOutboxStore>()));
    }

    private static AliyunSmsSender? Sms(IServiceProvider provider, string chosen) =>
        chosen == ChosenProviders.Aliyun ? provider.GetRequiredService<AliyunSmsSender>() : null;

    private static IMailSender? Mail(IServiceProvider provider, string chosen) => chosen switch
    {
        ChosenProviders.Aliyun => provider.GetRequiredService<AliyunMailSender>(),
        ChosenProviders.Smtp => provider.GetRequiredService<SmtpMailSender>(),
        _ => null,
    };
}
