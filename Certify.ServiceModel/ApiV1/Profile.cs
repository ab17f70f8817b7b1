using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.ApiV1;

/// <summary>Reads the signed-in user's profile, without the identity number.</summary>
/// <remarks>api-v1.md 4.4; domain.md 3.1: here <c>id_card</c> is always empty.</remarks>
[DataContract]
[Tag("ApiV1")]
[Route("/api/v1.0/user", "GET")]
[RequiresSession]
[Fails(ApiV1Codes.NotSignedIn, "no, unknown or expired session; a guest's; a locked user's")]
[Fails(ApiV1Codes.WrongRole, "the session is an administrator's")]
[Fails(ApiV1Codes.DatabaseError, "a store is away")]
[Fails(ApiV1Codes.InternalError, "unexpected fault")]
public sealed class GetProfile : IReturn<GetProfileResponse>, IGet;

/// <summary>The answer to <see cref="GetProfile"/>.</summary>
[DataContract]
public sealed class GetProfileResponse
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

/// <summary>A user as this door shows him; what is not set is empty, never absent.</summary>
[DataContract]
public sealed class ApiV1Profile
{
    /// <summary>The absolute URL of the picture; empty without one.</summary>
    [DataMember(Name = "avatar_url")]
    public string AvatarUrl { get; set; } = "";

    /// <summary>The identity number in full; empty unless real name and number are in force or under review.</summary>
    [DataMember(Name = "id_card")]
    public string IdCard { get; set; } = "";

    /// <summary>The phone number, 11 digits; empty without one.</summary>
    [DataMember(Name = "mobile")]
    public string Mobile { get; set; } = "";

    /// <summary>The name that the user is shown by.</summary>
    [DataMember(Name = "name")]
    public string Name { get; set; } = "";

    /// <summary>The real name; empty unless real name and number are in force or under review.</summary>
    [DataMember(Name = "real_name")]
    public string RealName { get; set; } = "";

    /// <summary>The user's number, from 1.</summary>
    [DataMember(Name = "user_id")]
    public long UserId { get; set; }
}

/// <summary>Changes the name that the user is shown by.</summary>
/// <remarks>api-v1.md 4.9. Names need not be unique.</remarks>
[DataContract]
[Tag("ApiV1")]
[Route("/api/v1.0/user/name", "PUT")]
[RequiresSession]
[Fails(ApiV1Codes.BadParameter, "the body is absent, malformed, too large or not JSON; the name is too long")]
[Fails(ApiV1Codes.NotSignedIn, "no, unknown or expired session; a guest's; a locked user's")]
[Fails(ApiV1Codes.WrongRole, "the session is an administrator's")]
[Fails(ApiV1Codes.NoData, "the name is missing, empty or of a wrong type")]
[Fails(ApiV1Codes.DatabaseError, "a store is away")]
[Fails(ApiV1Codes.InternalError, "unexpected fault")]
public sealed class RenameUser : IReturn<RenameUserResponse>, IPut
{
    /// <summary>The new name, 1 to 30 characters.</summary>
    [DataMember(Name = "name")]
    [Required]
    [StringLength(30)]
    public string? Name { get; set; }
}

/// <summary>The answer to <see cref="RenameUser"/>.</summary>
[DataContract]
public sealed class RenameUserResponse
{
    /// <summary>The name as it now is.</summary>
    [DataMember(Name = "data")]
    public ApiV1UserName Data { get; set; } = new();

    /// <summary>The text of <see cref="Errno"/>.</summary>
    [DataMember(Name = "errmsg")]
    public string Errmsg { get; set; } = ApiV1Codes.OkText;

    /// <summary>The code, a string of digits; <c>0</c> is success.</summary>
    [DataMember(Name = "errno")]
    public string Errno { get; set; } = ApiV1Codes.Ok;
}
