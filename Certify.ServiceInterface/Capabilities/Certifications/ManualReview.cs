using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>A reviewer decides what no machine may.</summary>
public sealed class ManualReview(Database database, AttemptStore attempts, Decisions decisions, AuditStore audit, Stage stage)
{
    public Task<IReadOnlyList<ReviewItem>> List() => database.Read(attempts.InReview);

    /// <summary>Lets an attempt pass: <see cref="Fault.NotFound"/> where it is not in review.</summary>
    public Task<Outcome<Done>> Approve(long attemptId, string reviewer) =>
        Decide(attemptId, reviewer, record => new Verdict.Passed(record.ValidTill, record.Authority), "approve");

    /// <summary>Refuses an attempt for this reason, which the user is told.</summary>
    public Task<Outcome<Done>> Reject(long attemptId, string reviewer, string reason) =>
        string.IsNullOrWhiteSpace(reason)
            ? Task.FromResult<Outcome<Done>>(Fault.ValueMissing)
            : Decide(attemptId, reviewer, _ => new Verdict.Failed(reason.Trim(), "reviewer"), "reject");

    private Task<Outcome<Done>> Decide(long attemptId, string reviewer, Func<ReviewRecord, Verdict> judge, string act) =>
        database.Write<Outcome<Done>>(async unit =>
        {
            if (await attempts.Find(unit, attemptId) is not { Status: AttemptStatus.InReview } attempt)
            {
                return Fault.NotFound;
            }

            var record = (attempt.Record ?? new ReviewRecord()) with { Rule = "reviewer" };
            if (await decisions.Save(unit, attempt, judge(record), record, reviewer) is null)
            {
                return Fault.NotFound;
            }

            await audit.Write(unit, reviewer, $"review:{act}", $"attempt:{attemptId}", "", stage.Now);
            return Done.It;
        });
}
