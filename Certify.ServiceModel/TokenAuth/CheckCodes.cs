using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.TokenAuth;

/// <summary>Sends a check code to a phone.</summary>
/// <remarks>token-auth.md 8, domain.md 2.3. Parameters in the query of a POST (*sic*). The code belongs to the token's session.</remarks>
[DataContract]
[Tag("TokenAuth")]
[Route("/checkcode/request_for_phone", "POST")]
[RequiresSession(AllowGuest = true)]
[Fails(TokenAuthCodes.TokenMissing, "no token")]
[Fails(TokenAuthCodes.TokenDecodingFailed, "the token is malformed or its signature wrong")]
[Fails(TokenAuthCodes.TokenAccessExpired, "the token has to be refreshed")]
[Fails(TokenAuthCodes.TokenInvalid, "the session is gone, the token superseded, the user locked, or an administrator's session")]
[Fails(TokenAuthCodes.BadRequest, "the phone is missing or malformed; the purpose is unknown; too many messages to the phone or from the address")]
[Fails(TokenAuthCodes.InternalServerError, "a store is away, or an unexpected fault")]
public sealed class RequestPhoneCheckCode : IReturn<TokenAuthResponse>, IPost
{
    /// <summary>The phone number: 11 digits, separators and <c>+86</c> allowed.</summary>
    [DataMember(Name = "phone")]
    [Required]
    public string? Phone { get; set; }

    /// <summary>What the code is for; absent: <c>login</c>.</summary>
    [DataMember(Name = "purpose")]
    [AllowedValuesOnWire("login", "reset_password")]
    public string? Purpose { get; set; }
}

/// <summary>Sends a check code to an e-mail address.</summary>
/// <remarks>token-auth.md 8, domain.md 2.3. Parameters in the query of a POST (*sic*). The code belongs to the token's session.</remarks>
[DataContract]
[Tag("TokenAuth")]
[Route("/checkcode/request_for_email", "POST")]
[RequiresSession(AllowGuest = true)]
[Fails(TokenAuthCodes.TokenMissing, "no token")]
[Fails(TokenAuthCodes.TokenDecodingFailed, "the token is malformed or its signature wrong")]
[Fails(TokenAuthCodes.TokenAccessExpired, "the token has to be refreshed")]
[Fails(TokenAuthCodes.TokenInvalid, "the session is gone, the token superseded, the user locked, or an administrator's session")]
[Fails(TokenAuthCodes.BadRequest, "the address is missing or malformed; the purpose is unknown; too many messages to or from the address")]
[Fails(TokenAuthCodes.InternalServerError, "a store is away, or an unexpected fault")]
public sealed class RequestEmailCheckCode : IReturn<TokenAuthResponse>, IPost
{
    /// <summary>The address, at most 254 ASCII characters.</summary>
    [DataMember(Name = "email")]
    [Required]
    [StringLength(254)]
    public string? Email { get; set; }

    /// <summary>What the code is for; absent: <c>login</c>.</summary>
    [DataMember(Name = "purpose")]
    [AllowedValuesOnWire("login", "reset_password")]
    public string? Purpose { get; set; }
}

/// <summary>Sets a new password by a check code of the purpose <c>reset_password</c>, and ends all sessions of the user.</summary>
/// <remarks>domain.md 1, 2.1, 2.3. Either phone or address is needed; with both the phone counts.</remarks>
[DataContract]
[Tag("TokenAuth")]
[Route("/user/password/reset", "POST")]
[NotInBatch]
[RequiresSession(AllowGuest = true)]
[Fails(TokenAuthCodes.TokenMissing, "no token")]
[Fails(TokenAuthCodes.TokenDecodingFailed, "the token is malformed or its signature wrong")]
[Fails(TokenAuthCodes.TokenAccessExpired, "the token has to be refreshed")]
[Fails(TokenAuthCodes.TokenInvalid, "the session is gone, the token superseded, the user locked, or an administrator's session")]
[Fails(TokenAuthCodes.BadRequest, "a value is missing or malformed; the password is too short or too long; too many wrong codes; inside a batch")]
[Fails(TokenAuthCodes.AuthenticationFailed, "unknown or locked account; code wrong, expired, used up, or none asked for")]
[Fails(TokenAuthCodes.InternalServerError, "a store is away, or an unexpected fault")]
public sealed class ResetPassword : IReturn<TokenAuthResponse>, IPost
{
    /// <summary>The phone number that the code was sent to; absent when it went to an address.</summary>
    [DataMember(Name = "phone")]
    public string? Phone { get; set; }

    /// <summary>The address that the code was sent to; absent when it went to a phone.</summary>
    [DataMember(Name = "email")]
    [StringLength(254)]
    public string? Email { get; set; }

    /// <summary>The code that was sent, 6 digits.</summary>
    [DataMember(Name = "checkcode")]
    [Required]
    public string? CheckCode { get; set; }

    /// <summary>The new password in clear, 6 to 64 characters.</summary>
    [DataMember(Name = "password")]
    [Required]
    [StringLength(64)]
    public string? Password { get; set; }
}
