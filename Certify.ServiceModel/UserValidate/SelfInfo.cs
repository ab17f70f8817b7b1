using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserValidate;

/// <summary>Reads who the caller is and whether he is certified.</summary>
/// <remarks>user-validate.md 3.1.</remarks>
[DataContract]
[Tag("UserValidate")]
[Route("/user/obtain/self_info/", "GET")]
[RequiresSession]
[Fails(UserValidateCodes.BadRequest, "no session is named at all")]
[Fails(UserValidateCodes.NotFound, "no, unknown or expired session; a guest's, an administrator's, a locked user's")]
[Fails(UserValidateCodes.UnknownError, "a store is away, or an unexpected fault")]
public sealed class FetchSelfInfo : IReturn<FetchSelfInfoResponse>, IGet, ICarriesUserSid
{
    /// <summary>The session's id; absent where another carrier names the session.</summary>
    [DataMember(Name = "user_sid")]
    public string? UserSid { get; set; }

    /// <summary>Any JSON, given back unchanged; in a query as its text, where other text counts as none.</summary>
    [DataMember(Name = "context")]
    public object? Context { get; set; }
}

/// <summary>The answer to <see cref="FetchSelfInfo"/>.</summary>
[DataContract]
public sealed class FetchSelfInfoResponse
{
    /// <summary>The version of the protocol, always <c>0.1</c>.</summary>
    [DataMember(Name = "version")]
    public string Version { get; set; } = "0.1";

    /// <summary>The payload with the result.</summary>
    [DataMember(Name = "response")]
    public FetchSelfInfoResult Response { get; set; } = new();

    /// <summary>The request's context, unchanged; null when it had none.</summary>
    [DataMember(Name = "context")]
    [WrittenWhenNull]
    public object? Context { get; set; }
}

/// <summary>The payload of <see cref="FetchSelfInfoResponse"/>.</summary>
[DataContract]
public sealed class FetchSelfInfoResult
{
    /// <summary>The user.</summary>
    [DataMember(Name = "user_info")]
    public SelfInfoUser UserInfo { get; set; } = new();

    /// <summary>Whether the certification passed; the document shows 1, the wire has true or false (*sic*).</summary>
    [DataMember(Name = "is_validate")]
    public bool IsValidate { get; set; }

    /// <summary>The number of the user's orders: 0, this service has none.</summary>
    [DataMember(Name = "n_times")]
    public int Times { get; set; }

    /// <summary>The code; 200 is success.</summary>
    [DataMember(Name = "result")]
    public int Result { get; set; } = 200;

    /// <summary>The sum of the user's orders: 0, this service has none.</summary>
    [DataMember(Name = "total_amount")]
    public int TotalAmount { get; set; }
}

/// <summary>A user as <see cref="FetchSelfInfo"/> shows him.</summary>
[DataContract]
public sealed class SelfInfoUser
{
    /// <summary>The user's number.</summary>
    [DataMember(Name = "id")]
    public long Id { get; set; }

    /// <summary>The phone number; null without one.</summary>
    [DataMember(Name = "pn")]
    [WrittenWhenNull]
    public string? PhoneNumber { get; set; }

    /// <summary>The real name; absent before the first submission.</summary>
    [DataMember(Name = "name")]
    public string? Name { get; set; }

    /// <summary>The identity number in full; absent before the first submission.</summary>
    [DataMember(Name = "idcard_number")]
    public string? IdCardNumber { get; set; }
}
