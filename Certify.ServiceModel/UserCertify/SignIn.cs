using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>Signs a user in from a browser by phone or e-mail address and password.</summary>
/// <remarks>
/// legacy/user-certify.md 二.16, protocols/user-certify.md 8.16 and 6.2. Begins a session of kind <c>web</c>.
/// After <c>OTHER</c> go on with <see cref="SendLoginCode"/> and <see cref="LoginByCode"/>. A missing password is answered as a wrong one.
/// </remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/user/web/login", "POST")]
[Fails(UserCertifyCodes.Fail, "a field is blank, the credential is missing or malformed, the password is missing or wrong, too many wrong passwords, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "no user has this phone or address")]
[Fails(UserCertifyCodes.Unknown, "the user is locked")]
[Fails(UserCertifyCodes.Other, "a code is needed: the cookie value is absent or not the expected one, or the last sign-in is more than 15 days ago")]
public sealed class LoginWeb : IReturn<OwnUserResponse>, IPost
{
    /// <summary>The login credential: a phone or a bound e-mail address.</summary>
    [DataMember(Name = "code")]
    [Required]
    [StringLength(254)]
    public string? Code { get; set; }

    /// <summary>The MD5 of the typed password: 32 hex digits of any case.</summary>
    [DataMember(Name = "password")]
    [StringLength(256)]
    public string? Password { get; set; }

    /// <summary>The MD5 of <c>password</c>, kept by the browser after a first sign-in; absent means an unknown browser, blank is a fault.</summary>
    [DataMember(Name = "cookie")]
    public string? Cookie { get; set; }
}

/// <summary>Signs a user in from the mobile app by phone or e-mail address and password.</summary>
/// <remarks>legacy/user-certify.md 二.17, protocols/user-certify.md 8.17. Begins a session of kind <c>phone</c>. A missing password is answered as a wrong one.</remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/user/phone/login", "POST")]
[Fails(UserCertifyCodes.Fail, "a field is blank, the credential is missing or malformed, the password is missing or wrong, too many wrong passwords, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "no user has this phone or address")]
[Fails(UserCertifyCodes.Unknown, "the user is locked")]
public sealed class LoginPhone : IReturn<OwnUserResponse>, IPost
{
    /// <summary>The login credential: a phone or a bound e-mail address.</summary>
    [DataMember(Name = "code")]
    [Required]
    [StringLength(254)]
    public string? Code { get; set; }

    /// <summary>The MD5 of the typed password: 32 hex digits of any case.</summary>
    [DataMember(Name = "password")]
    [StringLength(256)]
    public string? Password { get; set; }
}

/// <summary>Signs a user in by password and the login code that was sent in this session.</summary>
/// <remarks>
/// legacy/user-certify.md 二.20, protocols/user-certify.md 8.20. Begins a session of kind <c>web</c>; the user is the one to whom the pending code went.
/// A missing field is <c>FAIL</c> only after <c>INVALID</c> and <c>EXIST</c>; the password is compared before the code.
/// </remarks>
[DataContract]
[Tag("UserCertify")]
[NotInBatch]
[Route("/user/web/loginByVerify", "POST")]
[Fails(UserCertifyCodes.Fail, "a field is missing or blank, the password or the code is wrong, too many wrong passwords, or the request came from another site")]
[Fails(UserCertifyCodes.Invalid, "no login code was asked for in this session, or it has expired or was used up")]
[Fails(UserCertifyCodes.Exist, "no user has the phone or address any more")]
[Fails(UserCertifyCodes.Unknown, "the user is locked")]
public sealed class LoginByCode : IReturn<OwnUserResponse>, IPost
{
    /// <summary>The MD5 of the typed password: 32 hex digits of any case.</summary>
    [DataMember(Name = "password")]
    [StringLength(256)]
    public string? Password { get; set; }

    /// <summary>The 6 digits that were sent.</summary>
    [DataMember(Name = "verification")]
    [StringLength(64)]
    public string? Verification { get; set; }
}
