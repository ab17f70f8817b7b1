using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Protocols;

/// <summary>What service methods of every door ask of a call.</summary>
public static class CallExtensions
{
    /// <summary>The signed-in user; only for operations that require one.</summary>
    public static User User(this Call call) => call.Signed().User!;

    public static Caller Signed(this Call call) => (Caller)call.Caller!;

    /// <summary>The caller, if any, of an operation that works without.</summary>
    public static async ValueTask<Caller?> FindSigned(this Call call) => await call.FindCaller() as Caller;

    public static Network Network(this Call call) => Domain.Network.Of(call.Address);
}
