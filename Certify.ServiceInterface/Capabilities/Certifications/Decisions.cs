using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>
/// Writes a decision: state, record, message and notices in the caller's transaction, and only while the attempt is still the
/// current one.
/// </summary>
public sealed class Decisions(
    CertificationStore certifications, AttemptStore attempts, UserStore users, NumberHolders holders, Outgoing outgoing, Stage stage)
{
    /// <summary>The verdict as it was written: a pass can still become a reviewer's when somebody else came first. Null: the attempt was replaced.</summary>
    public async Task<Verdict?> Save(Unit unit, Attempt attempt, Verdict verdict, ReviewRecord record, string by)
    {
        await unit.Dialect.TakeName(unit, $"number:{attempt.NumberIdx}");
        var before = await certifications.Lock(unit, attempt.UserId, attempt.Subject, stage.Now);
        if (before.AttemptId != attempt.Id || before.State != CertificationState.AUTHEN)
        {
            await attempts.Finish(unit, attempt, AttemptStatus.Replaced, record, null, by, stage.Now);
            return null;
        }

        if (verdict is Verdict.Passed passed
            && await holders.Check(unit, attempt, passed.Authority == CompanyAuthority.LegalPerson) is { } contested
            && (by == Reviews.Machine || (contested is Verdict.Failed && attempt.Level == EvidenceLevel.Elements)))
        {
            // A reviewer overrules the machine, but not somebody's documents by a name and a number.
            verdict = contested is Verdict.ToReviewer review ? review with { WhenApproved = passed } : contested;
        }

        if (verdict is Verdict.PutOff putOff)
        {
            await attempts.PutOff(unit, attempt.Id, putOff.Rule);
            return verdict;
        }

        await certifications.Save(unit, Deciding.Apply(before, verdict, stage.Now));
        var (status, rule, advice) = verdict switch
        {
            Verdict.Passed => (AttemptStatus.Passed, record.Rule.Length > 0 ? record.Rule : "passed", null),
            Verdict.Failed failed => (AttemptStatus.Failed, failed.Rule, failed.Advice),
            Verdict.ToReviewer toReviewer => (AttemptStatus.InReview, toReviewer.Rule, (string?)null),
            _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
        };
        var approved = (verdict as Verdict.ToReviewer)?.WhenApproved;
        record = record with { Rule = rule, ValidTill = approved?.ValidTill ?? record.ValidTill, Authority = approved?.Authority ?? record.Authority };
        await attempts.Finish(unit, attempt, status, record, advice, by, stage.Now);
        await FollowUp(unit, attempt, verdict, advice);
        return verdict;
    }

    private async Task FollowUp(Unit unit, Attempt attempt, Verdict verdict, string? advice)
    {
        var user = (await users.Find(unit, attempt.UserId))!;
        if (verdict is Verdict.Passed)
        {
            await outgoing.TellCertification(unit, user, attempt.Subject, CertificationEvent.Passed, null, $"attempt:{attempt.Id}:passed");
            if (attempt.Subject == Subject.Person)
            {
                await users.SetPassedNumber(unit, user.Id, attempt.NumberIdx);
            }

            if (attempt is { Subject: Subject.Person, Level: EvidenceLevel.Document })
            {
                await EndOthers(unit, attempt);
            }
        }
        else if (verdict is Verdict.Failed)
        {
            await outgoing.TellCertification(unit, user, attempt.Subject, CertificationEvent.Failed, advice, $"attempt:{attempt.Id}:failed");
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
}
