using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>Submits the signed-in person for certification; the photos are in the object store by then.</summary>
/// <remarks>legacy/user-certify.md 三.4, protocols/user-certify.md 10.1. Replaces what is waiting; the document's reason for <c>OTHER</c>, a licence, is a slip.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/certify/personalCertify", "POST")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "a field is missing, blank or malformed, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "the person is certified already")]
[Fails(UserCertifyCodes.Other, "another user holds the identity number")]
public sealed class SubmitPersonalCertification : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The real name, 1 to 30 characters.</summary>
    [DataMember(Name = "name")]
    [Required]
    [StringLength(30)]
    public string? Name { get; set; }

    /// <summary>The identity number, 18 or 15 characters; a final <c>x</c> may be of either case.</summary>
    [DataMember(Name = "identityId")]
    [Required]
    [StringLength(30)]
    public string? IdentityId { get; set; }

    /// <summary>Version of the consent text that the person agreed to; the operator's setting when absent.</summary>
    [DataMember(Name = "consentVersion")]
    [StringLength(64)]
    public string? ConsentVersion { get; set; }
}

/// <summary>Reads the signed-in person's certification.</summary>
/// <remarks>legacy/user-certify.md 三.5, protocols/user-certify.md 10.2.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/certify/getPersonalCertify", "GET")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
public sealed class GetPersonalCertification : IReturn<GetPersonalCertificationResponse>, IGet;

/// <summary>The answer of <see cref="GetPersonalCertification"/>.</summary>
[DataContract]
public sealed class GetPersonalCertificationResponse : CertifyResponse
{
    /// <summary>The certification; null in refusals only.</summary>
    [DataMember(Name = "data")]
    [WrittenWhenNull]
    public PersonalCertificationView? Data { get; set; }
}

/// <summary>A person's certification as its owner sees it, in clear; before the first submission the state alone.</summary>
[DataContract]
public sealed class PersonalCertificationView
{
    /// <summary>The submitted name; absent before the first submission.</summary>
    [DataMember(Name = "name")]
    public string? Name { get; set; }

    /// <summary>The submitted identity number; absent before the first submission.</summary>
    [DataMember(Name = "identityId")]
    public string? IdentityId { get; set; }

    /// <summary>The state.</summary>
    [DataMember(Name = "personalStatus")]
    [AllowedValuesOnWire("UNAUTHEN", "AUTHEN", "PASS", "NOTPASS", "EXPIRING", "EXPIRED")]
    public string? PersonalStatus { get; set; }

    /// <summary>Why the certification failed, in Chinese; present only while <c>NOTPASS</c>.</summary>
    [DataMember(Name = "identityAdvice")]
    public string? IdentityAdvice { get; set; }
}

/// <summary>Submits the signed-in user's company for certification; the photo of the licence is in the object store by then.</summary>
/// <remarks>legacy/user-certify.md 三.6, protocols/user-certify.md 10.3. <c>companylicence</c> is the document's spelling, *sic*.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/certify/companyCertify", "POST")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "a field is missing, blank or malformed, or the request came from another site")]
[Fails(UserCertifyCodes.NoAllow, "the person is not certified with documents")]
[Fails(UserCertifyCodes.Exist, "the company is certified already")]
[Fails(UserCertifyCodes.Other, "another user holds the licence")]
public sealed class SubmitCompanyCertification : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The legal person's name, 1 to 30 characters; need not be the certified user's.</summary>
    [DataMember(Name = "legal")]
    [Required]
    [StringLength(30)]
    public string? Legal { get; set; }

    /// <summary>The company's name as on the licence, at most 100 characters.</summary>
    [DataMember(Name = "companyName")]
    [Required]
    [StringLength(100)]
    public string? CompanyName { get; set; }

    /// <summary>The company's address, at most 200 characters; compared with nothing.</summary>
    [DataMember(Name = "companyAddress")]
    [Required]
    [StringLength(200)]
    public string? CompanyAddress { get; set; }

    /// <summary>The company's phone, mobile or landline; compared with nothing.</summary>
    [DataMember(Name = "companyPhone")]
    [Required]
    [StringLength(32)]
    public string? CompanyPhone { get; set; }

    /// <summary>The unified social credit code of 18 characters, or the older licence number of 15.</summary>
    [DataMember(Name = "companyLicence")]
    [AlsoNamed("companylicence")]
    [Required]
    [StringLength(30)]
    public string? CompanyLicence { get; set; }

    /// <summary>Version of the consent text that the user agreed to; the operator's setting when absent.</summary>
    [DataMember(Name = "consentVersion")]
    [StringLength(64)]
    public string? ConsentVersion { get; set; }
}

/// <summary>Reads the certification of the signed-in user's company.</summary>
/// <remarks>legacy/user-certify.md 三.7, protocols/user-certify.md 10.4.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/certify/getCompanyCertify", "GET")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
public sealed class GetCompanyCertification : IReturn<GetCompanyCertificationResponse>, IGet;

/// <summary>The answer of <see cref="GetCompanyCertification"/>.</summary>
[DataContract]
public sealed class GetCompanyCertificationResponse : CertifyResponse
{
    /// <summary>The certification; null in refusals only.</summary>
    [DataMember(Name = "data")]
    [WrittenWhenNull]
    public CompanyCertificationView? Data { get; set; }
}

/// <summary>A company's certification as its owner sees it, in clear; before the first submission the state alone.</summary>
[DataContract]
public sealed class CompanyCertificationView
{
    /// <summary>The submitted legal person's name; absent before the first submission.</summary>
    [DataMember(Name = "legal")]
    public string? Legal { get; set; }

    /// <summary>The submitted name of the company; absent before the first submission.</summary>
    [DataMember(Name = "companyName")]
    public string? CompanyName { get; set; }

    /// <summary>The submitted address; absent before the first submission.</summary>
    [DataMember(Name = "companyAddress")]
    public string? CompanyAddress { get; set; }

    /// <summary>The submitted phone; absent before the first submission.</summary>
    [DataMember(Name = "companyPhone")]
    public string? CompanyPhone { get; set; }

    /// <summary>The submitted licence number; absent before the first submission.</summary>
    [DataMember(Name = "companyLicence")]
    public string? CompanyLicence { get; set; }

    /// <summary>The state.</summary>
    [DataMember(Name = "companyStatus")]
    [AllowedValuesOnWire("UNAUTHEN", "AUTHEN", "PASS", "NOTPASS", "EXPIRING", "EXPIRED")]
    public string? CompanyStatus { get; set; }

    /// <summary>Why the certification failed, in Chinese; present only while <c>NOTPASS</c>.</summary>
    [DataMember(Name = "companyAdvice")]
    public string? CompanyAdvice { get; set; }
}
