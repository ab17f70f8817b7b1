using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>Signs a user in from the WeChat public account by password and binds the WeChat account that this session remembers.</summary>
/// <remarks>
/// legacy/user-certify.md 二.18, protocols/user-certify.md 8.18. Also spelt <c>/user/weChat/login</c>, the same route. Begins a session of kind <c>weChat</c>.
/// A missing password is answered as a wrong one.
/// </remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/user/wechat/login", "POST")]
[Fails(UserCertifyCodes.Fail, "a field is blank, the credential is missing or malformed, the password is missing or wrong, too many wrong passwords, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "no user has this phone or address")]
[Fails(UserCertifyCodes.Unknown, "the user is locked")]
public sealed class LoginWeChat : IReturn<OwnUserResponse>, IPost
{
    /// <summary>The login credential: a phone or a bound e-mail address.</summary>
    [DataMember(Name = "code")]
    [Required]
    [StringLength(254)]
    public string? Code { get; set; }

    /// <summary>The MD5 of the typed password: 32 hex digits of any case.</summary>
    [DataMember(Name = "password")]
    [StringLength(256)]
    public string? Password { get; set; }
}

/// <summary>Signs the user in to whom the WeChat account is bound; otherwise remembers the account for <see cref="LoginWeChat"/>.</summary>
/// <remarks>legacy/user-certify.md 二.19, protocols/user-certify.md 8.19. Also spelt <c>/user/weChat/autoLogin</c>, the same route. Begins a session of kind <c>weChat</c>.</remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/user/wechat/autoLogin", "POST")]
[Fails(UserCertifyCodes.Fail, "the code is missing, blank or refused by WeChat, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "no user is bound to this WeChat account")]
[Fails(UserCertifyCodes.Unknown, "the user is locked")]
public sealed class AutoLoginWeChat : IReturn<OwnUserResponse>, IPost
{
    /// <summary>The authorization code that WeChat handed to the page; good once.</summary>
    [DataMember(Name = "code")]
    [Required]
    [StringLength(512)]
    public string? Code { get; set; }
}

/// <summary>Tells whether the WeChat account that this session remembers is bound to a user. Needs no sign-in.</summary>
/// <remarks>protocols/user-certify.md 14; beyond the document.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/bindingRelationship", "GET")]
[Fails(UserCertifyCodes.Fail, "this session remembers no WeChat account")]
[Fails(UserCertifyCodes.Exist, "the WeChat account is not bound")]
public sealed class GetWeChatBinding : IReturn<ConfirmationResponse>, IGet;

/// <summary>Unbinds the WeChat account of this session from its user.</summary>
/// <remarks>protocols/user-certify.md 14; beyond the document.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/unbind", "POST")]
[Fails(UserCertifyCodes.Fail, "this session knows no WeChat account, no password or code was proved in it within 30 minutes, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "the WeChat account is not bound")]
public sealed class UnbindWeChat : IReturn<ConfirmationResponse>, IPost;
