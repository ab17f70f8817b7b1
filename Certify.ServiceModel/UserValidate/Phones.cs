using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserValidate;

/// <summary>Sends a code to the phone that the caller wants to bind.</summary>
/// <remarks>user-validate.md 3.1, 8.16; domain.md 2.3. Within 60 seconds the same <c>sid</c> comes back and nothing is sent.</remarks>
[DataContract]
[Tag("UserValidate")]
[Route("/user/login/submit_pn/", "POST")]
[RequiresSession]
[Fails(UserValidateCodes.BadRequest, "the body or a field is missing or malformed; too many messages")]
[Fails(UserValidateCodes.NotFound, "no, unknown or expired session; a guest's, an administrator's, a locked user's")]
[Fails(UserValidateCodes.Conflict, "the user has another phone")]
[Fails(UserValidateCodes.UnknownError, "a store is away, or an unexpected fault")]
public sealed class SubmitPhoneNumber : IReturn<SubmitPhoneNumberResponse>, IPost, ICarriesUserSid
{
    /// <summary>The phone number: 11 digits, separators and <c>+86</c> allowed.</summary>
    [DataMember(Name = "pn")]
    [Required]
    public string? PhoneNumber { get; set; }

    /// <summary>The session's id, at most 128 characters; absent where another carrier names the session.</summary>
    [DataMember(Name = "user_sid")]
    [StringLength(128)]
    public string? UserSid { get; set; }

    /// <summary>Any JSON, given back unchanged; in a query as its text, where other text counts as none.</summary>
    [DataMember(Name = "context")]
    public object? Context { get; set; }
}

/// <summary>The answer to <see cref="SubmitPhoneNumber"/>.</summary>
[DataContract]
public sealed class SubmitPhoneNumberResponse
{
    /// <summary>The version of the protocol, always <c>0.1</c>.</summary>
    [DataMember(Name = "version")]
    public string Version { get; set; } = "0.1";

    /// <summary>The payload with the result.</summary>
    [DataMember(Name = "response")]
    public SubmitPhoneNumberResult Response { get; set; } = new();

    /// <summary>The request's context, unchanged; null when it had none.</summary>
    [DataMember(Name = "context")]
    [WrittenWhenNull]
    public object? Context { get; set; }
}

/// <summary>The payload of <see cref="SubmitPhoneNumberResponse"/>.</summary>
[DataContract]
public sealed class SubmitPhoneNumberResult
{
    /// <summary>The request's <c>user_sid</c>; absent where it had none.</summary>
    [DataMember(Name = "user_sid")]
    public string? UserSid { get; set; }

    /// <summary>The phone number.</summary>
    [DataMember(Name = "pn")]
    public string PhoneNumber { get; set; } = "";

    /// <summary>The code; 200 is success.</summary>
    [DataMember(Name = "result")]
    public int Result { get; set; } = 200;

    /// <summary>The id of the code that was sent, for <see cref="ValidatePhoneNumber"/>.</summary>
    [DataMember(Name = "sid")]
    public string Sid { get; set; } = "";
}

/// <summary>Binds a phone by the code that was sent to it.</summary>
/// <remarks>
/// user-validate.md 3.1, domain.md 2.5. The <c>sid</c> of the code names the user; the documented dialect sends <c>user_sid</c> too.
/// </remarks>
[DataContract]
[Tag("UserValidate")]
[NotInBatch]
[Route("/user/login/validate/", "POST")]
[Fails(UserValidateCodes.BadRequest, "the body or a field is missing or malformed; too many wrong codes; inside a batch")]
[Fails(UserValidateCodes.NotFound, "the code was not asked for, expired or used up; user_sid is unknown or expired")]
[Fails(UserValidateCodes.NotAllowed, "the code is wrong")]
[Fails(UserValidateCodes.OtherSession, "user_sid is not the session that asked for the code")]
[Fails(UserValidateCodes.Conflict, "the code went to another phone, or the phone belongs to a user that this one cannot join")]
[Fails(UserValidateCodes.UnknownError, "a store is away, or an unexpected fault")]
public sealed class ValidatePhoneNumber : IReturn<ValidatePhoneNumberResponse>, IPost, ICarriesUserSid
{
    /// <summary>The phone number that the code was sent to.</summary>
    [DataMember(Name = "pn")]
    [Required]
    public string? PhoneNumber { get; set; }

    /// <summary>The id of the code, from <see cref="SubmitPhoneNumber"/> or <see cref="LoginMini"/>.</summary>
    [DataMember(Name = "sid")]
    [Required]
    public string? Sid { get; set; }

    /// <summary>The code, 6 digits.</summary>
    [DataMember(Name = "vcode")]
    [Required]
    [StringLength(6)]
    public string? Code { get; set; }

    /// <summary>The session's id, at most 128 characters; absent in the later dialect.</summary>
    [DataMember(Name = "user_sid")]
    [StringLength(128)]
    public string? UserSid { get; set; }

    /// <summary>Any JSON, given back unchanged; in a query as its text, where other text counts as none.</summary>
    [DataMember(Name = "context")]
    public object? Context { get; set; }
}

/// <summary>The answer to <see cref="ValidatePhoneNumber"/>.</summary>
[DataContract]
public sealed class ValidatePhoneNumberResponse
{
    /// <summary>The version of the protocol, always <c>0.1</c>.</summary>
    [DataMember(Name = "version")]
    public string Version { get; set; } = "0.1";

    /// <summary>The payload with the result.</summary>
    [DataMember(Name = "response")]
    public ValidatePhoneNumberResult Response { get; set; } = new();

    /// <summary>The request's context, unchanged; null when it had none.</summary>
    [DataMember(Name = "context")]
    [WrittenWhenNull]
    public object? Context { get; set; }
}

/// <summary>The payload of <see cref="ValidatePhoneNumberResponse"/>.</summary>
[DataContract]
public sealed class ValidatePhoneNumberResult
{
    /// <summary>The request's <c>user_sid</c>; absent where it had none.</summary>
    [DataMember(Name = "user_sid")]
    public string? UserSid { get; set; }

    /// <summary>The phone number that is now bound.</summary>
    [DataMember(Name = "pn")]
    public string PhoneNumber { get; set; } = "";

    /// <summary>The code; 200 is success.</summary>
    [DataMember(Name = "result")]
    public int Result { get; set; } = 200;
}
