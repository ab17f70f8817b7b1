using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>Registers a user under the phone to which this session's registration code went; does not sign in.</summary>
/// <remarks>legacy/user-certify.md 二.7, protocols/user-certify.md 8.7. The phone is taken from the pending code, never from the body.</remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/user/register", "POST")]
[Fails(UserCertifyCodes.Fail, "a field is missing, blank or malformed, the code is wrong, or the request came from another site")]
[Fails(UserCertifyCodes.Invalid, "no registration code was asked for in this session, or it has expired or was used up")]
[Fails(UserCertifyCodes.Exist, "the phone was registered meanwhile")]
public sealed class RegisterUser : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>The nickname, 1 to 30 characters, not unique.</summary>
    [DataMember(Name = "userName")]
    [Required]
    [StringLength(30)]
    public string? UserName { get; set; }

    /// <summary>The MD5 of the typed password: 32 hex digits of any case.</summary>
    [DataMember(Name = "password")]
    [Required]
    [StringLength(256)]
    public string? Password { get; set; }

    /// <summary>The 6 digits that were sent to the phone.</summary>
    [DataMember(Name = "verification")]
    [Required]
    [StringLength(64)]
    public string? Verification { get; set; }
}
