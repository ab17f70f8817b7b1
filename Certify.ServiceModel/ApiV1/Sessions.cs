using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.ApiV1;

/// <summary>Tells who is signed in.</summary>
/// <remarks>api-v1.md 4.1. The only authenticated answer of this door that does not send the cookie again.</remarks>
[DataContract]
[Tag("ApiV1")]
[Route("/api/v1.0/session", "GET")]
[RequiresSession]
[Fails(ApiV1Codes.NotSignedIn, "no, unknown or expired session; a guest's; a locked user's")]
[Fails(ApiV1Codes.WrongRole, "the session is an administrator's")]
[Fails(ApiV1Codes.DatabaseError, "a store is away")]
[Fails(ApiV1Codes.InternalError, "unexpected fault")]
public sealed class GetSession : IReturn<GetSessionResponse>, IGet;

/// <summary>The answer to <see cref="GetSession"/>.</summary>
[DataContract]
public sealed class GetSessionResponse
{
    /// <summary>The user's name.</summary>
    [DataMember(Name = "data")]
    public ApiV1UserName Data { get; set; } = new();

    /// <summary>The text of <see cref="Errno"/>.</summary>
    [DataMember(Name = "errmsg")]
    public string Errmsg { get; set; } = ApiV1Codes.OkText;

    /// <summary>The code, a string of digits; <c>0</c> is success.</summary>
    [DataMember(Name = "errno")]
    public string Errno { get; set; } = ApiV1Codes.Ok;
}

/// <summary>A user's name as data of an answer.</summary>
[DataContract]
public sealed class ApiV1UserName
{
    /// <summary>The name that the user is shown by; the phone number until he changes it, never empty on success.</summary>
    [DataMember(Name = "name")]
    public string Name { get; set; } = "";
}

/// <summary>Signs in with phone and password.</summary>
/// <remarks>api-v1.md 4.5. A success always sends a new cookie; a failure never touches the old one.</remarks>
[DataContract]
[Tag("ApiV1")]
[NotInBatch]
[Route("/api/v1.0/sessions", "POST")]
[Fails(ApiV1Codes.BadParameter, "the body is absent, malformed, too large or not JSON; the phone is malformed; inside a batch")]
[Fails(ApiV1Codes.NoData, "a value is missing, empty or of a wrong type")]
[Fails(ApiV1Codes.UnknownUser, "no user has the phone, or the user is locked")]
[Fails(ApiV1Codes.WrongPassword, "the password is wrong, or the user has none")]
[Fails(ApiV1Codes.RequestRefused, "too many wrong passwords")]
[Fails(ApiV1Codes.DatabaseError, "a store is away")]
[Fails(ApiV1Codes.InternalError, "unexpected fault")]
public sealed class BeginSession : IReturn<ApiV1Response>, IPost
{
    /// <summary>The phone number: 11 digits, separators and <c>+86</c> allowed.</summary>
    [DataMember(Name = "mobile")]
    [Required]
    public string? Mobile { get; set; }

    /// <summary>The password in clear.</summary>
    [DataMember(Name = "password")]
    [Required]
    public string? Password { get; set; }
}

/// <summary>Signs out and removes the cookie.</summary>
/// <remarks>
/// legacy/api-v1-session.md, api-v1.md 4.2, domain.md 3.1. Asks for a session itself: an unknown or expired id still
/// answers success (*sic*), an absent or empty cookie does not.
/// </remarks>
[DataContract]
[Tag("ApiV1")]
[Route("/api/v1.0/session", "DELETE")]
[Fails(ApiV1Codes.NotSignedIn, "the cookie is absent or empty, and no other carrier came")]
[Fails(ApiV1Codes.DatabaseError, "a store is away")]
[Fails(ApiV1Codes.InternalError, "unexpected fault")]
public sealed class EndSession : IReturn<ApiV1Response>, IDelete;
