namespace Certify.ServiceModel.UserCertify;

/// <summary>The values of <c>type</c> in the envelope of UserCertify. The wire carries no texts; the sentences are for typed clients.</summary>
/// <remarks>
/// protocols/user-certify.md 2.1. The document's <c>FIAL</c> and <c>OHTER</c> are slips of the pen: the wire has always been <c>FAIL</c> and <c>OTHER</c>.
/// Any operation answers <see cref="Fail"/> with HTTP 503 while a store or a needed vendor is away and with HTTP 500 after an unexpected error.
/// </remarks>
public static class UserCertifyCodes
{
    /// <summary>The operation succeeded.</summary>
    public const string Ok = "OK";

    /// <summary>Bad parameter, wrong password or code, refused by a budget, or failed.</summary>
    public const string Fail = "FAIL";

    /// <summary>Exists already, or does not exist: the operation decides which, *sic*.</summary>
    public const string Exist = "EXIST";

    /// <summary>No code asked for, or the code has expired or was used up.</summary>
    public const string Invalid = "INVALID";

    /// <summary>Signed in, but without the role.</summary>
    public const string NoAuthorize = "NO_AUTHORIZE";

    /// <summary>Not signed in, or the session is gone.</summary>
    public const string NoSession = "NO_SESSION";

    /// <summary>Another condition, named by the operation.</summary>
    public const string Other = "OTHER";

    /// <summary>The user is locked; at <see cref="UpdatePassword"/> the current password is wrong, *sic*.</summary>
    public const string Unknown = "UNKNOWN";

    /// <summary>Not certified; never answered by these operations, known to old clients.</summary>
    public const string NoCertify = "NO_CERTIFY";

    /// <summary>Expired; never answered by these operations, known to old clients.</summary>
    public const string Expired = "EXPIRED";

    /// <summary>Not allowed in the present state of the certification.</summary>
    public const string NoAllow = "NO_ALLOW";

    /// <summary>The sentence of each code, for the message of <c>responseStatus</c> on typed routes.</summary>
    public static IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        [Ok] = "The operation succeeded.",
        [Fail] = "The request was refused or failed.",
        [Exist] = "The thing exists already, or the thing asked for does not exist.",
        [Invalid] = "The verification code has expired; ask for a new one.",
        [NoAuthorize] = "You lack the role that this operation needs.",
        [NoSession] = "Sign in first.",
        [Other] = "A further condition of this operation is not met.",
        [Unknown] = "The user is locked, or the current password is wrong.",
        [NoCertify] = "The user is not certified.",
        [Expired] = "The certification has expired.",
        [NoAllow] = "The present state of the certification does not allow this.",
    };
}
