using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;

namespace Certify.ServiceInterface.Protocols.TokenAuth;

/// <summary>The caller of operations that look at their token themselves, because they take an expired one or look at it late.</summary>
internal static class TokenHolders
{
    /// <summary>The caller, or the fault where there is none; an administrator is none at this door.</summary>
    public static async Task<(Caller? Caller, HostFault Fault)> FindHolder(this Call call, Tokens tokens, bool expiredToo = false)
    {
        var (found, fault) = await call.Authenticate();
        if (fault == HostFault.CredentialExpired && expiredToo)
        {
            found = (await tokens.Check(Carriers.PresentedToken(call)!, expiredToo: true)).Caller;
            fault = HostFault.CredentialInvalid;
        }

        return found is Caller { Administrator: null } caller ? (caller, default)
            : found is null ? (null, fault ?? HostFault.CredentialMissing)
            : (null, HostFault.RoleMissing);
    }
}
