namespace Certify.ServiceModel.UserValidate;

/// <summary>A message whose session is named by its <c>user_sid</c>, in the query or the data.</summary>
/// <remarks>
/// domain.md 2.2: it counts at this door only, and a whole token or a Bearer id stands in for it. So it is never [Required]:
/// its absence is a missing credential, which the legacy routes word as a missing field (user-validate.md 1.7).
/// </remarks>
public interface ICarriesUserSid
{
    /// <summary>The session's id; null where another carrier names it.</summary>
    string? UserSid { get; }
}
