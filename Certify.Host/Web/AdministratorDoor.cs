using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Protocols;

namespace Certify.Host.Web;

/// <summary>Outside the networks where administrators work the session of one counts as none, however it was come by.</summary>
public sealed class AdministratorDoor(Carriers carriers, AdministratorNetworks networks) : IAuthenticator
{
    public async ValueTask<Authentication> Authenticate(Call call)
    {
        var found = await carriers.Authenticate(call);
        return found.Caller is Caller { Administrator: not null } && !networks.Admit(call.Address)
            ? new Authentication(null, HostFault.CredentialInvalid)
            : found;
    }

    public void Renew(Call call) => carriers.Renew(call);
}
