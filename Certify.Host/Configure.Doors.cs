using Certify.Host.Web;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Protocols;
using Certify.ServiceInterface.Protocols.ApiV1;
using Certify.ServiceInterface.Protocols.TokenAuth;
using Certify.ServiceInterface.Protocols.UserCertify;
using Certify.ServiceInterface.Protocols.UserValidate;
using Certify.ServiceModel.ApiV1;

namespace Certify.Host;

/// <summary>The four doors. Each brings its protocol and its services; the carriers and the cookie are common.</summary>
public static class ConfigureDoors
{
    private static readonly IReadOnlyList<Type> Services =
        [.. ApiV1Door.Services, .. UserValidateDoor.Services, .. TokenAuthDoor.Services, .. UserCertifyDoor.Services];

    public static void AddDoors(this IServiceCollection services)
    {
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<CookieSignIn>();
        services.AddSingleton<Carriers>();
        services.AddSingleton<IAuthenticator, AdministratorDoor>();
        services.AddSingleton<IExceptionClassifier, ExceptionClassifier>();
        services.AddApiV1Door();
        services.AddUserValidateDoor();
        services.AddTokenAuthDoor();
        services.AddUserCertifyDoor();
        services.AddSingleton(provider =>
            Catalogue.Build(typeof(ApiV1Codes).Assembly, Services, provider.GetServices<IProtocol>()));
    }
}
