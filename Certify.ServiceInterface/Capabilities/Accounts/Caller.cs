using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>Who calls: a session that was found good, with the account's row as it is now.</summary>
public sealed class Caller : ICaller
{
    /// <summary>The session's id as the client knows it, or the sid inside a token. Never stored, never logged.</summary>
    public required string SessionId { get; init; }

    /// <summary>The hash under which the session is kept.</summary>
    public required string Key { get; init; }

    public required Session Session { get; init; }

    public User? User { get; init; }

    public Administrator? Administrator { get; init; }

    /// <summary>The token by which the session was reached, for kinds token and guest.</summary>
    public Token? Token { get; init; }

    /// <summary>Came by the cookie.</summary>
    public bool ByCookie { get; init; }

    public bool SignedIn => User is not null || Administrator is not null;

    public string? LogName => User is not null ? $"u{User.Id}" : Administrator is not null ? $"a{Administrator.Id}" : null;

    public bool HasRole(string role) =>
        User is not null ? role == Roles.UserSimple : Administrator is not null && Roles.Includes(Administrator.Role, role);

    /// <summary>The account for the audit, for example <c>admin:3</c>.</summary>
    public string Actor => User is not null ? $"user:{User.Id}" : Administrator is not null ? $"admin:{Administrator.Id}" : "nobody";
}
