using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceModel.Admin;

/// <summary>Lists the certifications of all users, those last changed first; the look is audited.</summary>
/// <remarks>legacy/user-certify.md 三.8, protocols/user-certify.md 10.5. Without <c>page</c> and <c>size</c> the newest 1,000.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/certify/admin/lists", "GET")]
[RequiresSession]
[RequiresRole("admin:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in")]
[Fails(UserCertifyCodes.NoAuthorize, "not signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "page or size is no positive number")]
public sealed class ListCertifications : IReturn<ListCertificationsResponse>, IGet
{
    /// <summary>The page, from 1; the first when absent.</summary>
    [DataMember(Name = "page")]
    [Range(1, int.MaxValue)]
    public int? Page { get; set; }

    /// <summary>Certifications a page; 1,000 when absent, and at most.</summary>
    [DataMember(Name = "size")]
    [Range(1, int.MaxValue)]
    public int? Size { get; set; }
}

/// <summary>The answer of <see cref="ListCertifications"/>.</summary>
[DataContract]
public sealed class ListCertificationsResponse : CertifyResponse
{
    /// <summary>The certifications; empty when there are none.</summary>
    [DataMember(Name = "data")]
    public List<ListedCertification> Data { get; set; } = [];
}

/// <summary>A user's certifications in the administrators' list.</summary>
[DataContract]
public sealed class ListedCertification
{
    /// <summary>The certification's id, not the user's.</summary>
    [DataMember(Name = "id")]
    public long Id { get; set; }

    /// <summary>The user's phone, 11 digits, in clear; absent when there is none.</summary>
    [DataMember(Name = "phone")]
    public string? Phone { get; set; }

    /// <summary>State of the personal certification.</summary>
    [DataMember(Name = "personalStatus")]
    [AllowedValuesOnWire("UNAUTHEN", "AUTHEN", "PASS", "NOTPASS", "EXPIRING", "EXPIRED")]
    public string? PersonalStatus { get; set; }

    /// <summary>State of the company's certification.</summary>
    [DataMember(Name = "companyStatus")]
    [AllowedValuesOnWire("UNAUTHEN", "AUTHEN", "PASS", "NOTPASS", "EXPIRING", "EXPIRED")]
    public string? CompanyStatus { get; set; }

    /// <summary>When it was made, in milliseconds since 1970.</summary>
    [DataMember(Name = "createDate")]
    public long CreateDate { get; set; }

    /// <summary>When it was last changed, in milliseconds since 1970.</summary>
    [DataMember(Name = "modifyDate")]
    public long ModifyDate { get; set; }
}

/// <summary>Reads the certifications of one user in clear; the look is audited.</summary>
/// <remarks>legacy/user-certify.md 三.9, the first of two with this number; protocols/user-certify.md 10.6.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/certify/admin/certify/{id}", "GET")]
[RequiresSession]
[RequiresRole("admin:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in")]
[Fails(UserCertifyCodes.NoAuthorize, "not signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "the id is no number")]
[Fails(UserCertifyCodes.Exist, "there is no such certification")]
public sealed class GetCertification : IReturn<GetCertificationResponse>, IGet
{
    /// <summary>The certification's id, as the list shows it.</summary>
    [DataMember(Name = "id")]
    [Required]
    public long? Id { get; set; }
}

/// <summary>The answer of <see cref="GetCertification"/>.</summary>
[DataContract]
public sealed class GetCertificationResponse : CertifyResponse
{
    /// <summary>The certifications; null in refusals only.</summary>
    [DataMember(Name = "data")]
    [WrittenWhenNull]
    public CertificationDetail? Data { get; set; }
}

/// <summary>A user's certifications, personal and company's, as administrators see them, in clear.</summary>
[DataContract]
public sealed class CertificationDetail
{
    /// <summary>The certification's id, not the user's.</summary>
    [DataMember(Name = "id")]
    public long Id { get; set; }

    /// <summary>The submitted name; absent before the first submission.</summary>
    [DataMember(Name = "name")]
    public string? Name { get; set; }

    /// <summary>The submitted identity number; absent before the first submission.</summary>
    [DataMember(Name = "identityId")]
    public string? IdentityId { get; set; }

    /// <summary>Why the personal certification failed, in Chinese; absent when there is nothing to say.</summary>
    [DataMember(Name = "identityAdvice")]
    public string? IdentityAdvice { get; set; }

    /// <summary>The last day of the identity card, midnight in Shanghai; absent when unknown or without end.</summary>
    [DataMember(Name = "validTill")]
    [DateBean]
    public DateTimeOffset? ValidTill { get; set; }

    /// <summary>State of the personal certification.</summary>
    [DataMember(Name = "personalStatus")]
    [AllowedValuesOnWire("UNAUTHEN", "AUTHEN", "PASS", "NOTPASS", "EXPIRING", "EXPIRED")]
    public string? PersonalStatus { get; set; }

    /// <summary>The legal person's name; absent before the company's first submission.</summary>
    [DataMember(Name = "legal")]
    public string? Legal { get; set; }

    /// <summary>The company's name; absent before the company's first submission.</summary>
    [DataMember(Name = "companyName")]
    public string? CompanyName { get; set; }

    /// <summary>The licence number under the key that the running system sent, *sic*; absent before the company's first submission.</summary>
    [DataMember(Name = "companyLience")]
    public string? CompanyLience { get; set; }

    /// <summary>The licence number again, under the right key.</summary>
    [DataMember(Name = "companyLicence")]
    public string? CompanyLicence { get; set; }

    /// <summary>Why the company's certification failed, in Chinese; absent when there is nothing to say.</summary>
    [DataMember(Name = "companyAdvice")]
    public string? CompanyAdvice { get; set; }

    /// <summary>State of the company's certification.</summary>
    [DataMember(Name = "companyStatus")]
    [AllowedValuesOnWire("UNAUTHEN", "AUTHEN", "PASS", "NOTPASS", "EXPIRING", "EXPIRED")]
    public string? CompanyStatus { get; set; }

    /// <summary>The company's phone; absent before the company's first submission.</summary>
    [DataMember(Name = "companyPhone")]
    public string? CompanyPhone { get; set; }

    /// <summary>The company's address; absent before the company's first submission.</summary>
    [DataMember(Name = "companyAddress")]
    public string? CompanyAddress { get; set; }

    /// <summary>The last day of the licence, midnight in Shanghai; absent when unknown or without end.</summary>
    [DataMember(Name = "validPeriod")]
    [DateBean]
    public DateTimeOffset? ValidPeriod { get; set; }
}

/// <summary>Reviews all that is waiting, and answers when each is decided, in manual review, put off or replaced.</summary>
/// <remarks>legacy/user-certify.md 三.9, the second of two with this number; protocols/user-certify.md 10.7. Joins a sweep that is running.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/certify/admin/startCertify", "POST")]
[RequiresSession]
[RequiresRole("admin:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in")]
[Fails(UserCertifyCodes.NoAuthorize, "not signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "no worker has been alive for 30 seconds, or the request came from another site")]
public sealed class StartCertification : IReturn<ConfirmationResponse>, IPost;
