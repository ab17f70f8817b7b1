using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>Asks for a form by which a photo goes straight to the object store within 5 minutes.</summary>
/// <remarks>
/// Ours: stands in for the store's credentials that the running system handed to every user (legacy/user-certify.md 一.6 and 一.7).
/// Post a <c>multipart/form-data</c> form of <c>fields</c> to <c>url</c>, the file last.
/// </remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/certify/photoUpload", "GET")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "the photo is missing, blank or none of the kinds")]
[Fails(UserCertifyCodes.NoAllow, "the certification is waiting for its decision and this photo is there already")]
[Fails(UserCertifyCodes.Exist, "the certification that this photo belongs to has passed")]
public sealed class GetPhotoUpload : IReturn<GetPhotoUploadResponse>, IGet
{
    /// <summary>Which photo: <c>identity1</c> front, <c>identity2</c> back, <c>identity0</c> handheld, <c>licence</c> or <c>avatar</c>.</summary>
    [DataMember(Name = "photo")]
    [Required]
    [AllowedValuesOnWire("identity1", "identity2", "identity0", "licence", "avatar")]
    public string? Photo { get; set; }
}

/// <summary>The answer of <see cref="GetPhotoUpload"/>.</summary>
[DataContract]
public sealed class GetPhotoUploadResponse : CertifyResponse
{
    /// <summary>The form; null in refusals only.</summary>
    [DataMember(Name = "data")]
    [WrittenWhenNull]
    public PhotoUploadForm? Data { get; set; }
}

/// <summary>A form that takes one photo, for one key, up to 10 MB of JPEG, PNG or WebP.</summary>
[DataContract]
public sealed class PhotoUploadForm
{
    /// <summary>Where the form is posted.</summary>
    [DataMember(Name = "url")]
    public string? Url { get; set; }

    /// <summary>The form's fields by name, the key and the signed policy among them; all are sent as they are.</summary>
    [DataMember(Name = "fields")]
    public Dictionary<string, string> Fields { get; set; } = [];

    /// <summary>The name of the part that carries the file: always <c>file</c>.</summary>
    [DataMember(Name = "fileField")]
    public string FileField { get; set; } = "file";

    /// <summary>Until when the form is taken, in milliseconds since 1970.</summary>
    [DataMember(Name = "expiresAt")]
    public long ExpiresAt { get; set; }
}
