using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.ApiV1;

/// <summary>Registers a user by phone, password and text message code, and signs him in.</summary>
/// <remarks>api-v1.md 4.6. The user's name is the phone number at first.</remarks>
[DataContract]
[Tag("ApiV1")]
[NotInBatch]
[Route("/api/v1.0/users", "POST")]
[Fails(ApiV1Codes.BadParameter, "the body is absent, malformed, too large or not JSON; the phone is malformed; the password is too short or too long; inside a batch")]
[Fails(ApiV1Codes.NoData, "a value is missing, empty or of a wrong type")]
[Fails(ApiV1Codes.DataError, "the code is wrong, expired, used up, or none was asked for")]
[Fails(ApiV1Codes.AlreadyRegistered, "the phone has a user already")]
[Fails(ApiV1Codes.RequestRefused, "too many wrong codes")]
[Fails(ApiV1Codes.DatabaseError, "a store is away")]
[Fails(ApiV1Codes.InternalError, "unexpected fault")]
public sealed class RegisterByPhone : IReturn<ApiV1Response>, IPost
{
    /// <summary>The phone number: 11 digits, separators and <c>+86</c> allowed.</summary>
    [DataMember(Name = "mobile")]
    [Required]
    public string? Mobile { get; set; }

    /// <summary>The password in clear, 6 to 64 characters.</summary>
    [DataMember(Name = "password")]
    [Required]
    [StringLength(64)]
    public string? Password { get; set; }

    /// <summary>The code from the text message, 6 digits.</summary>
    [DataMember(Name = "sms_code")]
    [Required]
    public string? SmsCode { get; set; }
}

/// <summary>Sends the code for a registration to a phone, in exchange for a read image code.</summary>
/// <remarks>api-v1.md 4.8, a GET there (*sic*).</remarks>
[DataContract]
[Tag("ApiV1")]
[NotInBatch]
[Route("/api/v1.0/smscode/{Mobile}", "GET")]
[Fails(ApiV1Codes.BadParameter, "the phone or the image's id is malformed; on typed routes a malformed body, or a batch")]
[Fails(ApiV1Codes.NoData, "a value is missing or empty")]
[Fails(ApiV1Codes.DataError, "the image code is wrong, expired, used up, or none was asked for")]
[Fails(ApiV1Codes.AlreadyRegistered, "the phone has a user already")]
[Fails(ApiV1Codes.RequestRefused, "too many messages to the phone or from the address")]
[Fails(ApiV1Codes.DatabaseError, "a store is away")]
[Fails(ApiV1Codes.InternalError, "unexpected fault")]
public sealed class SendRegistrationSms : IReturn<ApiV1Response>, IPost
{
    /// <summary>The phone number: 11 digits, separators and <c>+86</c> allowed.</summary>
    [DataMember(Name = "mobile")]
    [Required]
    public string? Mobile { get; set; }

    /// <summary>What the image shows, 4 digits.</summary>
    [DataMember(Name = "text")]
    [Required]
    public string? Text { get; set; }

    /// <summary>The id by which the image was fetched, a UUID.</summary>
    [DataMember(Name = "id")]
    [Required]
    public string? Id { get; set; }
}

/// <summary>Draws an image with a code that a person can read, as PNG.</summary>
/// <remarks>api-v1.md 4.7. The code is good for 300 seconds and once; fetching the same id again replaces it.</remarks>
[DataContract]
[Tag("ApiV1")]
[Route("/api/v1.0/imagecode/{Uuid}", "GET")]
[Fails(ApiV1Codes.BadParameter, "the id is not a UUID")]
[Fails(ApiV1Codes.NoData, "the id is missing or empty")]
[Fails(ApiV1Codes.RequestRefused, "too many images from the address")]
[Fails(ApiV1Codes.DatabaseError, "a store is away")]
[Fails(ApiV1Codes.InternalError, "unexpected fault")]
public sealed class GetImageCode : IReturn<byte[]>, IGet
{
    /// <summary>An id that the client makes up, a UUID.</summary>
    [DataMember(Name = "uuid")]
    [Required]
    public string? Uuid { get; set; }
}
