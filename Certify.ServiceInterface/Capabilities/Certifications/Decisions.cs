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

        if (verdict is Verdict.Passed passed && by == Reviews.Machine
            && await holders.Check(unit, attempt, passed.Authority == CompanyAuthority.LegalPerson) is { } contested)
        {
            verdict = contested;
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
            if (attempt is { Subject: Subject.Person, Level: EvidenceLevel.Document })
            {
                await users.SetPassedNumber(unit, user.Id, attempt.NumberIdx);
                await EndElementsOfOthers(unit, attempt);
            }
        }
        else if (verdict is Verdict.Failed)
        {
            await outgoing.TellCertification(unit, user, attempt.Subject, CertificationEvent.Failed, advice, $"attempt:{attempt.Id}:failed");
        }
    }

    /// <summary>Documents outweigh a name and a number that somebody typed: who holds the number by those loses it, and is told.</summary>
    private async Task EndElementsOfOthers(Unit unit, Attempt attempt)
    {
        var others = await certifications.Holders(unit, Subject.Person, attempt.NumberIdx, EvidenceLevel.Elements, attempt.UserId);
        foreach (var other in others.Where(o => o.Level == EvidenceLevel.Elements && o.State is CertificationState.PASS or CertificationState.EXPIRING))
        {
            var ended = Deciding.Apply(other, new Verdict.Failed(Advice.NumberCertifiedElsewhere, "outweighed"), stage.Now);
            await certifications.Save(unit, ended);
            await outgoing.TellCertification(
                unit, (await users.Find(unit, other.UserId))!, Subject.Person, CertificationEvent.Failed, ended.Advice,
                $"attempt:{other.AttemptId}:outweighed");
        }
    }
}
