using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserValidate;

/// <summary>Signs in with the code that a WeChat mini program gave, and gives a <c>user_sid</c>.</summary>
/// <remarks>
/// user-validate.md 3.1, domain.md 2.5. With <c>pn</c> it speaks the later dialect: without a bound phone it sends a phone code
/// and gives no <c>user_sid</c> yet.
/// </remarks>
[DataContract]
[Tag("UserValidate")]
[NotInBatch]
[Route("/user/login/login/", "POST")]
[Fails(UserValidateCodes.BadRequest, "the body or a field is missing or malformed; too many messages; inside a batch")]
[Fails(UserValidateCodes.NotAllowed, "WeChat refuses the code; the reason is its own text")]
[Fails(UserValidateCodes.NotFound, "the user is locked")]
[Fails(UserValidateCodes.Conflict, "the WeChat user has another phone than pn")]
[Fails(UserValidateCodes.UnknownError, "WeChat or a store is away, or an unexpected fault")]
public sealed class LoginMini : IReturn<LoginMiniResponse>, IPost
{
    /// <summary>The code that WeChat gave, at most 50 characters.</summary>
    [DataMember(Name = "code")]
    [Required]
    [StringLength(50)]
    public string? Code { get; set; }

    /// <summary>The phone number, in the later dialect; absent in the documented one.</summary>
    [DataMember(Name = "pn")]
    public string? PhoneNumber { get; set; }

    /// <summary>Any JSON, given back unchanged; in a query as its text, where other text counts as none.</summary>
    [DataMember(Name = "context")]
    public object? Context { get; set; }
}

/// <summary>The answer to <see cref="LoginMini"/>.</summary>
[DataContract]
public sealed class LoginMiniResponse
{
    /// <summary>The version of the protocol, always <c>0.1</c>.</summary>
    [DataMember(Name = "version")]
    public string Version { get; set; } = "0.1";

    /// <summary>The payload with the result.</summary>
    [DataMember(Name = "response")]
    public LoginMiniResult Response { get; set; } = new();

    /// <summary>The request's context, unchanged; null when it had none.</summary>
    [DataMember(Name = "context")]
    [WrittenWhenNull]
    public object? Context { get; set; }
}

/// <summary>The payload of <see cref="LoginMiniResponse"/>.</summary>
[DataContract]
public sealed class LoginMiniResult
{
    /// <summary>The session's id; null in the later dialect until a phone is bound.</summary>
    [DataMember(Name = "user_sid")]
    [WrittenWhenNull]
    public string? UserSid { get; set; }

    /// <summary>1 when a phone is bound, else 0.</summary>
    [DataMember(Name = "state")]
    public int State { get; set; }

    /// <summary>The code; 200 is success.</summary>
    [DataMember(Name = "result")]
    public int Result { get; set; } = 200;

    /// <summary>In the later dialect the id of the phone code that was sent; null when none was.</summary>
    [DataMember(Name = "sid")]
    [WrittenWhenNull(When = nameof(InLaterDialect))]
    public string? Sid { get; set; }

    /// <summary>The request named a phone; only then the answer has a <c>sid</c>.</summary>
    [IgnoreDataMember]
    public bool InLaterDialect { get; set; }
}

/// <summary>Ends the session.</summary>
/// <remarks>user-validate.md 3.1. A GET that changes something (*sic*).</remarks>
[DataContract]
[Tag("UserValidate")]
[Route("/user/login/logout/", "GET")]
[RequiresSession]
[Fails(UserValidateCodes.BadRequest, "no session is named at all")]
[Fails(UserValidateCodes.NotFound, "no, unknown or expired session; a guest's, an administrator's, a locked user's")]
[Fails(UserValidateCodes.UnknownError, "a store is away, or an unexpected fault")]
public sealed class LogoutMini : IReturn<UserValidateResponse>, IPost, ICarriesUserSid
{
    /// <summary>The session's id; absent where another carrier names the session.</summary>
    [DataMember(Name = "user_sid")]
    public string? UserSid { get; set; }

    /// <summary>Any JSON, given back unchanged; in a query as its text, where other text counts as none.</summary>
    [DataMember(Name = "context")]
    public object? Context { get; set; }
}
