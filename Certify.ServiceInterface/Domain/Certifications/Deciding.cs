namespace Certify.ServiceInterface.Domain;

/// <summary>What a review came to.</summary>
public abstract record Verdict
{
    /// <param name="ValidTill">The last valid day; null: no end.</param>
    public sealed record Passed(DateOnly? ValidTill, CompanyAuthority? Authority = null) : Verdict;

    /// <param name="Advice">What the user is told, as the documents word it.</param>
    /// <param name="Rule">Which rule decided, for the record.</param>
    public sealed record Failed(string Advice, string Rule) : Verdict;

    /// <param name="Rule">Why a reviewer must look.</param>
    /// <param name="WhenApproved">What the certification becomes when the reviewer approves; null: no end of validity is known.</param>
    public sealed record ToReviewer(string Rule, Passed? WhenApproved = null) : Verdict;

    /// <param name="Rule">Which vendor or store could not answer.</param>
    public sealed record PutOff(string Rule) : Verdict;
}

/// <summary>Applies a verdict and the passing of time to a certification. Pure.</summary>
public static class Deciding
{
    public static Certification Apply(Certification before, Verdict verdict, DateTimeOffset now) => verdict switch
    {
        Verdict.Passed passed => before with
        {
            State = CertificationState.PASS,
            ValidTill = passed.ValidTill,
            Authority = passed.Authority,
            Advice = null,
            InReview = false,
            NotifiedDays = null,
            Renewing = null,
            ModifiedAt = now,
        },
        // A renewal that fails ends the certification that it was to renew.
        Verdict.Failed failed => before with
        {
            State = CertificationState.NOTPASS,
            Advice = failed.Advice,
            InReview = false,
            Renewing = null,
            ModifiedAt = now,
        },
        Verdict.ToReviewer => before with { InReview = true, ModifiedAt = now },
        Verdict.PutOff => before,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    /// <summary>The days before the end at which the user is told.</summary>
    private static readonly int[] Steps = [90, 30, 7];

    /// <summary>
    /// What the daily expiry makes of a certification: the certification after it and whether the user is told. A renewal under
    /// review keeps its state; only what it renews can end.
    /// </summary>
    public static (Certification After, bool Tell) Age(Certification before, DateOnly today, DateTimeOffset now)
    {
        if (before.State == CertificationState.AUTHEN)
        {
            return before.Renewing is { ValidTill: { } end } && end < today
                ? (before with { Renewing = null, ModifiedAt = now }, false)
                : (before, false);
        }

        if (before.State is not (CertificationState.PASS or CertificationState.EXPIRING) || before.ValidTill is not { } till)
        {
            return (before, false);
        }

        var left = till.DayNumber - today.DayNumber;
        if (left < 0)
        {
            return (before with { State = CertificationState.EXPIRED, ModifiedAt = now }, true);
        }

        var step = Array.FindLast(Steps, days => left <= days);
        if (step == 0 || (before.NotifiedDays is { } told && told <= step))
        {
            return (before, false);
        }

        return (before with { State = CertificationState.EXPIRING, NotifiedDays = step, ModifiedAt = now }, true);
    }
}
