using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.ApiV1;

/// <summary>Stores the signed-in user's picture in place of the one before.</summary>
/// <remarks>api-v1.md 4.10, domain.md 3.2.</remarks>
[DataContract]
[Tag("ApiV1")]
[Route("/api/v1.0/user/avatar", "POST")]
[RequiresSession]
[Fails(ApiV1Codes.BadParameter, "the body is not a multipart form, or is too large")]
[Fails(ApiV1Codes.NotSignedIn, "no, unknown or expired session; a guest's; a locked user's")]
[Fails(ApiV1Codes.WrongRole, "the session is an administrator's")]
[Fails(ApiV1Codes.FileError, "the file is missing, empty, or not a whole JPEG, PNG or WebP image")]
[Fails(ApiV1Codes.DatabaseError, "a store is away")]
[Fails(ApiV1Codes.InternalError, "unexpected fault")]
public sealed class UploadAvatar : IReturn<UploadAvatarResponse>, IPost
{
    /// <summary>The picture: JPEG, PNG or WebP, at most 10 MB and 40 megapixels.</summary>
    [DataMember(Name = "avatar")]
    [FilePart("avatar")]
    public UploadedFile? Avatar { get; set; }
}

/// <summary>The answer to <see cref="UploadAvatar"/>.</summary>
[DataContract]
public sealed class UploadAvatarResponse
{
    /// <summary>Where the picture is.</summary>
    [DataMember(Name = "data")]
    public ApiV1AvatarUrl Data { get; set; } = new();

    /// <summary>The text of <see cref="Errno"/>.</summary>
    [DataMember(Name = "errmsg")]
    public string Errmsg { get; set; } = ApiV1Codes.OkText;

    /// <summary>The code, a string of digits; <c>0</c> is success.</summary>
    [DataMember(Name = "errno")]
    public string Errno { get; set; } = ApiV1Codes.Ok;
}

/// <summary>A picture's URL as data of an answer.</summary>
[DataContract]
public sealed class ApiV1AvatarUrl
{
    /// <summary>The absolute URL of the picture, new at each upload.</summary>
    [DataMember(Name = "avatar_url")]
    public string AvatarUrl { get; set; } = "";
}

/// <summary>Reads the signed-in user's own picture, as its bytes.</summary>
/// <remarks>domain.md 3.1; the target of <c>avatar_url</c>.</remarks>
[DataContract]
[Tag("ApiV1")]
[Route("/api/v1.0/user/avatar", "GET")]
[RequiresSession]
[Fails(ApiV1Codes.NotSignedIn, "no, unknown or expired session; a guest's; a locked user's")]
[Fails(ApiV1Codes.WrongRole, "the session is an administrator's")]
[Fails(ApiV1Codes.NoData, "the user has no picture")]
[Fails(ApiV1Codes.DatabaseError, "a store is away")]
[Fails(ApiV1Codes.InternalError, "unexpected fault")]
public sealed class GetAvatar : IReturn<byte[]>, IGet
{
    /// <summary>The picture's number in its URL, which makes browsers fetch a new picture; otherwise ignored, may be absent.</summary>
    [DataMember(Name = "v")]
    public string? Version { get; set; }
}
