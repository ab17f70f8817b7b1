namespace Certify.ServiceModel.TokenAuth;

/// <summary>The <c>err_code</c> values of the TokenAuth door, which are numbers on the wire, with their texts.</summary>
/// <remarks>token-auth.md 2; there are no others.</remarks>
public static class TokenAuthCodes
{
    /// <summary>Done.</summary>
    public const string Success = "0";

    /// <summary>A value is missing or malformed, the path or method is unknown, or a budget is used up.</summary>
    public const string BadRequest = "10000";

    /// <summary>A store or WeChat is away, WeChat refused the code, or an unexpected fault.</summary>
    public const string InternalServerError = "10001";

    /// <summary>The kind of sign-in is not there; in the table only.</summary>
    public const string NotSupported = "10002";

    /// <summary>No token came.</summary>
    public const string TokenMissing = "20000";

    /// <summary>A token could not be made; in the table only.</summary>
    public const string TokenEncodingFailed = "20001";

    /// <summary>The token is malformed or its signature wrong.</summary>
    public const string TokenDecodingFailed = "20002";

    /// <summary>The token has to be refreshed.</summary>
    public const string TokenAccessExpired = "20003";

    /// <summary>The token cannot be refreshed any more.</summary>
    public const string TokenRefreshExpired = "20004";

    /// <summary>A guest's token where a user's is needed; in the table only.</summary>
    public const string GuestToken = "20005";

    /// <summary>The session is gone, the token superseded, or the account may not use it: sign in again.</summary>
    public const string TokenInvalid = "20006";

    /// <summary>The account is unknown or locked, or the password or code is wrong; the answers do not tell which.</summary>
    public const string AuthenticationFailed = "20010";

    /// <summary>The OAuth state is not the one that this session was given.</summary>
    public const string StateMismatch = "20011";

    /// <summary>The text of <see cref="Success"/>.</summary>
    public const string SuccessText = "success";

    /// <summary>The text of each code.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = new Dictionary<string, string>
    {
        [Success] = SuccessText,
        [BadRequest] = "bad request",
        [InternalServerError] = "internal server error",
        [NotSupported] = "not supported",
        [TokenMissing] = "token missing",
        [TokenEncodingFailed] = "token encoding failed",
        [TokenDecodingFailed] = "token decoding failed",
        [TokenAccessExpired] = "token access expired",
        [TokenRefreshExpired] = "token refresh expired",
        [GuestToken] = "token should not be authenticated via guest",
        [TokenInvalid] = "token is invalid",
        [AuthenticationFailed] = "authentication failed",
        [StateMismatch] = "the oauth state mismatch",
    };
}
