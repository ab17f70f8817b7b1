using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities;
using Certify.ServiceInterface.Capabilities.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Certify.ServiceInterface.Protocols.TokenAuth;

/// <summary>What the door TokenAuth adds to the program.</summary>
public static class TokenAuthDoor
{
    public static IReadOnlyList<Type> Services { get; } = [typeof(TokenServices), typeof(CheckCodeServices), typeof(WeChatServices)];

    /// <summary><see cref="OAuthSettings"/> and <see cref="PublicAddress"/> come from the program's settings.</summary>
    public static IServiceCollection AddTokenAuthDoor(this IServiceCollection services) => services
        .AddSingleton<RedirectTargets>()
        .AddSingleton<OAuthFlows>()
        .AddSingleton<TokenAuthProtocol>()
        .AddSingleton<IProtocol>(provider => provider.GetRequiredService<TokenAuthProtocol>());
}
