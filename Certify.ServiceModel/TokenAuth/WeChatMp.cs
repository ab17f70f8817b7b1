using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.TokenAuth;

/// <summary>Makes the URL at which a page inside WeChat asks for consent.</summary>
/// <remarks>legacy/token-auth.md, token-auth.md 7.1. Gives the session a state, which replaces the one before.</remarks>
[DataContract]
[Tag("TokenAuth")]
[Route("/oauth/wechat/mp/auth_url", "GET")]
[RequiresSession(AllowGuest = true)]
[Fails(TokenAuthCodes.TokenMissing, "no token")]
[Fails(TokenAuthCodes.TokenDecodingFailed, "the token is malformed or its signature wrong")]
[Fails(TokenAuthCodes.TokenAccessExpired, "the token has to be refreshed")]
[Fails(TokenAuthCodes.TokenInvalid, "the session is gone, the token superseded, the user locked, or an administrator's session")]
[Fails(TokenAuthCodes.BadRequest, "the redirect is missing, or neither a path of ours nor on an origin that is allowed")]
[Fails(TokenAuthCodes.InternalServerError, "a store is away, or an unexpected fault")]
public sealed class GetMpAuthUrl : IReturn<AuthUrlResponse>, IPost
{
    /// <summary>Where WeChat sends the browser afterwards: a path that begins with one slash, or a URL on an allowed origin.</summary>
    [DataMember(Name = "redirect_uri")]
    [Required]
    public string? RedirectUri { get; set; }
}

/// <summary>An answer that gives a URL of WeChat.</summary>
[DataContract]
public sealed class AuthUrlResponse : TokenAuthResponse
{
    /// <summary>The absolute URL, with the state in it.</summary>
    [DataMember(Name = "url")]
    public string Url { get; set; } = "";
}

/// <summary>Signs in with the code that WeChat gave to a page inside WeChat, and gives a token.</summary>
/// <remarks>legacy/token-auth.md, token-auth.md 7.3, domain.md 2.5.</remarks>
[DataContract]
[Tag("TokenAuth")]
[NotInBatch]
[Route("/oauth/wechat/mp/auth", "GET")]
[RequiresSession(AllowGuest = true)]
[Fails(TokenAuthCodes.TokenMissing, "no token")]
[Fails(TokenAuthCodes.TokenDecodingFailed, "the token is malformed or its signature wrong")]
[Fails(TokenAuthCodes.TokenAccessExpired, "the token has to be refreshed")]
[Fails(TokenAuthCodes.TokenInvalid, "the session is gone, the token superseded, the user locked, or an administrator's session")]
[Fails(TokenAuthCodes.BadRequest, "code or state is missing; inside a batch")]
[Fails(TokenAuthCodes.StateMismatch, "the state is not this session's, expired, or used before")]
[Fails(TokenAuthCodes.AuthenticationFailed, "a visitor of a snapshot page, or a locked user")]
[Fails(TokenAuthCodes.InternalServerError, "WeChat refuses the code or is away; a store is away; an unexpected fault")]
public sealed class AuthMp : IReturn<IssuedTokenResponse>, IPost
{
    /// <summary>The code that WeChat gave.</summary>
    [DataMember(Name = "code")]
    [Required]
    public string? Code { get; set; }

    /// <summary>The state that came with the code, 32 hexadecimal digits.</summary>
    [DataMember(Name = "state")]
    [Required]
    public string? State { get; set; }
}
