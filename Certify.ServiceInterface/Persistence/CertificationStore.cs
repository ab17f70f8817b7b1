using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Persistence;

/// <summary>Certifications: one row per user and subject. The person's row is made with the user and names him in administrators' lists.</summary>
public sealed class CertificationStore(FieldCipher cipher)
{
    public async Task<Certification> Find(Unit unit, long userId, Subject subject) =>
        (await unit.One<CertificationRow>(
            $"SELECT {CertificationRow.Columns} FROM certifications WHERE user_id = @userId AND subject = @subject",
            new { userId, subject = subject.ToString() }))?.Open(cipher) ?? Certification.None(userId, subject);

    /// <summary>The certification, held against other writers until the transaction ends.</summary>
    public async Task<Certification> Lock(Unit unit, long userId, Subject subject, DateTimeOffset now)
    {
        if (await Locked(unit, userId, subject) is { } there)
        {
            return there;
        }

        await Create(unit, userId, subject, now);
        return (await Locked(unit, userId, subject))!;
    }

    public async Task<Certification?> FindById(Unit unit, long id) =>
        (await unit.One<CertificationRow>($"SELECT {CertificationRow.Columns} FROM certifications WHERE id = @id", new { id }))?.Open(cipher);

    public async Task<Certification?> OfAttempt(Unit unit, long attemptId) =>
        (await unit.One<CertificationRow>(
            $"SELECT {CertificationRow.Columns} FROM certifications WHERE id = (SELECT certification_id FROM attempts WHERE id = @attemptId)",
            new { attemptId }))?.Open(cipher);

    public async Task<(Certification Person, Certification Company)> OfUser(Unit unit, long userId)
    {
        var rows = await unit.Many<CertificationRow>($"SELECT {CertificationRow.Columns} FROM certifications WHERE user_id = @userId", new { userId });
        var person = rows.FirstOrDefault(r => r.Subject == nameof(Subject.Person))?.Open(cipher) ?? Certification.None(userId, Subject.Person);
        var company = rows.FirstOrDefault(r => r.Subject == nameof(Subject.Company))?.Open(cipher) ?? Certification.None(userId, Subject.Company);
        return (person, company);
    }

    public async Task<ILookup<long, Certification>> OfUsers(Unit unit, IReadOnlyList<long> userIds) =>
        userIds.Count == 0
            ? Enumerable.Empty<Certification>().ToLookup(c => c.UserId)
            : (await unit.Many<CertificationRow>(
                $"SELECT {CertificationRow.Columns} FROM certifications WHERE user_id {unit.Dialect.AnyOf("@userIds")}", new { userIds = userIds.ToArray() }))
                .Select(row => row.Open(cipher)).ToLookup(c => c.UserId);

    /// <summary>Persons, those first who, or whose company, changed last.</summary>
    public async Task<IReadOnlyList<Certification>> NewestPersons(Unit unit, int skip, int take) =>
        [.. (await unit.Many<CertificationRow>(
            $"SELECT {CertificationRow.Columns} FROM certifications WHERE subject = 'Person' ORDER BY listed_at DESC, id DESC LIMIT @take OFFSET @skip",
            new { skip, take })).Select(row => row.Open(cipher))];

    public Task Create(Unit unit, long userId, Subject subject, DateTimeOffset now) =>
        unit.Execute(
            """
            INSERT INTO certifications (user_id, subject, state, level, door, created_at, modified_at, listed_at)
            VALUES (@userId, @subject, 'UNAUTHEN', 'None', 'UserCertify', @now, @now, @now)
            ON CONFLICT (user_id, subject) DO NOTHING
            """,
            new { userId, subject = subject.ToString(), now });

    public async Task Save(Unit unit, Certification certification)
    {
        await unit.Execute(
            """
            UPDATE certifications SET
                state = @State, level = @Level, door = @Door, attempt_id = @AttemptId, declared = @Declared, number_idx = @NumberIdx,
                evidence_complete = @EvidenceComplete, valid_till = @ValidTill, authority = @Authority, advice = @Advice,
                in_review = @InReview, notified_days = @NotifiedDays, renewing = @Renewing, renewing_idx = @RenewingIdx,
                renewing_level = @RenewingLevel, renewing_till = @RenewingTill, modified_at = @ModifiedAt,
                listed_at = CASE WHEN listed_at < @ModifiedAt THEN @ModifiedAt ELSE listed_at END
            WHERE id = @Id
            """,
            CertificationRow.Parameters(certification, cipher));
        if (certification.Subject == Subject.Company)
        {
            await unit.Execute(
                "UPDATE certifications SET listed_at = @ModifiedAt WHERE user_id = @UserId AND subject = 'Person' AND listed_at < @ModifiedAt",
                new { certification.UserId, certification.ModifiedAt });
        }
    }

    /// <summary>
    /// Certifications of other users that hold the number at this level or a higher one: in force, or waiting with all their
    /// evidence there.
    /// </summary>
    public async Task<IReadOnlyList<Certification>> Holders(Unit unit, Subject subject, string numberIdx, EvidenceLevel level, long exceptUser) =>
        [.. (await unit.Many<CertificationRow>(
            $"""
            SELECT {CertificationRow.Columns} FROM certifications
            WHERE subject = @subject AND user_id <> @exceptUser AND number_idx = @numberIdx AND level {unit.Dialect.AnyOf("@levels")}
              AND (state IN ('PASS', 'EXPIRING') OR (state = 'AUTHEN' AND evidence_complete = 1))
            UNION
            SELECT {CertificationRow.Columns} FROM certifications
            WHERE subject = @subject AND user_id <> @exceptUser AND renewing_idx = @numberIdx AND renewing_level {unit.Dialect.AnyOf("@levels")}
            """,
            new { subject = subject.ToString(), numberIdx, exceptUser, levels = AtLeast(level) })).Select(row => row.Open(cipher))];

    /// <summary>Certifications of other users that hold the attempt's number at its level or a higher one.</summary>
    public Task<IReadOnlyList<Certification>> HoldersBeside(Unit unit, Attempt attempt) =>
        Holders(unit, attempt.Subject, attempt.NumberIdx, attempt.Level, attempt.UserId);

    /// <summary>Users whose person or company ends by this day, in portions by certification id.</summary>
    public Task<IReadOnlyList<EndingCertification>> Ending(Unit unit, DateOnly by, long afterId, int take) =>
        unit.Many<EndingCertification>(
            """
            SELECT id, user_id, subject FROM certifications
            WHERE id > @afterId
              AND ((state IN ('PASS', 'EXPIRING') AND valid_till IS NOT NULL AND valid_till <= @day) OR renewing_till <= @day)
            ORDER BY id LIMIT @take
            """,
            new { afterId, take, day = Day.Write(by) });

    private async Task<Certification?> Locked(Unit unit, long userId, Subject subject) =>
        (await unit.One<CertificationRow>(
            $"SELECT {CertificationRow.Columns} FROM certifications WHERE user_id = @userId AND subject = @subject {unit.Dialect.ForUpdate}",
            new { userId, subject = subject.ToString() }))?.Open(cipher);

    private static string[] AtLeast(EvidenceLevel level) =>
        [.. Enum.GetValues<EvidenceLevel>().Where(l => l >= level).Select(l => l.ToString())];
}

public sealed class EndingCertification
{
    public long Id { get; init; }

    public long UserId { get; init; }

    public Subject Subject { get; init; }
}
