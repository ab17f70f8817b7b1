namespace Certify.ServiceInterface.Domain;

public enum SessionKind
{
    Api,
    Web,
    Phone,
    WeChat,
    Admin,
    Mini,
    Token,
    Guest,
    Anonymous,
}

/// <summary>What a session store keeps under the SHA-256 of a session's id.</summary>
public sealed record Session
{
    public required SessionKind Kind { get; init; }

    /// <summary>The user, or the administrator for kind <see cref="SessionKind.Admin"/>; 0 for guests and nameless sessions.</summary>
    public long AccountId { get; init; }

    /// <summary>The account's session epoch when this began; another epoch in the account's row ends the session.</summary>
    public long Epoch { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When a password or code was last proved in this session.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    /// <summary>Kind token only: the one current token of this session.</summary>
    public CurrentToken? Token { get; init; }

    /// <summary>The OAuth flow under way, if any.</summary>
    public PendingOAuth? OAuth { get; init; }

    /// <summary>The WeChat identity by which somebody came, bound or not.</summary>
    public RememberedWeChat? WeChat { get; init; }

    /// <summary>Nameless sessions only: the phone that is to be bound by the code sent to it.</summary>
    public PhoneClaim? Claim { get; init; }

    /// <summary>The id of the claim that was made last in this session.</summary>
    public string? ClaimId { get; init; }

    /// <summary>Counted up by the store at each replacement; two writers of one version cannot both succeed.</summary>
    public long Version { get; init; }
}

/// <summary>The current token of a session and the one it replaced, which stays good for a minute.</summary>
public sealed record CurrentToken(
    string TokenId,
    string AuthType,
    long AccessEnds,
    long RefreshEnds,
    string? ReplacedTokenId = null,
    DateTimeOffset? ReplacedAt = null);

/// <param name="AskedBy">The key of the session in which it was asked; null where there was none yet.</param>
public sealed record PhoneClaim(long UserId, string Phone, string? AskedBy, DateTimeOffset At);

public sealed record PendingOAuth(string State, string Channel, string AppId, DateTimeOffset IssuedAt);

/// <param name="Waits">Bound to nobody yet: the next sign-in by password in this session binds it, if it comes soon.</param>
public sealed record RememberedWeChat(string AppId, string OpenId, string? UnionId, string? NickName, DateTimeOffset At, bool Waits = true);
