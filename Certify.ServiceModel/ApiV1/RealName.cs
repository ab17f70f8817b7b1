using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.ApiV1;

/// <summary>Reads the signed-in user's profile with real name and identity number.</summary>
/// <remarks>
/// api-v1.md 4.4, domain.md 3.1. Real name and number are filled while the certification is waiting, passed or expiring,
/// else both are empty: a page locks its form when both are filled.
/// </remarks>
[DataContract]
[Tag("ApiV1")]
[Route("/api/v1.0/user/auth", "GET")]
[RequiresSession]
[Fails(ApiV1Codes.NotSignedIn, "no, unknown or expired session; a guest's; a locked user's")]
[Fails(ApiV1Codes.WrongRole, "the session is an administrator's")]
[Fails(ApiV1Codes.DatabaseError, "a store is away")]
[Fails(ApiV1Codes.InternalError, "unexpected fault")]
public sealed class GetRealName : IReturn<GetRealNameResponse>, IGet;

/// <summary>The answer to <see cref="GetRealName"/>.</summary>
[DataContract]
public sealed class GetRealNameResponse
{
    /// <summary>The profile.</summary>
    [DataMember(Name = "data")]
    public ApiV1Profile Data { get; set; } = new();

    /// <summary>The text of <see cref="Errno"/>.</summary>
    [DataMember(Name = "errmsg")]
    public string Errmsg { get; set; } = ApiV1Codes.OkText;

    /// <summary>The code, a string of digits; <c>0</c> is success.</summary>
    [DataMember(Name = "errno")]
    public string Errno { get; set; } = ApiV1Codes.Ok;
}

/// <summary>Submits real name and identity number for certification.</summary>
/// <remarks>
/// legacy/api-v1-user-auth.md, api-v1.md 4.3 and 5, domain.md 3.1. Success means taken for review. While waiting, a new
/// submission replaces the old; after passing, only the identical one succeeds, and changes nothing.
/// </remarks>
[DataContract]
[Tag("ApiV1")]
[Route("/api/v1.0/user/auth", "POST")]
[RequiresSession]
[Fails(ApiV1Codes.BadParameter, "the body is absent, malformed, too large or not JSON; a value is too long; the number is wrong and Certify:Strict is set")]
[Fails(ApiV1Codes.NotSignedIn, "no, unknown or expired session; a guest's; a locked user's")]
[Fails(ApiV1Codes.WrongRole, "the session is an administrator's")]
[Fails(ApiV1Codes.NoData, "a value is missing, empty or of a wrong type")]
[Fails(ApiV1Codes.DataExists, "the user is certified already, or another user holds the number")]
[Fails(ApiV1Codes.DatabaseError, "a store is away")]
[Fails(ApiV1Codes.InternalError, "unexpected fault")]
public sealed class SubmitRealName : IReturn<ApiV1Response>, IPost
{
    /// <summary>The real name, 1 to 30 characters.</summary>
    [DataMember(Name = "real_name")]
    [Required]
    [StringLength(30)]
    public string? RealName { get; set; }

    /// <summary>The identity number, 1 to 30 characters; without Certify:Strict its form is left to the review.</summary>
    [DataMember(Name = "id_card")]
    [Required]
    [StringLength(30)]
    public string? IdCard { get; set; }

    /// <summary>The version of the consent text that the user saw; absent: the operator's setting.</summary>
    [DataMember(Name = "consentVersion")]
    [StringLength(64)]
    public string? ConsentVersion { get; set; }
}
