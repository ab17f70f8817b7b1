namespace Certify.ServiceInterface.Domain;

/// <summary>Decides whether and how a submission is taken. Pure: what others hold is an argument.</summary>
public static class Submitting
{
    /// <summary>
    /// The certification after the submission, without its attempt; or the certification unchanged where the same was certified
    /// already and the door takes that as done.
    /// </summary>
    public static Outcome<Certification> Submit(
        Certification before, Declared declared, string numberIdx, SubmissionPolicy policy, bool heldByAnother, DateTimeOffset now)
    {
        switch (before.SeenBy(policy))
        {
            case CertificationState.AUTHEN when !policy.ReplacesWaiting:
                return Fault.UnderReview;
            case CertificationState.PASS when policy.IdenticalIsDone && before.Declared == declared:
                return before;
            case CertificationState.PASS:
                return Fault.AlreadyCertified;
            case CertificationState.EXPIRING when !policy.Renews:
                return Fault.AlreadyCertified;
            case CertificationState.UNAUTHEN or CertificationState.AUTHEN or CertificationState.NOTPASS
                or CertificationState.EXPIRED or CertificationState.EXPIRING:
                break;
        }

        if (heldByAnother)
        {
            return policy.Door == Door.UserCertify && before.Subject == Subject.Company ? Fault.LicenceHeldByAnother : Fault.NumberHeldByAnother;
        }

        var reviewed = ReviewedUnder(before, policy);
        return before with
        {
            State = CertificationState.AUTHEN,
            Level = reviewed.Level,
            Door = reviewed.Door,
            Declared = declared,
            NumberIdx = numberIdx,
            EvidenceComplete = false,
            ValidTill = null,
            Authority = null,
            Advice = null,
            InReview = false,
            NotifiedDays = null,
            Renewing = before.Current,
            ModifiedAt = now,
        };
    }

    /// <summary>
    /// The policy of the review. What waits or is in force with documents is never lowered to elements by a door that asks for
    /// less: that would let a weaker check take the place of a stronger one.
    /// </summary>
    public static SubmissionPolicy ReviewedUnder(Certification before, SubmissionPolicy policy)
    {
        if (before.State == CertificationState.AUTHEN && before.Level > policy.Level)
        {
            return SubmissionPolicy.Of(before.Subject, before.Door);
        }

        return before.Current is { } current && current.Level > policy.Level
            ? SubmissionPolicy.Of(before.Subject, current.Door)
            : policy;
    }
}
