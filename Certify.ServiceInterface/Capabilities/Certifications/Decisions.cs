using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>
/// Writes a decision: state, record, message and notices in the caller's transaction, and only while the attempt is still the
/// current one.
/// </summary>
public sealed class Decisions(
    CertificationStore certifications, AttemptStore attempts, UserStore users, VendorCallStore calls, Outgoing outgoing, Stage stage)
{
    /// <summary>The verdict as it was written: a pass can still become a reviewer's when somebody else came first. Null: the attempt was replaced.</summary>
    /// <param name="unit">The caller's transaction.</param>
    /// <param name="attempt">What was reviewed, with its frozen photos.</param>
    /// <param name="verdict">What the review came to.</param>
    /// <param name="record">What it saw.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="alongside">Written last and in the same trip, unless the verdict puts the attempt off.</param>
    public async Task<Verdict?> Save(Unit unit, Attempt attempt, Verdict verdict, ReviewRecord record, string by, Func<Task>? alongside = null)
    {
        alongside ??= () => Task.CompletedTask;
        var held = await Hold(unit, attempt);
        record = record with { Cost = held.Cost };
        if (held.Before.AttemptId != attempt.Id || held.Before.State != CertificationState.AUTHEN)
        {
            await unit.Together(
                () => attempts.Finish(unit, attempt, AttemptStatus.Replaced, record, null, by, stage.Now),
                alongside);
            return null;
        }

        verdict = Contested(attempt, verdict, held, by);
        if (verdict is Verdict.PutOff putOff)
        {
            await attempts.PutOff(unit, attempt.Id, putOff.Rule);
            return verdict;
        }

        var (status, rule, advice) = verdict switch
        {
            Verdict.Passed => (AttemptStatus.Passed, record.Rule.Length > 0 ? record.Rule : "passed", null),
            Verdict.Failed failed => (AttemptStatus.Failed, failed.Rule, failed.Advice),
            Verdict.ToReviewer toReviewer => (AttemptStatus.InReview, toReviewer.Rule, (string?)null),
            _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
        };
        var approved = (verdict as Verdict.ToReviewer)?.WhenApproved;
        record = record with { Rule = rule, ValidTill = approved?.ValidTill ?? record.ValidTill, Authority = approved?.Authority ?? record.Authority };
        await unit.Together(
            () => certifications.Save(unit, Deciding.Apply(held.Before, verdict, stage.Now)),
            () => attempts.Finish(unit, attempt, status, record, advice, by, stage.Now),
            () => Tell(unit, attempt, held.User, verdict, advice),
            () => TakeNumber(unit, attempt, verdict),
            alongside);
        return verdict;
    }

    /// <summary>All that a decision depends on, held or read behind the number's lock, in this order.</summary>
    private async Task<Held> Hold(Unit unit, Attempt attempt)
    {
        var held = new Held();
        await unit.Together(
            () => unit.Dialect.TakeName(unit, $"number:{attempt.NumberIdx}"),
            async () => held.Before = await certifications.Lock(unit, attempt.UserId, attempt.Subject, stage.Now),
            async () => held.Holders = await certifications.HoldersBeside(unit, attempt),
            async () => held.User = (await users.Find(unit, attempt.UserId))!,
            async () => held.Cost = await calls.CostOfAttempt(unit, attempt.Id));
        return held;
    }

    private static Verdict Contested(Attempt attempt, Verdict verdict, Held held, string by) =>
        verdict is Verdict.Passed passed
            && Holding.Contest(attempt, held.Holders, held.User, passed.Authority == CompanyAuthority.LegalPerson) is { } contested
            // A reviewer overrules the machine, but not somebody's documents by a name and a number.
            && (by == Reviews.Machine || (contested is Verdict.Failed && attempt.Level == EvidenceLevel.Elements))
                ? contested is Verdict.ToReviewer review ? review with { WhenApproved = passed } : contested
                : verdict;

    private Task Tell(Unit unit, Attempt attempt, User user, Verdict verdict, string? advice) => verdict switch
    {
        Verdict.Passed => outgoing.TellCertification(unit, user, attempt.Subject, CertificationEvent.Passed, null, $"attempt:{attempt.Id}:passed"),
        Verdict.Failed => outgoing.TellCertification(unit, user, attempt.Subject, CertificationEvent.Failed, advice, $"attempt:{attempt.Id}:failed"),
        _ => Task.CompletedTask,
    };

    /// <summary>The number of a person who passed is his from now on.</summary>
    private async Task TakeNumber(Unit unit, Attempt attempt, Verdict verdict)
    {
        if (verdict is Verdict.Passed && attempt.Subject == Subject.Person)
        {
            await unit.Together(
                () => users.SetPassedNumber(unit, attempt.UserId, attempt.NumberIdx),
                () => attempt.Level == EvidenceLevel.Document ? EndOthers(unit, attempt) : Task.CompletedTask);
        }
    }

    /// <summary>
    /// One number is one person. Whoever held it by a name and a number that he typed loses it to documents, and is told; by
    /// documents he loses it only to a reviewer, who looked at both: the machine lets nobody pass beside such a holder.
    /// </summary>
    private async Task EndOthers(Unit unit, Attempt attempt)
    {
        foreach (var holder in await certifications.Holders(unit, Subject.Person, attempt.NumberIdx, EvidenceLevel.Elements, attempt.UserId))
        {
            var other = await certifications.Lock(unit, holder.UserId, Subject.Person, stage.Now);
            if (other.Current?.NumberIdx != attempt.NumberIdx)
            {
                continue;
            }

            if (other.State == CertificationState.AUTHEN)
            {
                // What he submitted since is still to be judged; only what it was to renew ends.
                await certifications.Save(unit, other with { Renewing = null });
                continue;
            }

            var ended = Deciding.Apply(other, new Verdict.Failed(Advice.NumberCertifiedElsewhere, "outweighed"), stage.Now);
            await certifications.Save(unit, ended);
            await outgoing.TellCertification(
                unit, (await users.Find(unit, other.UserId))!, Subject.Person, CertificationEvent.Failed, ended.Advice,
                $"attempt:{other.AttemptId}:outweighed");
        }
    }

    private sealed class Held
    {
        public Certification Before { get; set; } = null!;

        /// <summary>Others who hold the attempt's number.</summary>
        public IReadOnlyList<Certification> Holders { get; set; } = [];

        public User User { get; set; } = null!;

        /// <summary>What the attempt has cost so far.</summary>
        public long Cost { get; set; }
    }
}
