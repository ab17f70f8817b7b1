using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>What is known of an attempt before anybody is asked for money.</summary>
/// <param name="Contest">What stands in the way of letting it pass: somebody else holds its number, or the user passed under another. Null: nothing.</param>
/// <param name="MayCheck">The user's and the number's share of checks leave room for it; who must wait for a reviewer anyway costs nothing.</param>
/// <param name="EarlierCalls">How often the authority was asked for it before.</param>
public sealed record Standing(Verdict? Contest, bool MayCheck, int EarlierCalls);

/// <summary>Looks at the standing of attempts.</summary>
public sealed class Standings(Database database, CertificationStore certifications, UserStore users, VendorCallStore calls, PaidCalls shares)
{
    /// <param name="api">The authority's.</param>
    /// <param name="asLegalPerson">The user is the company's legal person: others who only typed public data do not stand in his way.</param>
    public Task<Standing> Of(Attempt attempt, string api, bool asLegalPerson = false) => database.Read(async unit =>
    {
        var ((holders, user), mayCheck, earlierCalls) = await unit.Together(
            () => unit.Together(() => certifications.HoldersBeside(unit, attempt), () => users.Find(unit, attempt.UserId)),
            () => shares.IsWithinShares(unit, attempt),
            () => calls.CountOfAttempt(unit, attempt.Id, api));
        return new Standing(Holding.Contest(attempt, holders, user, asLegalPerson), mayCheck, earlierCalls);
    });
}
