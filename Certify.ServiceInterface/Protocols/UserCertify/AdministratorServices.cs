using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Administration;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.Admin;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>Signs administrators in. The wire calls their code a password, *sic*.</summary>
public sealed class AdministratorServices(AdministratorSignIn signIn, CodeFlows flows, CookieSignIn cookies, Call call)
{
    public async Task<Answer<ConfirmationResponse>> Post(SendAdminCode message)
    {
        var found = await signIn.Find(message.UserName!, call.Network());
        return found.Fault is { } fault ? UserCertifyRefusals.Of(fault)
            : found.Value.Phone is { } phone ? await flows.Send(call, caller => signIn.SendCode(phone, caller.Key, call.Network()))
            : UserCertifyRefusals.NoPhone;
    }

    public async Task<Answer<LoginAdminResponse>> Post(LoginAdmin message)
    {
        var found = (await signIn.Find(message.UserName!, call.Network())).Reword(Fault.NotFound, Fault.AccountUnknown);
        if (found.Fault is { } unknown)
        {
            return UserCertifyRefusals.Of(unknown);
        }

        var signed = await signIn.ByCode(found.Value, await CodeFlows.Of(call), message.Password!, call.Network());
        if (signed.Fault is { } fault)
        {
            return UserCertifyRefusals.Of(fault);
        }

        await cookies.Begin(call, signed.Value);
        return new LoginAdminResponse { Data = View(signed.Value) };
    }

    private static SignedInAdministrator View(Administrator administrator) => new()
    {
        Id = administrator.Id,
        Name = administrator.UserName,
        Phone = administrator.Phone,
        UserName = administrator.UserName,
        Roles = administrator.Role,
    };
}
