using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceModel.Admin;

/// <summary>Sends a sign-in code to an administrator's phone.</summary>
/// <remarks>protocols/user-certify.md 14; beyond the document. The code is called a password in the path, *sic*.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/admin/getPassword", "GET")]
[Fails(UserCertifyCodes.Fail, "the user name is blank, too many codes were asked for, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "there is no such administrator")]
[Fails(UserCertifyCodes.Other, "the administrator has no phone")]
public sealed class SendAdminCode : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The administrator's user name.</summary>
    [DataMember(Name = "userName")]
    [Required]
    [StringLength(64)]
    public string? UserName { get; set; }
}

/// <summary>Signs an administrator in by the code that was sent to his phone in this session.</summary>
/// <remarks>protocols/user-certify.md 14; beyond the document. Begins a session of kind <c>admin</c> and ends the administrator's older one.</remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/admin/login", "POST")]
[Fails(UserCertifyCodes.Fail, "a field is missing or blank, the code is wrong, too many tries, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "there is no such administrator")]
[Fails(UserCertifyCodes.Invalid, "no code was asked for this administrator in this session, or it has expired or was used up")]
[Fails(UserCertifyCodes.Unknown, "the administrator is locked")]
public sealed class LoginAdmin : IReturn<LoginAdminResponse>, IPost
{
    /// <summary>The administrator's user name.</summary>
    [DataMember(Name = "userName")]
    [Required]
    [StringLength(64)]
    public string? UserName { get; set; }

    /// <summary>The 6 digits that were sent; administrators have no password, *sic*.</summary>
    [DataMember(Name = "password")]
    [Required]
    [StringLength(64)]
    public string? Password { get; set; }
}

/// <summary>The answer of <see cref="LoginAdmin"/>.</summary>
[DataContract]
public sealed class LoginAdminResponse : CertifyResponse
{
    /// <summary>The administrator; null in refusals only.</summary>
    [DataMember(Name = "data")]
    [WrittenWhenNull]
    public SignedInAdministrator? Data { get; set; }
}

/// <summary>The administrator who signed in.</summary>
/// <remarks>protocols/user-certify.md 14.</remarks>
[DataContract]
public sealed class SignedInAdministrator
{
    /// <summary>The administrator's id, of a sequence of its own.</summary>
    [DataMember(Name = "id")]
    public long Id { get; set; }

    /// <summary>Always absent: administrators have no e-mail address here.</summary>
    [DataMember(Name = "email")]
    public string? Email { get; set; }

    /// <summary>The name to display: the user name.</summary>
    [DataMember(Name = "name")]
    public string? Name { get; set; }

    /// <summary>The phone, 11 digits; absent when there is none.</summary>
    [DataMember(Name = "phone")]
    public string? Phone { get; set; }

    /// <summary>The user name, unique.</summary>
    [DataMember(Name = "userName")]
    public string? UserName { get; set; }

    /// <summary>The roles, separated by commas: <c>admin:simple</c> or <c>admin:super</c>.</summary>
    [DataMember(Name = "roles")]
    public string? Roles { get; set; }
}
