namespace Certify.ServiceInterface.Domain;

public static class Roles
{
    public const string UserSimple = "user:simple";
    public const string UserIdentify = "user:identify";
    public const string UserCompany = "user:company";
    public const string AdminSimple = "admin:simple";
    public const string AdminSuper = "admin:super";

    /// <summary>
    /// Certification roles are computed, never stored: they are there exactly while the certification is in force, so no job can
    /// forget to take them away.
    /// </summary>
    public static IReadOnlyList<string> Of(User user, Certification person, Certification company)
    {
        var roles = new List<string>(4) { UserSimple };
        if (person.InForce(EvidenceLevel.Document))
        {
            roles.Add(UserIdentify);
        }

        if (company.InForce(EvidenceLevel.Document))
        {
            roles.Add(UserCompany);
        }

        roles.AddRange(user.ExtraRoles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return roles;
    }

    /// <summary>An administrator's role with what it includes.</summary>
    public static IReadOnlyList<string> Held(string role) => role == AdminSuper ? [AdminSuper, AdminSimple] : [role];

    public static bool Includes(string held, string wanted) => held == wanted || (held == AdminSuper && wanted == AdminSimple);
}
