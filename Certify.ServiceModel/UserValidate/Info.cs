using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserValidate;

/// <summary>Submits name and identity number for certification, together with the photos uploaded before.</summary>
/// <remarks>
/// legacy/user-validate.md, user-validate.md 4.4, domain.md 3.1. Needs the photos 0 and 1. Success means taken for review.
/// </remarks>
[DataContract]
[Tag("UserValidate")]
[Route("/user/validate/submit_info/", "POST")]
[RequiresSession]
[Fails(UserValidateCodes.BadRequest, "the body or a field is missing or malformed; a photo is missing; another user holds the number; the number is wrong and Certify:Strict is set")]
[Fails(UserValidateCodes.NotFound, "no, unknown or expired session; a guest's, an administrator's, a locked user's")]
[Fails(UserValidateCodes.NotAllowed, "under review or certified already")]
[Fails(UserValidateCodes.UnknownError, "a store is away, or an unexpected fault")]
public sealed class SubmitInfo : IReturn<UserValidateResponse>, IPost, ICarriesUserSid
{
    /// <summary>The session's id, at most 60 characters; absent where another carrier names the session.</summary>
    [DataMember(Name = "user_sid")]
    [StringLength(60)]
    public string? UserSid { get; set; }

    /// <summary>The real name, 1 to 30 characters.</summary>
    [DataMember(Name = "name")]
    [Required]
    [StringLength(30)]
    public string? Name { get; set; }

    /// <summary>The identity number, 1 to 30 characters; without Certify:Strict its form is left to the review.</summary>
    [DataMember(Name = "idcard_number")]
    [Required]
    [StringLength(30)]
    public string? IdCardNumber { get; set; }

    /// <summary>The version of the consent text that the user saw; absent: the operator's setting.</summary>
    [DataMember(Name = "consentVersion")]
    [StringLength(64)]
    public string? ConsentVersion { get; set; }

    /// <summary>Any JSON, given back unchanged; in a query as its text, where other text counts as none.</summary>
    [DataMember(Name = "context")]
    public object? Context { get; set; }
}

/// <summary>Reads the caller's certification and which photos are there.</summary>
/// <remarks>legacy/user-validate.md, user-validate.md 4.5.</remarks>
[DataContract]
[Tag("UserValidate")]
[Route("/user/validate/fetch_info/", "GET")]
[RequiresSession]
[Fails(UserValidateCodes.BadRequest, "no session is named at all")]
[Fails(UserValidateCodes.NotFound, "no, unknown or expired session; a guest's, an administrator's, a locked user's")]
[Fails(UserValidateCodes.UnknownError, "a store is away, or an unexpected fault")]
public sealed class FetchInfo : IReturn<FetchInfoResponse>, IGet, ICarriesUserSid
{
    /// <summary>The session's id; absent where another carrier names the session.</summary>
    [DataMember(Name = "user_sid")]
    public string? UserSid { get; set; }

    /// <summary>Any JSON, given back unchanged; in a query as its text, where other text counts as none.</summary>
    [DataMember(Name = "context")]
    public object? Context { get; set; }
}

/// <summary>The answer to <see cref="FetchInfo"/>.</summary>
[DataContract]
public sealed class FetchInfoResponse
{
    /// <summary>The version of the protocol, always <c>0.1</c>.</summary>
    [DataMember(Name = "version")]
    public string Version { get; set; } = "0.1";

    /// <summary>The payload with the result.</summary>
    [DataMember(Name = "response")]
    public FetchInfoResult Response { get; set; } = new();

    /// <summary>The request's context, unchanged; null when it had none.</summary>
    [DataMember(Name = "context")]
    [WrittenWhenNull]
    public object? Context { get; set; }
}

/// <summary>The payload of <see cref="FetchInfoResponse"/>.</summary>
[DataContract]
public sealed class FetchInfoResult
{
    /// <summary>The types of the photos that are there, in the order of their upload, not sorted (*sic*); empty without any.</summary>
    [DataMember(Name = "validate_photos_uploaded")]
    public List<int> PhotosUploaded { get; set; } = [];

    /// <summary>The certification.</summary>
    [DataMember(Name = "validate_obj")]
    public ValidateObject ValidateObject { get; set; } = new();

    /// <summary>The code; 200 is success.</summary>
    [DataMember(Name = "result")]
    public int Result { get; set; } = 200;
}

/// <summary>A person's certification as this door shows it.</summary>
[DataContract]
public sealed class ValidateObject
{
    /// <summary>The certification's number, another one than the user's.</summary>
    [DataMember(Name = "id")]
    public long Id { get; set; }

    /// <summary>The identity number in full; empty before the first submission.</summary>
    [DataMember(Name = "idcard_number")]
    public string IdCardNumber { get; set; } = "";

    /// <summary>The real name; empty before the first submission.</summary>
    [DataMember(Name = "name")]
    public string Name { get; set; } = "";

    /// <summary>0 not submitted, 1 waiting, 2 passed, 3 refused or expired.</summary>
    [DataMember(Name = "validate_status")]
    public int ValidateStatus { get; set; }

    /// <summary>The user's number.</summary>
    [DataMember(Name = "uid")]
    public long Uid { get; set; }
}
