using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>Reads who is signed in and with which roles.</summary>
/// <remarks>protocols/user-certify.md 5.1; beyond the document. The answer is not in the envelope, *sic*; refusals are.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/authent/authenticate", "POST")]
[RequiresSession]
[Fails(UserCertifyCodes.NoSession, "not signed in")]
public sealed class GetAuthorization : IReturn<GetAuthorizationResponse>, IGet;

/// <summary>The answer of <see cref="GetAuthorization"/>, without the envelope, *sic*.</summary>
[DataContract]
public sealed class GetAuthorizationResponse
{
    /// <summary>Who and what; null in refusals only.</summary>
    [DataMember(Name = "info")]
    public AuthorizationInfo? Info { get; set; }
}

/// <summary>Who is signed in, and what he may do.</summary>
[DataContract]
public sealed class AuthorizationInfo
{
    /// <summary>Who is signed in.</summary>
    [DataMember(Name = "authc")]
    public SignedInIdentity? Authc { get; set; }

    /// <summary>What he may do.</summary>
    [DataMember(Name = "authz")]
    public GrantedRoles? Authz { get; set; }
}

/// <summary>Who is signed in, told twice, *sic*.</summary>
[DataContract]
public sealed class SignedInIdentity
{
    /// <summary>The account.</summary>
    [DataMember(Name = "principal")]
    public AccountNames? Principal { get; set; }

    /// <summary>The same again; no secret.</summary>
    [DataMember(Name = "credentials")]
    public AccountNames? Credentials { get; set; }
}

/// <summary>The names of a signed-in account.</summary>
[DataContract]
public sealed class AccountNames
{
    /// <summary>The phone, *sic*; empty when there is none.</summary>
    [DataMember(Name = "name")]
    public string? Name { get; set; }

    /// <summary>The phone again; empty when there is none.</summary>
    [DataMember(Name = "login")]
    public string? Login { get; set; }

    /// <summary>The bound e-mail address, or <c>test@qqsl.com</c> when none is bound, *sic*.</summary>
    [DataMember(Name = "email")]
    public string? Email { get; set; }
}

/// <summary>The roles of a signed-in account.</summary>
[DataContract]
public sealed class GrantedRoles
{
    /// <summary>The roles as they are now, such as <c>user:simple</c> and <c>user:identify</c>.</summary>
    [DataMember(Name = "roles")]
    public List<string> Roles { get; set; } = [];

    /// <summary>Always empty.</summary>
    [DataMember(Name = "permissions")]
    public List<string> Permissions { get; set; } = [];
}

/// <summary>Ends the caller's session at every door; <c>OK</c> also without one.</summary>
/// <remarks>protocols/user-certify.md 5.2; beyond the document.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/authent/logout", "POST")]
[Fails(UserCertifyCodes.Fail, "the request came from another site")]
public sealed class Logout : IReturn<ConfirmationResponse>, IPost;

/// <summary>Always refuses as to a caller who lacks a role; old clients were forwarded here.</summary>
/// <remarks>protocols/user-certify.md 5.2; beyond the document.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/authent/refuse", "GET,POST")]
[Fails(UserCertifyCodes.NoAuthorize, "always")]
public sealed class RefuseAccess : IReturn<ConfirmationResponse>, IGet;

/// <summary>Always refuses as to a caller who is not signed in; old clients were forwarded here.</summary>
/// <remarks>protocols/user-certify.md 5.2; beyond the document.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/authent/session", "GET,POST")]
[Fails(UserCertifyCodes.NoSession, "always")]
public sealed class RefuseSession : IReturn<ConfirmationResponse>, IGet;
