using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.TokenAuth;

/// <summary>Signs in, in one of five ways, and gives a token.</summary>
/// <remarks>
/// legacy/token-auth.md, token-auth.md 6; domain.md 1 for the check code types. A password in the query of a GET is
/// *sic*. <c>x-token</c> counts for the check code types only: a code belongs to the session that asked for it. Each
/// sign-in makes a new session; the guest's token stays good.
/// </remarks>
[DataContract]
[Tag("TokenAuth")]
[Route("/user/auth", "GET")]
[NotInBatch]
[Fails(TokenAuthCodes.BadRequest, "the type is missing or unknown; a value that it needs is missing or malformed; too many wrong tries; inside a batch")]
[Fails(TokenAuthCodes.TokenMissing, "a check code without a token")]
[Fails(TokenAuthCodes.TokenDecodingFailed, "a check code with a malformed token")]
[Fails(TokenAuthCodes.TokenAccessExpired, "a check code with an expired token")]
[Fails(TokenAuthCodes.TokenInvalid, "a check code with a token whose session is gone or was superseded")]
[Fails(TokenAuthCodes.AuthenticationFailed, "unknown or locked account; wrong or no password; code wrong, expired, used up, or none asked for")]
[Fails(TokenAuthCodes.InternalServerError, "a store is away, or an unexpected fault")]
public sealed class IssueToken : IReturn<IssuedTokenResponse>, IPost
{
    /// <summary>How the caller proves who he is; the case counts.</summary>
    [DataMember(Name = "auth_type")]
    [Required]
    [AllowedValuesOnWire("guest", "email_password", "email_checkcode", "phone_password", "phone_checkcode")]
    public string? AuthType { get; set; }

    /// <summary>The address, for the e-mail types; otherwise ignored.</summary>
    [DataMember(Name = "email")]
    public string? Email { get; set; }

    /// <summary>The phone number, 11 digits, for the phone types; otherwise ignored.</summary>
    [DataMember(Name = "phone")]
    public string? Phone { get; set; }

    /// <summary>The password in clear, for the password types; otherwise ignored.</summary>
    [DataMember(Name = "password")]
    public string? Password { get; set; }

    /// <summary>The code that was sent, 6 digits, for the check code types; otherwise ignored.</summary>
    [DataMember(Name = "checkcode")]
    public string? CheckCode { get; set; }
}

/// <summary>Exchanges a token for one that is good for longer.</summary>
/// <remarks>
/// legacy/token-auth.md, token-auth.md 5.2. Checks its token itself, because one whose access has expired is good here. A
/// guest's token, and one with more than 20 minutes left, comes back unchanged.
/// </remarks>
[DataContract]
[Tag("TokenAuth")]
[Route("/token/refresh", "GET")]
[Fails(TokenAuthCodes.TokenMissing, "no token")]
[Fails(TokenAuthCodes.TokenDecodingFailed, "the token is malformed or its signature wrong")]
[Fails(TokenAuthCodes.TokenRefreshExpired, "the token cannot be refreshed any more")]
[Fails(TokenAuthCodes.TokenInvalid, "the session is gone, the token superseded, the user locked or the password changed")]
[Fails(TokenAuthCodes.InternalServerError, "a store is away, or an unexpected fault")]
public sealed class RefreshToken : IReturn<IssuedTokenResponse>, IPost;

/// <summary>Exchanges a token for one that is good for longer, in the form that typed clients use by themselves.</summary>
/// <remarks>domain.md 5. On typed routes only; the name is theirs. The rules are those of <see cref="RefreshToken"/>.</remarks>
[DataContract]
[Tag("TokenAuth")]
[Fails(TokenAuthCodes.BadRequest, "the body is malformed")]
[Fails(TokenAuthCodes.TokenMissing, "no token")]
[Fails(TokenAuthCodes.TokenDecodingFailed, "the token is malformed or its signature wrong")]
[Fails(TokenAuthCodes.TokenRefreshExpired, "the token cannot be refreshed any more")]
[Fails(TokenAuthCodes.TokenInvalid, "the session is gone, the token superseded, the user locked or the password changed")]
[Fails(TokenAuthCodes.InternalServerError, "a store is away, or an unexpected fault")]
public sealed class GetAccessToken : IReturn<AccessTokenResponse>, IPost
{
    /// <summary>The token to refresh; missing or empty counts as a missing token, not as a missing value.</summary>
    [DataMember(Name = "refreshToken")]
    public string? RefreshToken { get; set; }
}

/// <summary>The answer to <see cref="GetAccessToken"/>.</summary>
/// <remarks>domain.md 5: without the envelope of the door, as the clients expect it.</remarks>
[DataContract]
public sealed class AccessTokenResponse
{
    /// <summary>The refreshed token.</summary>
    [DataMember(Name = "accessToken")]
    public string AccessToken { get; set; } = "";
}

/// <summary>Ends the session of a token; a guest's token has none and stays good.</summary>
/// <remarks>domain.md 1, 2.2. Checks its token itself, because one whose access has expired is good here.</remarks>
[DataContract]
[Tag("TokenAuth")]
[Route("/token", "DELETE")]
[Fails(TokenAuthCodes.TokenMissing, "no token")]
[Fails(TokenAuthCodes.TokenDecodingFailed, "the token is malformed or its signature wrong")]
[Fails(TokenAuthCodes.TokenInvalid, "the session is gone, the token superseded, the user locked, or an administrator's session")]
[Fails(TokenAuthCodes.InternalServerError, "a store is away, or an unexpected fault")]
public sealed class RevokeToken : IReturn<TokenAuthResponse>, IDelete;
