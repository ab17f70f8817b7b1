using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Documents;
using Certify.ServiceInterface.Objects;
using Certify.ServiceInterface.Persistence;
using Microsoft.Extensions.Logging;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Reviews one attempt from beginning to decision. May be repeated at any point: what was paid for is not paid for again.</summary>
public sealed partial class Reviews(
    Database database, ReviewStores stores, PersonReview persons, CompanyReview companies, Decisions decisions, Evidence evidence)
{
    /// <summary>Who decides when no reviewer does.</summary>
    public const string Machine = "sweep";

    private static readonly TimeSpan[] BackOff =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
    ];

    /// <summary>Reviews, and ends the delivery in the transaction of the decision.</summary>
    public async Task<Disposition> Review(long attemptId, Delivery delivery, CancellationToken stop)
    {
        var (attempt, current) = await database.Read(unit => unit.Together(
            () => stores.Attempts.Find(unit, attemptId), () => stores.Certifications.OfAttempt(unit, attemptId)), stop);
        if (attempt is null || current is null || !attempt.IsOpen || attempt.Status == AttemptStatus.InReview)
        {
            return Disposition.Done;
        }

        if (attempt.Subject == Subject.Company && await WaitsForPerson(attempt) is { } later)
        {
            return later;
        }

        var notes = new ReviewNotes(stores.Comparison);
        var (verdict, frozen) = current.AttemptId == attempt.Id ? await Judge(attempt, notes, stop) : (new Verdict.PutOff("replaced"), attempt);
        var written = await database.Write(
            unit => decisions.Save(unit, frozen, verdict, notes.Close(), Machine, alongside: () => stores.Queue.Complete(unit, delivery)), stop);
        if (written is not Verdict.PutOff putOff)
        {
            return Disposition.DoneAndRemoved;
        }

        WaitsAgain(stores.Log, attempt.Id, putOff.Rule, attempt.PutOffs + 1);
        return new Disposition.Postponed(BackOff[Math.Min(attempt.PutOffs, BackOff.Length - 1)]);
    }

    private async Task<(Verdict Verdict, Attempt Frozen)> Judge(Attempt attempt, ReviewNotes notes, CancellationToken stop)
    {
        try
        {
            var policy = SubmissionPolicy.Of(attempt.Subject, attempt.Door);
            var frozen = await evidence.Freeze(attempt, policy.Evidence, stop);
            var verdict = attempt.Subject == Subject.Person
                ? await persons.Review(frozen, notes, stop)
                : await companies.Review(frozen, notes, stop);
            return (verdict, frozen);
        }
        catch (ObjectStoreUnavailableException)
        {
            return (new Verdict.PutOff("objects"), attempt);
        }
    }

    /// <summary>A company is reviewed after its person; while that one is not certified, the company waits for the next sweep.</summary>
    private async Task<Disposition?> WaitsForPerson(Attempt attempt)
    {
        var (open, person) = await database.Read(async unit =>
            (await stores.Sweeps.PersonIsOpen(unit, attempt.UserId), await stores.Certifications.Find(unit, attempt.UserId, Subject.Person)));
        if (open)
        {
            return new Disposition.Postponed(TimeSpan.FromMilliseconds(200));
        }

        if (person.InForce(EvidenceLevel.Document))
        {
            return null;
        }

        await database.WriteOne(unit => stores.Attempts.Wait(unit, attempt.Id));
        return Disposition.Done;
    }

    [LoggerMessage(LogLevel.Warning, "Attempt {Attempt} is put off for the {Time}. time: {Rule}.")]
    private static partial void WaitsAgain(ILogger log, long attempt, string rule, int time);
}

/// <summary>What a review reads and writes, gathered so that the act itself reads short. The log names attempts by their id.</summary>
public sealed record ReviewStores(
    AttemptStore Attempts,
    CertificationStore Certifications,
    SweepStore Sweeps,
    QueueStore Queue,
    Comparison Comparison,
    ILogger<Reviews> Log);
