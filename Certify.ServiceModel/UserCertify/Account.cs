using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>Changes the signed-in user's password, which ends all sessions of the user.</summary>
/// <remarks>legacy/user-certify.md 二.10, protocols/user-certify.md 8.10. No length limit here: a new password of any wrong length is <c>OTHER</c>.</remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/user/updatePassword", "POST")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "a field is missing or blank, too many wrong passwords, or the request came from another site")]
[Fails(UserCertifyCodes.Unknown, "the current password is wrong, or the user has none")]
[Fails(UserCertifyCodes.Other, "the new password is not 32 hex digits")]
public sealed class UpdatePassword : IReturn<OwnUserResponse>, IPost
{
    /// <summary>The MD5 of the current password: 32 hex digits of any case.</summary>
    [DataMember(Name = "oldPassword")]
    [Required]
    public string? OldPassword { get; set; }

    /// <summary>The MD5 of the new password: 32 hex digits of any case. Its absence is <c>FAIL</c> after the current password was found right.</summary>
    [DataMember(Name = "newPassword")]
    public string? NewPassword { get; set; }
}

/// <summary>Makes the phone to which this session's code went the signed-in user's phone.</summary>
/// <remarks>legacy/user-certify.md 二.11, protocols/user-certify.md 8.11. A missing code is <c>FAIL</c> only after <c>INVALID</c>.</remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/user/updatePhone", "POST")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "the code is missing, blank or wrong, no password or code was proved in this session within 30 minutes, or the request came from another site")]
[Fails(UserCertifyCodes.Invalid, "no code for a new phone was asked for in this session, or it has expired or was used up")]
[Fails(UserCertifyCodes.Exist, "another user took the phone meanwhile")]
public sealed class UpdatePhone : IReturn<OwnUserResponse>, IPost
{
    /// <summary>The 6 digits that were sent to the new phone.</summary>
    [DataMember(Name = "verification")]
    [StringLength(64)]
    public string? Verification { get; set; }
}

/// <summary>Makes the address to which this session's code went the signed-in user's e-mail address, the first or a new one.</summary>
/// <remarks>legacy/user-certify.md 二.12, protocols/user-certify.md 8.12. A missing code is <c>FAIL</c> only after <c>INVALID</c>.</remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/user/updateEmail", "POST")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "the code is missing, blank or wrong, no password or code was proved in this session within 30 minutes, or the request came from another site")]
[Fails(UserCertifyCodes.Invalid, "no code for an address was asked for in this session, or it has expired or was used up")]
[Fails(UserCertifyCodes.Exist, "another user took the address meanwhile")]
public sealed class UpdateEmail : IReturn<OwnUserResponse>, IPost
{
    /// <summary>The 6 digits that were sent to the address.</summary>
    [DataMember(Name = "verification")]
    [StringLength(64)]
    public string? Verification { get; set; }
}

/// <summary>Tells whether the signed-in user's password is the given one, and counts as fresh proof of it.</summary>
/// <remarks>legacy/user-certify.md 二.21, protocols/user-certify.md 8.21.</remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/user/checkPassword", "POST")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "the password is missing, blank or wrong, the user has none, too many wrong passwords, or the request came from another site")]
public sealed class CheckPassword : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The MD5 of the password: 32 hex digits of any case.</summary>
    [DataMember(Name = "password")]
    [Required]
    [StringLength(256)]
    public string? Password { get; set; }
}
