using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Certify.ServiceInterface.Protocols.UserValidate;

/// <summary>What the door brings to the application.</summary>
public static class UserValidateDoor
{
    public static IReadOnlyList<Type> Services { get; } = [typeof(PhotoServices), typeof(InfoServices), typeof(MiniServices)];

    public static IServiceCollection AddUserValidateDoor(this IServiceCollection services) => services
        .AddSingleton<UserValidateProtocol>()
        .AddSingleton<IProtocol>(provider => provider.GetRequiredService<UserValidateProtocol>())
        .AddSingleton<AccountJoining>()
        .AddSingleton<PhoneBinding>()
        .AddSingleton<PhoneClaims>()
        .AddSingleton<MiniSignIn>();
}
