using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.TokenAuth;

/// <summary>Gives an app the parameters with which it asks WeChat for consent.</summary>
/// <remarks>legacy/token-auth.md, token-auth.md 7.2. Gives the session a state, which replaces the one before.</remarks>
[DataContract]
[Tag("TokenAuth")]
[Route("/oauth/wechat/open/app/auth_para", "GET")]
[RequiresSession(AllowGuest = true)]
[Fails(TokenAuthCodes.TokenMissing, "no token")]
[Fails(TokenAuthCodes.TokenDecodingFailed, "the token is malformed or its signature wrong")]
[Fails(TokenAuthCodes.TokenAccessExpired, "the token has to be refreshed")]
[Fails(TokenAuthCodes.TokenInvalid, "the session is gone, the token superseded, the user locked, or an administrator's session")]
[Fails(TokenAuthCodes.InternalServerError, "a store is away, or an unexpected fault")]
public sealed class GetAppAuthParameters : IReturn<AppAuthParametersResponse>, IPost;

/// <summary>The answer to <see cref="GetAppAuthParameters"/>.</summary>
[DataContract]
public sealed class AppAuthParametersResponse : TokenAuthResponse
{
    /// <summary>The app's id at WeChat.</summary>
    [DataMember(Name = "appid")]
    public string AppId { get; set; } = "";

    /// <summary>The state, 32 hexadecimal digits, good for 10 minutes and once.</summary>
    [DataMember(Name = "state")]
    public string State { get; set; } = "";

    /// <summary>What to ask for.</summary>
    [DataMember(Name = "scope")]
    public string Scope { get; set; } = "snsapi_userinfo";
}

/// <summary>Signs in with the code that WeChat gave to an app, and gives a token.</summary>
/// <remarks>token-auth.md 1.1, 7.3; domain.md 2.5. The path that apps really use; the document prints that of <see cref="AuthWeb"/>.</remarks>
[DataContract]
[Tag("TokenAuth")]
[NotInBatch]
[Route("/oauth/wechat/open/app/auth", "GET")]
[RequiresSession(AllowGuest = true)]
[Fails(TokenAuthCodes.TokenMissing, "no token")]
[Fails(TokenAuthCodes.TokenDecodingFailed, "the token is malformed or its signature wrong")]
[Fails(TokenAuthCodes.TokenAccessExpired, "the token has to be refreshed")]
[Fails(TokenAuthCodes.TokenInvalid, "the session is gone, the token superseded, the user locked, or an administrator's session")]
[Fails(TokenAuthCodes.BadRequest, "code or state is missing; inside a batch")]
[Fails(TokenAuthCodes.StateMismatch, "the state is not this session's, expired, or used before")]
[Fails(TokenAuthCodes.AuthenticationFailed, "a visitor of a snapshot page, or a locked user")]
[Fails(TokenAuthCodes.InternalServerError, "WeChat refuses the code or is away; a store is away; an unexpected fault")]
public sealed class AuthApp : IReturn<IssuedTokenResponse>, IPost
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
