using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Documents;
using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Reviews a person: local checks, OCR, comparison, authority, validity. The first failure decides.</summary>
public sealed class PersonReview(IOcr ocr, IIdentityAuthority authority, PaidCalls calls, Evidence evidence, Standings standings, Stage stage)
{
    private const string Api = PaidCalls.Person;
    private const int YoungestAge = 14;

    public async Task<Verdict> Review(Attempt attempt, ReviewNotes notes, CancellationToken stop)
    {
        var today = CalendarDay.Of(stage.Now);
        if (CheckLocally(attempt, today) is { } failed)
        {
            return failed;
        }

        var standing = await standings.Of(attempt, Api);
        return standing.Contest
            ?? (standing.MayCheck ? await ReviewRemotely(attempt, standing.EarlierCalls, notes, today, stop) : OverShares());
    }

    /// <summary>What the number itself tells, at no vendor's cost.</summary>
    private static Verdict? CheckLocally(Attempt attempt, DateOnly today)
    {
        var check = IdentityNumber.Check(attempt.Declared.Number, today, out var number);
        if (check != IdentityNumberCheck.Valid)
        {
            return new Verdict.Failed(Advice.PersonMismatch, $"local:{check}");
        }

        return number!.Age(today) < YoungestAge ? new Verdict.Failed(Advice.TooYoung, "local:age") : null;
    }

    private async Task<Verdict> ReviewRemotely(Attempt attempt, int earlierCalls, ReviewNotes notes, DateOnly today, CancellationToken stop)
    {
        var policy = SubmissionPolicy.Of(Subject.Person, attempt.Door);
        var context = new ReviewContext(attempt.Id, earlierCalls, attempt.Declared.Name, attempt.Declared.Number, "");
        var read = await Read(attempt, policy, context, notes, stop);
        if (read.Stopped is { } stopped)
        {
            return stopped;
        }

        if (CompareReadings(attempt, policy, read, notes) is { } differs)
        {
            return differs;
        }

        context = context with { CardPeriod = read.Back?.ValidPeriod };
        var parameters = $"{attempt.Declared.Name}\n{attempt.Declared.Number}" + (authority.ComparesPeriod ? $"\n{context.CardPeriod}" : "");
        var asked = await calls.AskAuthority(
            attempt, new Question(authority.Provider, Api, parameters),
            () => authority.CheckPerson(attempt.Declared.Name, attempt.Declared.Number, context, PaidCalls.ToTheEnd));
        if (asked is not { } answer)
        {
            return OverShares(read.Validity.End);
        }

        notes.Add("authority:person", answer);
        return answer.Reading switch
        {
            null => new Verdict.PutOff($"authority:{answer.Fault}"),
            { Verdict: AuthorityVerdict.Mismatch } => new Verdict.Failed(Advice.PersonMismatch, "authority:mismatch"),
            { Verdict: AuthorityVerdict.NoRecord } => new Verdict.ToReviewer("authority:norecord", new Verdict.Passed(read.Validity.End)),
            _ when read.Validity.HasEnded(today) => new Verdict.Failed(Advice.CardExpired, "validity:ended"),
            _ when read.Back?.Warnings is { Count: > 0 } || read.Front?.Warnings is { Count: > 0 } => new Verdict.ToReviewer("ocr:warnings", new Verdict.Passed(read.Validity.End)),
            _ => new Verdict.Passed(read.Validity.End),
        };
    }

    /// <summary>Nobody is asked any more; a reviewer who lets it pass gives it no end where nobody has read one.</summary>
    private static Verdict.ToReviewer OverShares(DateOnly? end = null) => new("budget:attempts", new Verdict.Passed(end));

    private async Task<Readings> Read(
        Attempt attempt, SubmissionPolicy policy, ReviewContext context, ReviewNotes notes, CancellationToken stop)
    {
        var readings = new Readings();
        foreach (var kind in policy.ReviewedPhotos)
        {
            var side = kind == PhotoKind.Front ? CardSide.Front : CardSide.Back;
            if (await evidence.Read(attempt, kind, stop) is not { } photo)
            {
                notes.Add($"ocr:{side}", "absent");
                continue;
            }

            var hash = attempt.Photos.First(p => p.Kind == kind).Sha256;
            var asked = await calls.Ask(
                attempt, new Question(ocr.Provider, side == CardSide.Front ? PaidCalls.OcrFront : PaidCalls.OcrBack, hash),
                () => ocr.ReadCard(side, photo, context, PaidCalls.ToTheEnd));
            if (asked is not { } answer)
            {
                return readings with { Stopped = OverShares() };
            }

            notes.Add($"ocr:{side}", answer);
            if (answer.Reading is not { } reading)
            {
                return readings with { Stopped = new Verdict.PutOff($"ocr:{answer.Fault}") };
            }

            readings = side == CardSide.Front ? readings with { Front = reading } : readings with { Back = reading };
        }

        return readings with { Validity = readings.Back is { Readable: true } back ? Validity.Parse(back.ValidPeriod) : Validity.NoEnd };
    }

    private static Verdict? CompareReadings(Attempt attempt, SubmissionPolicy policy, Readings read, ReviewNotes notes)
    {
        var needsFront = policy.ReviewedPhotos.Contains(PhotoKind.Front);
        var needsBack = policy.ReviewedPhotos.Contains(PhotoKind.Back);
        var hasFront = read.Front is { Readable: true };
        var hasBack = read.Back is { Readable: true };
        if (needsFront && needsBack && !hasFront && !hasBack)
        {
            return new Verdict.Failed(Advice.CardUnreadable, "ocr:unreadable");
        }

        if (needsBack && (!hasBack || read.Validity.Kind is ValidityKind.Unparsable or ValidityKind.NotPrinted))
        {
            return new Verdict.Failed(Advice.BackUnreadable, "ocr:back");
        }

        if (!needsFront)
        {
            return null;
        }

        if (!hasFront)
        {
            return new Verdict.Failed(Advice.FrontDiffers, "ocr:front");
        }

        var same = notes.Same(ComparedField.Name, attempt.Declared.Name, read.Front!.Name)
            & notes.Same(ComparedField.IdentityNumber, attempt.Declared.Number, read.Front.Number);
        return same ? null : new Verdict.Failed(Advice.FrontDiffers, "ocr:differs");
    }

    private sealed record Readings
    {
        public CardReading? Front { get; init; }

        public CardReading? Back { get; init; }

        public Validity Validity { get; init; } = Validity.NoEnd;

        public Verdict? Stopped { get; init; }
    }
}
