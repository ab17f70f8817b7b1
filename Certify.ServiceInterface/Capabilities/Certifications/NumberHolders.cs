using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Whether a number may pass for this user: nobody else holds it, and he never passed under another.</summary>
public sealed class NumberHolders(Database database, CertificationStore certifications, UserStore users)
{
    /// <param name="asLegalPerson">The user is the company's legal person: others who only typed public data do not stand in his way.</param>
    public Task<Verdict?> Check(Attempt attempt, bool asLegalPerson = false) => database.Read(async unit =>
    {
        var (holders, user) = await unit.Together(() => certifications.HoldersBeside(unit, attempt), () => users.Find(unit, attempt.UserId));
        return Holding.Contest(attempt, holders, user, asLegalPerson);
    });
}
