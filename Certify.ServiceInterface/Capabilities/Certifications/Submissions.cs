using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Documents;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Takes submissions of persons and companies. Every submission is a new attempt; nothing is asked of a vendor here.</summary>
public sealed class Submissions(
    Database database, CertificationStore certifications, AttemptStore attempts, Photos photos, BlindIndex index, Stage stage)
{
    /// <summary>
    /// Submits a person: <see cref="Fault.UnderReview"/>, <see cref="Fault.AlreadyCertified"/>, <see cref="Fault.ValueMalformed"/>,
    /// <see cref="Fault.NumberHeldByAnother"/>, <see cref="Fault.PhotosMissing"/>.
    /// </summary>
    /// <param name="name">Canonical.</param>
    /// <param name="number">Canonical: trimmed, upper-case.</param>
    public Task<Outcome<Done>> Person(long userId, string name, string number, SubmissionPolicy policy, string? consent)
    {
        if (stage.Settings.Strict && IdentityNumber.Check(number, CalendarDay.Of(stage.Now), out _) != IdentityNumberCheck.Valid)
        {
            return Task.FromResult<Outcome<Done>>(Fault.ValueMalformed);
        }

        return Submit(userId, Subject.Person, new Declared { Name = name, Number = number }, policy, consent);
    }

    /// <summary>
    /// Submits a company: <see cref="Fault.ValueMalformed"/>, <see cref="Fault.PersonNotCertified"/>, <see cref="Fault.AlreadyCertified"/>,
    /// <see cref="Fault.LicenceHeldByAnother"/>.
    /// </summary>
    public Task<Outcome<Done>> Company(long userId, Declared declared, string? consent)
    {
        if (stage.Settings.Strict && SocialCreditCode.Check(declared.Number, out _) != SocialCreditCodeCheck.Valid)
        {
            return Task.FromResult<Outcome<Done>>(Fault.ValueMalformed);
        }

        return Submit(userId, Subject.Company, declared, SubmissionPolicy.Company, consent);
    }

    public Task<Domain.Certification> Find(long userId, Subject subject) => database.Read(unit => certifications.Find(unit, userId, subject));

    private async Task<Outcome<Done>> Submit(long userId, Subject subject, Declared declared, SubmissionPolicy policy, string? consent)
    {
        await photos.Notice(userId, policy.RequiredPhotos.Union(policy.ReviewedPhotos), CancellationToken.None);
        return await Enter(userId, subject, declared, policy, consent);
    }

    private Task<Outcome<Done>> Enter(long userId, Subject subject, Declared declared, SubmissionPolicy policy, string? consent) =>
        database.Write<Outcome<Done>>(async unit =>
        {
            var now = stage.Now;
            var asLegalPerson = false;
            if (subject == Subject.Company)
            {
                var person = await certifications.Lock(unit, userId, Subject.Person, now);
                if (!person.InForce(EvidenceLevel.Document))
                {
                    return Fault.PersonNotCertified;
                }

                asLegalPerson = Comparison.NameForm(person.Current!.Declared.Name) == Comparison.NameForm(declared.LegalPerson);
            }

            var numberIdx = NumberIndex(subject, declared.Number);
            await unit.Dialect.TakeName(unit, $"number:{numberIdx}");
            var before = await certifications.Lock(unit, userId, subject, now);
            var reviewed = Submitting.ReviewedUnder(before, policy);
            var holders = await certifications.Holders(unit, subject, numberIdx, reviewed.Level, userId);
            // Whoever only typed public data never blocks the legal person himself.
            var held = holders.Any(holder => !asLegalPerson || holder.Current?.Authority == CompanyAuthority.LegalPerson);
            var submitted = Submitting.Submit(before, declared, numberIdx, policy, held, now);
            if (submitted.Fault is { } fault)
            {
                return fault;
            }

            if (ReferenceEquals(submitted.Value, before))
            {
                return Done.It;
            }

            if ((await photos.Missing(unit, userId, policy.RequiredPhotos)).Count > 0)
            {
                return Fault.PhotosMissing;
            }

            var complete = (await photos.Missing(unit, userId, reviewed.ReviewedPhotos)).Count == 0;
            var attempt = await attempts.Add(unit, submitted.Value, stage.Settings.ConsentOf(policy.Door, consent), now);
            await attempts.Replace(unit, before.Id, attempt, now);
            await certifications.Save(unit, submitted.Value with { AttemptId = attempt, EvidenceComplete = complete });
            return Done.It;
        });

    /// <summary>One index for both spellings of a number: fifteen and eighteen digits are the same person.</summary>
    private string NumberIndex(Subject subject, string number) =>
        subject == Subject.Person
            ? index.Index("identity-number", Comparison.IdentityNumberForm(number))
            : index.Index("licence-number", Comparison.LicenceNumberForm(number));
}
