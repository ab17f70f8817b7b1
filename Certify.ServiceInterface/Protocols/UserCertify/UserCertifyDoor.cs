using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>What the door consists of, for the composition root.</summary>
public static class UserCertifyDoor
{
    public static IReadOnlyList<Type> Services { get; } =
    [
        typeof(AccountServices), typeof(AdminCertificationServices), typeof(AdministratorServices), typeof(AdminUserServices),
        typeof(CertificationServices), typeof(CodeServices), typeof(MessageServices), typeof(PhotoServices), typeof(RegistrationServices),
        typeof(SessionServices), typeof(SignInServices), typeof(UserServices), typeof(WeChatServices),
    ];

    public static IServiceCollection AddUserCertifyDoor(this IServiceCollection services) =>
        services
            .AddSingleton<UserCertifyProtocol>()
            .AddSingleton<IProtocol>(provider => provider.GetRequiredService<UserCertifyProtocol>())
            .AddSingleton<Inbox>()
            .AddSingleton<WeChatMemory>()
            .AddSingleton<AdministratorSignIn>()
            .AddSingleton<UserAdministration>()
            .AddSingleton<CertificationAdministration>()
            .AddSingleton<CodeFlows>()
            .AddSingleton<OwnUsers>()
            .AddSingleton<Arrivals>();
}
