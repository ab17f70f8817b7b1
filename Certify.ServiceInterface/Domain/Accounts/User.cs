namespace Certify.ServiceInterface.Domain;

/// <summary>A user as his row says; roles that follow from certifications are not in it, see <see cref="Roles"/>.</summary>
public sealed class User
{
    public long Id { get; init; }

    /// <summary>The nickname; not unique.</summary>
    public string UserName { get; init; } = "";

    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>The slow salted hash of the canonical secret; null while there is no password.</summary>
    public string? PasswordHash { get; init; }

    public bool Locked { get; init; }

    public DateTimeOffset? LockedAt { get; init; }

    /// <summary>Sessions carry the epoch in which they began; raising it ends them all.</summary>
    public long Epoch { get; init; }

    /// <summary>Roles granted by the operator, comma separated; empty for most.</summary>
    public string ExtraRoles { get; init; } = "";

    public DateTimeOffset? LastLoginAt { get; init; }

    /// <summary>The kind of the last sign-in at UserCertify; null before the first.</summary>
    public SessionKind? LastLoginKind { get; init; }

    /// <summary>A message came that the user has not looked at.</summary>
    public bool HasNews { get; init; }

    /// <summary>The blind index of the identity number under which the user last passed; under another he passes only by a reviewer.</summary>
    public string? PassedNumberIdx { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An administrator: an account of its own kind, never a user.</summary>
public sealed class Administrator
{
    public long Id { get; init; }

    public string UserName { get; init; } = "";

    public string? Phone { get; init; }

    /// <summary><c>admin:simple</c> or <c>admin:super</c>.</summary>
    public string Role { get; init; } = Roles.AdminSimple;

    public bool Locked { get; init; }

    public long Epoch { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A WeChat identity of a user: one per app.</summary>
public sealed class WeChatIdentity
{
    public long Id { get; init; }

    public long UserId { get; init; }

    public string AppId { get; init; } = "";

    public string OpenId { get; init; } = "";

    public string? UnionId { get; init; }

    public string? NickName { get; init; }
}
