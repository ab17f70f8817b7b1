using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Documents;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Reviews a company. Its legal person may be somebody else; then only public data speaks for it.</summary>
public sealed class CompanyReview(
    IOcr ocr, ICompanyAuthority authority, PaidCalls calls, Evidence evidence, Standings standings, CompanyStage stage)
{
    private const string Api = PaidCalls.Company;

    public async Task<Verdict> Review(Attempt attempt, ReviewNotes notes, CancellationToken stop)
    {
        if (SocialCreditCode.Check(attempt.Declared.Number, out var licence) != SocialCreditCodeCheck.Valid)
        {
            return new Verdict.Failed(Advice.CompanyMismatch, "local:licence");
        }

        var number = authority.ComparesLegalPersonNumber ? await stage.NumberOfLegalPerson(attempt) : null;
        var right = number is null ? CompanyAuthority.PublicData : CompanyAuthority.LegalPerson;
        var standing = await standings.Of(attempt, Api, asLegalPerson: number is not null);
        if (standing.Contest is { } contest)
        {
            return contest is Verdict.ToReviewer review ? review with { WhenApproved = new Verdict.Passed(null, right) } : contest;
        }

        return licence!.IsRegistrationNumber && !authority.KnowsRegistrationNumbers
            ? new Verdict.ToReviewer("local:registrationnumber", new Verdict.Passed(null, right))
            : !standing.MayCheck
                ? OverShares(null, right)
                : await ReviewRemotely(attempt, standing.EarlierCalls, (number, right), notes, stop);
    }

    private async Task<Verdict> ReviewRemotely(
        Attempt attempt, int earlierCalls, (string? Number, CompanyAuthority Right) legalPerson, ReviewNotes notes, CancellationToken stop)
    {
        var (number, right) = legalPerson;
        if (await evidence.Read(attempt, PhotoKind.Licence, stop) is not { } photo)
        {
            return new Verdict.Failed(Advice.LicenceUnreadable, "ocr:absent");
        }

        var context = new ReviewContext(attempt.Id, earlierCalls, attempt.Declared.Name, attempt.Declared.Number, attempt.Declared.LegalPerson);
        var asked = await calls.Ask(
            attempt, new Question(ocr.Provider, PaidCalls.OcrLicence, attempt.Photos[0].Sha256),
            () => ocr.ReadLicence(photo, context, PaidCalls.ToTheEnd));
        if (asked is not { } answer)
        {
            return OverShares(null, right);
        }

        notes.Add(PaidCalls.OcrLicence, answer);
        if (answer.Reading is not { } reading)
        {
            return new Verdict.PutOff($"ocr:{answer.Fault}");
        }

        var term = Validity.Parse(reading.ValidPeriod);
        return CompareReading(attempt, reading, term, notes) ?? await AskAuthority(attempt, context, number, right, term, notes, stop);
    }

    /// <summary>Nobody is asked any more; a reviewer who lets it pass gives it no end, for nobody has read one.</summary>
    private static Verdict.ToReviewer OverShares(DateOnly? end, CompanyAuthority right) =>
        new("budget:attempts", new Verdict.Passed(end, right));

    private static Verdict? CompareReading(Attempt attempt, LicenceReading reading, Validity term, ReviewNotes notes)
    {
        if (!reading.Readable)
        {
            return new Verdict.Failed(Advice.LicenceUnreadable, "ocr:unreadable");
        }

        if (term.Kind == ValidityKind.Unparsable)
        {
            return new Verdict.Failed(Advice.LicenceTermUnreadable, "ocr:term");
        }

        var same = notes.Same(ComparedField.CompanyName, attempt.Declared.Name, reading.CompanyName)
            & notes.Same(ComparedField.LegalPerson, attempt.Declared.LegalPerson, reading.LegalPerson)
            & notes.Same(ComparedField.LicenceNumber, attempt.Declared.Number, reading.Number);
        return same ? null : new Verdict.Failed(Advice.LicenceDiffers, "ocr:differs");
    }

    private async Task<Verdict> AskAuthority(
        Attempt attempt, ReviewContext context, string? number, CompanyAuthority right, Validity printed, ReviewNotes notes, CancellationToken stop)
    {
        var declared = attempt.Declared;
        var asked = await calls.AskAuthority(
            attempt,
            new Question(authority.Provider, Api, $"{declared.Number}\n{declared.Name}\n{declared.LegalPerson}\n{number}"),
            () => authority.CheckCompany(declared.Number, declared.Name, declared.LegalPerson, number, context, PaidCalls.ToTheEnd));
        if (asked is not { } answer)
        {
            return OverShares(printed.End, right);
        }

        notes.Add("authority:company", answer);
        if (answer.Reading is not { } reading)
        {
            return new Verdict.PutOff($"authority:{answer.Fault}");
        }

        var term = printed.Kind == ValidityKind.Until || reading.OpenTime is null ? printed : Validity.Parse(reading.OpenTime);
        return reading.Verdict switch
        {
            AuthorityVerdict.Mismatch => new Verdict.Failed(Advice.CompanyMismatch, "authority:mismatch"),
            AuthorityVerdict.NoRecord => new Verdict.ToReviewer("authority:norecord", new Verdict.Passed(term.End, right)),
            AuthorityVerdict.Match when term.HasEnded(stage.Today) => new Verdict.Failed(Advice.LicenceExpired, "validity:ended"),
            AuthorityVerdict.Match when reading.Reasons is { Count: > 0 } => new Verdict.ToReviewer("authority:remarks", new Verdict.Passed(term.End, right)),
            AuthorityVerdict.Match => new Verdict.Passed(term.End, right),
        };
    }
}

/// <summary>What a company's review must know of its person.</summary>
public sealed class CompanyStage(Database database, CertificationStore certifications, Stage stage)
{
    public DateOnly Today => CalendarDay.Of(stage.Now);

    /// <summary>The identity number of the legal person, known only when he is the certified user himself.</summary>
    public async Task<string?> NumberOfLegalPerson(Attempt attempt)
    {
        var person = await database.Read(unit => certifications.Find(unit, attempt.UserId, Subject.Person));
        return person.Current is { Level: EvidenceLevel.Document } current
            && Comparison.NameForm(current.Declared.Name) == Comparison.NameForm(attempt.Declared.LegalPerson)
                ? current.Declared.Number
                : null;
    }
}
