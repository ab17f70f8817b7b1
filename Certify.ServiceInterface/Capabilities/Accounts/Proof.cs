using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>Whether an act that changes how somebody signs in may go on: a password or code proved in this session lately.</summary>
public static class Proof
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    /// <summary>An account that has neither password nor a bound address has nothing to prove, and needs none to get its first.</summary>
    public static bool IsFresh(Caller caller, DateTimeOffset now) =>
        (caller.User is { } user && HasNothing(user))
        || WasGiven(caller, now);

    /// <summary>Neither a password nor an address by which anything could be proved.</summary>
    public static bool HasNothing(User user) => user is { PasswordHash: null, Phone: null, Email: null };

    /// <summary>A password or a code was proved; for acts that may take the last means of sign-in away.</summary>
    public static bool WasGiven(Caller caller, DateTimeOffset now) => caller.Session.ProvedAt is { } at && now - at <= Fresh;
}
