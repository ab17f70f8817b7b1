using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>Sets a new password by the recovery code that went to the user's phone; ends all sessions of the user and signs nobody in.</summary>
/// <remarks>
/// legacy/user-certify.md 二.8, protocols/user-certify.md 8.8. <c>getbackPassord</c> and <c>passord</c> are the document's spellings, *sic*.
/// A missing field is <c>FAIL</c> only after <c>INVALID</c> and <c>EXIST</c>.
/// </remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/user/phone/getbackPassord", "POST")]
[Route("/user/phone/getbackPassword", "POST")]
[Fails(UserCertifyCodes.Fail, "a field is missing, blank or malformed, the code is wrong, or the request came from another site")]
[Fails(UserCertifyCodes.Invalid, "no phone recovery code was asked for in this session, or it has expired or was used up")]
[Fails(UserCertifyCodes.Exist, "no user has the phone any more")]
public sealed class RecoverPasswordByPhone : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The 6 digits that were sent to the phone.</summary>
    [DataMember(Name = "verification")]
    [StringLength(64)]
    public string? Verification { get; set; }

    /// <summary>The MD5 of the new password: 32 hex digits of any case.</summary>
    [DataMember(Name = "password")]
    [AlsoNamed("passord")]
    [StringLength(256)]
    public string? Password { get; set; }
}

/// <summary>Sets a new password by the recovery code that went to the user's e-mail address; ends all sessions of the user and signs nobody in.</summary>
/// <remarks>
/// legacy/user-certify.md 二.9, protocols/user-certify.md 8.9. <c>getbackPassord</c> and <c>passord</c> are the document's spellings, *sic*.
/// A missing field is <c>FAIL</c> only after <c>INVALID</c> and <c>EXIST</c>.
/// </remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/user/email/getbackPassord", "POST")]
[Route("/user/email/getbackPassword", "POST")]
[Fails(UserCertifyCodes.Fail, "a field is missing, blank or malformed, the code is wrong, or the request came from another site")]
[Fails(UserCertifyCodes.Invalid, "no e-mail recovery code was asked for in this session, or it has expired or was used up")]
[Fails(UserCertifyCodes.Exist, "no user has the address any more")]
public sealed class RecoverPasswordByEmail : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The 6 digits that were sent to the address.</summary>
    [DataMember(Name = "verification")]
    [StringLength(64)]
    public string? Verification { get; set; }

    /// <summary>The MD5 of the new password: 32 hex digits of any case.</summary>
    [DataMember(Name = "password")]
    [AlsoNamed("passord")]
    [StringLength(256)]
    public string? Password { get; set; }
}
