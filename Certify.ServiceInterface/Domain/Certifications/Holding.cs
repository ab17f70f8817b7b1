namespace Certify.ServiceInterface.Domain;

/// <summary>Who may have a number that others hold, or beside another that he had. Pure.</summary>
public static class Holding
{
    /// <summary>What stands in the way of letting the attempt pass; null: nothing.</summary>
    /// <param name="attempt">What would pass.</param>
    /// <param name="holders">Other users' certifications that hold the attempt's number at its level or a higher one.</param>
    /// <param name="user">The attempt's own user.</param>
    /// <param name="asLegalPerson">He is the company's legal person: others who only typed public data do not stand in his way.</param>
    public static Verdict? Contest(Attempt attempt, IReadOnlyList<Certification> holders, User? user, bool asLegalPerson)
    {
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

        return attempt.Subject == Subject.Person && user?.PassedNumberIdx is { } passed && passed != attempt.NumberIdx
            ? new Verdict.ToReviewer("local:othernumber")
            : null;
    }
}
