using Certify.Host.Start;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Persistence;

namespace Certify.Host;

/// <summary>What the product can do, one class a capability.</summary>
public static class ConfigureCapabilities
{
    public static void AddCapabilities(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<PasswordChecks>();
        services.AddSingleton<SessionDesk>();
        services.AddSingleton<TokenBindings>();
        services.AddSingleton<SupersededTokens>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<SendLimits>();
        services.AddSingleton<Codes>();
        services.AddSingleton<AddressCodes>();
        services.AddSingleton<Registration>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<Recovery>();
        services.AddSingleton<AccountChanges>();
        services.AddSingleton<WeChatAudit>();
        services.AddSingleton<WeChatSignIn>();
        services.AddSingleton<Profiles>();

        services.AddSingleton<Outgoing>();
        services.AddSingleton<Deliveries>();

        services.AddSingleton<PhotoRules>();
        services.AddSingleton<Photos>();
        services.AddSingleton<Submissions>();
        services.AddSingleton(provider => VendorBudgetsOf.Aliyun(provider.GetRequiredService<VendorSettings>().Aliyun));
        services.AddSingleton<PaidCalls>();
        services.AddSingleton<Evidence>();
        services.AddSingleton<Standings>();
        services.AddSingleton<PersonReview>();
        services.AddSingleton<CompanyStage>();
        services.AddSingleton<CompanyReview>();
        services.AddSingleton<Decisions>();
        services.AddSingleton<ReviewStores>();
        services.AddSingleton<Reviews>();
        services.AddSingleton<Sweeps>();
        services.AddSingleton<Expiry>();
        services.AddSingleton<TrialStore>();
        services.AddSingleton<TrialEnd>();
        services.AddSingleton<ManualReview>();
    }
}
