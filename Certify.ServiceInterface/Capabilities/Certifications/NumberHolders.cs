using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Whether a number may pass for this user: nobody else holds it, and he never passed under another.</summary>
public sealed class NumberHolders(Database database, CertificationStore certifications, UserStore users)
{
    /// <param name="asLegalPerson">The user is the company's legal person: others who only typed public data do not stand in his way.</param>
    public Task<Verdict?> Check(Attempt attempt, bool asLegalPerson = false) => database.Read(unit => Check(unit, attempt, asLegalPerson));

    public async Task<Verdict?> Check(Unit unit, Attempt attempt, bool asLegalPerson)
    {
        var holders = await certifications.Holders(unit, attempt.Subject, attempt.NumberIdx, attempt.Level, attempt.UserId);
        foreach (var holder in holders.Where(h => h.Current is { } current && current.NumberIdx == attempt.NumberIdx))
        {
            if (attempt.Subject == Subject.Company)
            {
                // Both waited at the same time and the other came first: whose company it is, only a reviewer can tell.
                if (!asLegalPerson || holder.Current!.Authority == CompanyAuthority.LegalPerson)
                {
                    return new Verdict.ToReviewer("local:contested");
                }

                continue;
            }

            // The same of a person.
            return holder.ModifiedAt >= attempt.SubmittedAt && attempt.Level == EvidenceLevel.Document
                ? new Verdict.ToReviewer("local:contested")
                : new Verdict.Failed(Advice.NumberCertifiedElsewhere, "local:held");
        }

        if (attempt.Subject == Subject.Person
            && (await users.Find(unit, attempt.UserId))?.PassedNumberIdx is { } passed
            && passed != attempt.NumberIdx)
        {
            return new Verdict.ToReviewer("local:othernumber");
        }

        return null;
    }
}
