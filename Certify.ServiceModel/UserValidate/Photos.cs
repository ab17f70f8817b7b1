using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserValidate;

/// <summary>Reads one of the caller's own identity photos, as its bytes.</summary>
/// <remarks>
/// legacy/user-validate.md, user-validate.md 4.1. Refusals are HTTP statuses with the reason as text; <c>context</c> is ignored.
/// </remarks>
[DataContract]
[Tag("UserValidate")]
[Route("/user/validate/fetch_photo/", "GET")]
[RequiresSession]
[Fails(UserValidateCodes.BadRequest, "a parameter is missing, empty, too long, or no photo type")]
[Fails(UserValidateCodes.NotAllowed, "no, unknown or expired session; a guest's, an administrator's, a locked user's")]
[Fails(UserValidateCodes.NotFound, "the photo was not uploaded")]
[Fails(UserValidateCodes.UnknownError, "a store is away, or an unexpected fault")]
public sealed class FetchPhoto : IReturn<byte[]>, IGet, ICarriesUserSid
{
    /// <summary>The session's id, at most 60 characters; absent where another carrier names the session.</summary>
    [DataMember(Name = "user_sid")]
    [StringLength(60)]
    public string? UserSid { get; set; }

    /// <summary>Which photo: 0 the person holding the card, 1 the card's front, 2 its back.</summary>
    [DataMember(Name = "t_photo")]
    [Required]
    [AllowedValuesOnWire("0", "1", "2")]
    public int? PhotoType { get; set; }
}

/// <summary>Stores one of the caller's identity photos in place of the one before.</summary>
/// <remarks>
/// legacy/user-validate.md, user-validate.md 4.2, domain.md 3.2. Parameters in the query, the photo in the body. While under
/// review or certified no photo is taken.
/// </remarks>
[DataContract]
[Tag("UserValidate")]
[Route("/user/validate/submit_photo/", "POST")]
[RequiresSession]
[Fails(UserValidateCodes.BadRequest, "a parameter is missing or no photo type; the body is not a multipart form")]
[Fails(UserValidateCodes.NotFound, "no, unknown or expired session; a guest's, an administrator's, a locked user's")]
[Fails(UserValidateCodes.NotAllowed, "the photo is under review, or the user is certified")]
[Fails(UserValidateCodes.BadPhoto, "the file is missing, empty, too large, or not a whole JPEG, PNG or WebP image")]
[Fails(UserValidateCodes.UnknownError, "a store is away, or an unexpected fault")]
public sealed class SubmitPhoto : IReturn<SubmitPhotoResponse>, IPost, ICarriesUserSid
{
    /// <summary>The session's id; absent where another carrier names the session.</summary>
    [DataMember(Name = "user_sid")]
    public string? UserSid { get; set; }

    /// <summary>Which photo: 0 the person holding the card, 1 the card's front, 2 its back.</summary>
    [DataMember(Name = "t_photo")]
    [Required]
    [AllowedValuesOnWire("0", "1", "2")]
    public int? PhotoType { get; set; }

    /// <summary>The photo: JPEG, PNG or WebP, at most 10 MB and 40 megapixels.</summary>
    [DataMember(Name = "v_photo")]
    [FilePart("v_photo")]
    public UploadedFile? Photo { get; set; }

    /// <summary>Any JSON, given back unchanged; in a query as its text, where other text counts as none.</summary>
    [DataMember(Name = "context")]
    public object? Context { get; set; }
}

/// <summary>The answer to <see cref="SubmitPhoto"/>.</summary>
[DataContract]
public sealed class SubmitPhotoResponse
{
    /// <summary>The version of the protocol, always <c>0.1</c>.</summary>
    [DataMember(Name = "version")]
    public string Version { get; set; } = "0.1";

    /// <summary>The payload with the result.</summary>
    [DataMember(Name = "response")]
    public SubmitPhotoResult Response { get; set; } = new();

    /// <summary>The request's context, unchanged; null when it had none.</summary>
    [DataMember(Name = "context")]
    [WrittenWhenNull]
    public object? Context { get; set; }
}

/// <summary>The payload of <see cref="SubmitPhotoResponse"/>.</summary>
[DataContract]
public sealed class SubmitPhotoResult
{
    /// <summary>The photo's number, new at each upload, never used again.</summary>
    [DataMember(Name = "photo_id")]
    public long PhotoId { get; set; }

    /// <summary>The code; 200 is success.</summary>
    [DataMember(Name = "result")]
    public int Result { get; set; } = 200;
}

/// <summary>Deletes one of the caller's identity photos; one that is not there is no fault.</summary>
/// <remarks>legacy/user-validate.md, user-validate.md 4.3. A GET that changes something (*sic*).</remarks>
[DataContract]
[Tag("UserValidate")]
[Route("/user/validate/delete_photo/", "GET")]
[RequiresSession]
[Fails(UserValidateCodes.BadRequest, "a parameter is missing, empty, too long, or no photo type")]
[Fails(UserValidateCodes.NotFound, "no, unknown or expired session; a guest's, an administrator's, a locked user's")]
[Fails(UserValidateCodes.NotAllowed, "the photo is under review, or the user is certified")]
[Fails(UserValidateCodes.UnknownError, "a store is away, or an unexpected fault")]
public sealed class DeletePhoto : IReturn<UserValidateResponse>, IPost, ICarriesUserSid
{
    /// <summary>The session's id, at most 60 characters; absent where another carrier names the session.</summary>
    [DataMember(Name = "user_sid")]
    [StringLength(60)]
    public string? UserSid { get; set; }

    /// <summary>Which photo: 0 the person holding the card, 1 the card's front, 2 its back.</summary>
    [DataMember(Name = "t_photo")]
    [Required]
    [AllowedValuesOnWire("0", "1", "2")]
    public int? PhotoType { get; set; }

    /// <summary>Any JSON, given back unchanged; in a query as its text, where other text counts as none.</summary>
    [DataMember(Name = "context")]
    public object? Context { get; set; }
}
