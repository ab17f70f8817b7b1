using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>Reads the signed-in user.</summary>
/// <remarks>legacy/user-certify.md 二.13, protocols/user-certify.md 8.13. Clears the new-message flag of polling, *sic*.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/getUser", "GET")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
public sealed class GetUser : IReturn<OwnUserResponse>, IGet;

/// <summary>Lists the other users who are certified, the person or the company, newest first.</summary>
/// <remarks>legacy/user-certify.md 二.14, protocols/user-certify.md 8.14. Personal values are masked; without <c>page</c> and <c>size</c> the newest 1,000.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/getUsers", "GET")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "page or size is no positive number")]
public sealed class GetUsers : IReturn<GetUsersResponse>, IGet
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

/// <summary>The answer of <see cref="GetUsers"/>.</summary>
[DataContract]
public sealed class GetUsersResponse : CertifyResponse
{
    /// <summary>The users; empty when there are none.</summary>
    [DataMember(Name = "data")]
    public List<CertifiedUser> Data { get; set; } = [];
}

/// <summary>A certified user as other users see him.</summary>
/// <remarks>protocols/user-certify.md 9.2 with the privacy hole closed: no address, roles, lock or sign-in.</remarks>
[DataContract]
public sealed class CertifiedUser
{
    /// <summary>The user's id.</summary>
    [DataMember(Name = "id")]
    public long Id { get; set; }

    /// <summary>The real name, masked after the first character; absent until known.</summary>
    [DataMember(Name = "name")]
    public string? Name { get; set; }

    /// <summary>The registered nickname; masked where it equals the phone or the address.</summary>
    [DataMember(Name = "userName")]
    public string? UserName { get; set; }

    /// <summary>The phone, masked as <c>138****8000</c>; absent when there is none.</summary>
    [DataMember(Name = "phone")]
    public string? Phone { get; set; }

    /// <summary>The name to display: the company's name while it is certified, else the nickname as in <c>userName</c>.</summary>
    [DataMember(Name = "nickName")]
    public string? NickName { get; set; }

    /// <summary>State of the personal certification.</summary>
    [DataMember(Name = "personalStatus")]
    [AllowedValuesOnWire("UNAUTHEN", "AUTHEN", "PASS", "NOTPASS", "EXPIRING", "EXPIRED")]
    public string? PersonalStatus { get; set; }

    /// <summary>State of the company's certification.</summary>
    [DataMember(Name = "companyStatus")]
    [AllowedValuesOnWire("UNAUTHEN", "AUTHEN", "PASS", "NOTPASS", "EXPIRING", "EXPIRED")]
    public string? CompanyStatus { get; set; }
}
