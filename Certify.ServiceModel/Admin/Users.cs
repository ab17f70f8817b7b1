using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceModel.Admin;

/// <summary>Lists all users in clear, newest first; the look is audited.</summary>
/// <remarks>
/// legacy/user-certify.md 二.15, protocols/user-certify.md 8.15; <c>/admin/getUsers</c> is what administrators really used.
/// Without <c>page</c> and <c>size</c> the newest 1,000.
/// </remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/admin/getUsers", "GET")]
[Route("/admin/getUsers", "GET")]
[RequiresSession]
[RequiresRole("admin:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in")]
[Fails(UserCertifyCodes.NoAuthorize, "not signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "page or size is no positive number")]
public sealed class GetAllUsers : IReturn<GetAllUsersResponse>, IGet
{
    /// <summary>The page, from 1; the first when absent.</summary>
    [DataMember(Name = "page")]
    [Range(1, int.MaxValue)]
    public int? Page { get; set; }

    /// <summary>Users a page; 1,000 when absent, and at most.</summary>
    [DataMember(Name = "size")]
    [Range(1, int.MaxValue)]
    public int? Size { get; set; }
}

/// <summary>The answer of <see cref="GetAllUsers"/>.</summary>
[DataContract]
public sealed class GetAllUsersResponse : CertifyResponse
{
    /// <summary>The users; empty when there are none.</summary>
    [DataMember(Name = "data")]
    public List<ListedUser> Data { get; set; } = [];
}

/// <summary>Locks or unlocks a user; locking ends all sessions of the user.</summary>
/// <remarks>protocols/user-certify.md 6.3; beyond the document.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/admin/isLocked", "POST")]
[RequiresSession]
[RequiresRole("admin:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in")]
[Fails(UserCertifyCodes.NoAuthorize, "not signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "a field is missing, blank or malformed, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "there is no such user")]
public sealed class SetUserLock : IReturn<SetUserLockResponse>, IPost
{
    /// <summary>The user's id.</summary>
    [DataMember(Name = "id")]
    [Required]
    public long? Id { get; set; }

    /// <summary>Whether the user is to be locked: <c>true</c> or <c>false</c>, a string, *sic*.</summary>
    [DataMember(Name = "isLocked")]
    [Required]
    [AllowedValuesOnWire("true", "false")]
    public string? IsLocked { get; set; }
}

/// <summary>The answer of <see cref="SetUserLock"/>.</summary>
[DataContract]
public sealed class SetUserLockResponse : CertifyResponse
{
    /// <summary>The user as he is now; null in refusals only.</summary>
    [DataMember(Name = "data")]
    [WrittenWhenNull]
    public ListedUser? Data { get; set; }
}

/// <summary>Makes a user's password unusable, ends all his sessions and tells him to recover it.</summary>
/// <remarks>protocols/user-certify.md 6.1; beyond the document. The running system set a default password; this never does.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/admin/resetPassword", "POST")]
[RequiresSession]
[RequiresRole("admin:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in")]
[Fails(UserCertifyCodes.NoAuthorize, "not signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "the id is missing, blank or malformed, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "there is no such user")]
public sealed class ResetUserPassword : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The user's id.</summary>
    [DataMember(Name = "id")]
    [Required]
    public long? Id { get; set; }
}

/// <summary>A user as administrators see him in a list, in clear.</summary>
/// <remarks>protocols/user-certify.md 9.2.</remarks>
[DataContract]
public sealed class ListedUser
{
    /// <summary>The user's id.</summary>
    [DataMember(Name = "id")]
    public long Id { get; set; }

    /// <summary>The real name; absent until known.</summary>
    [DataMember(Name = "name")]
    public string? Name { get; set; }

    /// <summary>The registered nickname; not unique.</summary>
    [DataMember(Name = "userName")]
    public string? UserName { get; set; }

    /// <summary>The bound e-mail address; absent when none is bound.</summary>
    [DataMember(Name = "email")]
    public string? Email { get; set; }

    /// <summary>The phone, 11 digits; absent when there is none.</summary>
    [DataMember(Name = "phone")]
    public string? Phone { get; set; }

    /// <summary>The roles, separated by commas.</summary>
    [DataMember(Name = "roles")]
    public string? Roles { get; set; }

    /// <summary>The name to display.</summary>
    [DataMember(Name = "nickName")]
    public string? NickName { get; set; }

    /// <summary>Whether the user is locked; always present.</summary>
    [DataMember(Name = "isLocked")]
    public bool IsLocked { get; set; }

    /// <summary>When the user was locked; absent while he is not.</summary>
    [DataMember(Name = "lockedDate")]
    [DateBean]
    public DateTimeOffset? LockedDate { get; set; }

    /// <summary>The last sign-in at any door; absent before the first.</summary>
    [DataMember(Name = "loginDate")]
    [DateBean]
    public DateTimeOffset? LoginDate { get; set; }

    /// <summary>The kind of the last sign-in at UserCertify; absent before the first.</summary>
    [DataMember(Name = "loginType")]
    [AllowedValuesOnWire("web", "phone", "weChat")]
    public string? LoginType { get; set; }

    /// <summary>State of the personal certification.</summary>
    [DataMember(Name = "personalStatus")]
    [AllowedValuesOnWire("UNAUTHEN", "AUTHEN", "PASS", "NOTPASS", "EXPIRING", "EXPIRED")]
    public string? PersonalStatus { get; set; }

    /// <summary>State of the company's certification.</summary>
    [DataMember(Name = "companyStatus")]
    [AllowedValuesOnWire("UNAUTHEN", "AUTHEN", "PASS", "NOTPASS", "EXPIRING", "EXPIRED")]
    public string? CompanyStatus { get; set; }
}
