using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>Sends a registration code to a phone that nobody uses yet.</summary>
/// <remarks>legacy/user-certify.md 二.1. <c>OK</c> means that the message is queued; the code is good for 5 minutes, once, in this session only.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/phone/getRegistVerify", "GET")]
[Fails(UserCertifyCodes.Fail, "the phone is blank or malformed, too many codes were asked for, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "a user has this phone already")]
public sealed class SendRegistrationCode : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The phone to register: 11 digits, <c>+86</c> and separators tolerated.</summary>
    [DataMember(Name = "phone")]
    [Required]
    [StringLength(32)]
    public string? Phone { get; set; }
}

/// <summary>Sends a code to the phone that shall become the user's new one.</summary>
/// <remarks>legacy/user-certify.md 二.2. <c>getUpdateVeridy</c> is the document's spelling, *sic*; the running system had the other. Needs no sign-in; one's own present phone is <c>EXIST</c>.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/phone/getUpdateVeridy", "GET")]
[Route("/user/phone/getUpdateVerify", "GET")]
[Fails(UserCertifyCodes.Fail, "the phone is blank or malformed, too many codes were asked for, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "a user, perhaps oneself, has this phone already")]
public sealed class SendUpdatePhoneCode : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The new phone: 11 digits, <c>+86</c> and separators tolerated.</summary>
    [DataMember(Name = "phone")]
    [Required]
    [StringLength(32)]
    public string? Phone { get; set; }
}

/// <summary>Sends a password recovery code to a user's phone.</summary>
/// <remarks>legacy/user-certify.md 二.3.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/phone/getGetbackVerify", "GET")]
[Fails(UserCertifyCodes.Fail, "the phone is blank or malformed, too many codes were asked for, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "no user has this phone")]
public sealed class SendPhoneRecoveryCode : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The user's phone: 11 digits, <c>+86</c> and separators tolerated.</summary>
    [DataMember(Name = "phone")]
    [Required]
    [StringLength(32)]
    public string? Phone { get; set; }
}

/// <summary>Sends a login code to the phone or the e-mail address that is used to sign in.</summary>
/// <remarks>legacy/user-certify.md 二.4. The way on after a web login was answered with <c>OTHER</c>.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/login/getLoginVerify", "GET")]
[Fails(UserCertifyCodes.Fail, "the credential is blank or neither phone nor e-mail, too many codes were asked for, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "no user has this phone or address")]
public sealed class SendLoginCode : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The login credential: a phone or a bound e-mail address; not a verification code, *sic*.</summary>
    [DataMember(Name = "code")]
    [Required]
    [StringLength(254)]
    public string? Code { get; set; }
}

/// <summary>Sends a code to the e-mail address that shall be bound to the user.</summary>
/// <remarks>legacy/user-certify.md 二.5, whose description of the parameter as a phone is a slip. Needs no sign-in.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/email/getBindVerify", "GET")]
[Fails(UserCertifyCodes.Fail, "the address is blank or malformed, too many codes were asked for, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "a user has this address already")]
public sealed class SendBindEmailCode : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The address to bind, at most 254 ASCII characters; upper and lower case are the same.</summary>
    [DataMember(Name = "email")]
    [Required]
    [StringLength(254)]
    public string? Email { get; set; }
}

/// <summary>Sends a password recovery code to a user's bound e-mail address.</summary>
/// <remarks>legacy/user-certify.md 二.6.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/email/getGetbackVerify", "GET")]
[Fails(UserCertifyCodes.Fail, "the address is blank or malformed, too many codes were asked for, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "no user has this address")]
public sealed class SendEmailRecoveryCode : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The bound address, at most 254 ASCII characters; upper and lower case are the same.</summary>
    [DataMember(Name = "email")]
    [Required]
    [StringLength(254)]
    public string? Email { get; set; }
}
