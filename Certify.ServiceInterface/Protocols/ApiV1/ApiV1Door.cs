using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Certify.ServiceInterface.Protocols.ApiV1;

/// <summary>What the door brings to the application.</summary>
public static class ApiV1Door
{
    public static IReadOnlyList<Type> Services { get; } =
        [typeof(SessionServices), typeof(RegistrationServices), typeof(ProfileServices), typeof(AvatarServices)];

    public static IServiceCollection AddApiV1Door(this IServiceCollection services) => services
        .AddSingleton<ApiV1Protocol>()
        .AddSingleton<IProtocol>(provider => provider.GetRequiredService<ApiV1Protocol>())
        .AddSingleton<PictureCodes>();
}
