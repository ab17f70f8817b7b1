using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Persistence;

/// <summary>Attempts: one row per submission, kept for ever. What decided it is written once.</summary>
public sealed class AttemptStore(FieldCipher cipher)
{
    private const string Columns =
        "id, certification_id, user_id, subject, door, level, status, declared, number_idx, consent_version, submitted_at, photos, evidence, rule, advice, put_offs, decided_at, decided_by";

    public async Task<long> Add(Unit unit, Certification submitted, string consentVersion, DateTimeOffset now) =>
        await unit.Scalar<long>(
            """
            INSERT INTO attempts (certification_id, user_id, subject, door, level, status, declared, number_idx, consent_version, submitted_at)
            VALUES (@Id, @UserId, @subject, @door, @level, 'Waiting', @declared, @NumberIdx, @consentVersion, @now) RETURNING id
            """,
            new
            {
                submitted.Id,
                submitted.UserId,
                subject = submitted.Subject.ToString(),
                door = submitted.Door.ToString(),
                level = submitted.Level.ToString(),
                declared = cipher.Seal("attempts", "declared", submitted.UserId, Json.Write(submitted.Declared)),
                submitted.NumberIdx,
                consentVersion,
                now,
            });

    public async Task<Attempt?> Find(Unit unit, long id) =>
        (await unit.One<AttemptRow>($"SELECT {Columns} FROM attempts WHERE id = @id", new { id }))?.Open(cipher);

    /// <summary>Marks the attempts that this one replaces: those of the same certification that wait for anybody.</summary>
    public Task Replace(Unit unit, long certificationId, long byAttempt, DateTimeOffset now) =>
        unit.Execute(
            """
            UPDATE attempts SET status = 'Replaced', decided_at = @now, rule = 'replaced'
            WHERE certification_id = @certificationId AND id <> @byAttempt AND status IN ('Waiting', 'Queued', 'PutOff', 'InReview')
            """,
            new { certificationId, byAttempt, now });

    public Task SetPhotos(Unit unit, long id, IReadOnlyList<FrozenPhoto> photos) =>
        unit.Execute("UPDATE attempts SET photos = @photos WHERE id = @id", new { id, photos = Json.Write(photos) });

    /// <summary>Writes what became of the attempt, with its evidence; an attempt that was decided keeps its decision.</summary>
    public Task<int> Finish(Unit unit, Attempt attempt, AttemptStatus status, ReviewRecord record, string? advice, string by, DateTimeOffset now) =>
        unit.Execute(
            """
            UPDATE attempts SET status = @status, rule = @Rule, advice = @advice, evidence = @evidence, decided_at = @now, decided_by = @by
            WHERE id = @id AND status IN ('Waiting', 'Queued', 'PutOff', 'InReview')
            """,
            new
            {
                id = attempt.Id,
                status = status.ToString(),
                record.Rule,
                advice,
                evidence = cipher.Seal("attempts", "evidence", attempt.UserId, Json.Write(record)),
                now,
                by,
            });

    public Task PutOff(Unit unit, long id, string rule) =>
        unit.Execute(
            "UPDATE attempts SET status = 'PutOff', put_offs = put_offs + 1, rule = @rule WHERE id = @id AND status IN ('Waiting', 'Queued', 'PutOff')",
            new { id, rule });

    /// <summary>Back to waiting for the next sweep.</summary>
    public Task Wait(Unit unit, long id) =>
        unit.Execute("UPDATE attempts SET status = 'Waiting' WHERE id = @id AND status IN ('Queued', 'PutOff')", new { id });

    public Task<IReadOnlyList<ReviewItem>> InReview(Unit unit) =>
        unit.Many<ReviewItem>(
            "SELECT id, user_id, subject, door, rule, submitted_at FROM attempts WHERE status = 'InReview' ORDER BY id");

    private sealed class AttemptRow
    {
        public long Id { get; init; }
        public long CertificationId { get; init; }
        public long UserId { get; init; }
        public string Subject { get; init; } = "";
        public string Door { get; init; } = "";
        public string Level { get; init; } = "";
        public string Status { get; init; } = "";
        public byte[] Declared { get; init; } = [];
        public string NumberIdx { get; init; } = "";
        public string ConsentVersion { get; init; } = "";
        public DateTimeOffset SubmittedAt { get; init; }
        public string Photos { get; init; } = "";
        public byte[]? Evidence { get; init; }
        public string Rule { get; init; } = "";
        public string? Advice { get; init; }
        public int PutOffs { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
        public string? DecidedBy { get; init; }

        public Attempt Open(FieldCipher cipher) => new()
        {
            Id = Id,
            CertificationId = CertificationId,
            UserId = UserId,
            Subject = Enum.Parse<Subject>(Subject),
            Door = Enum.Parse<Door>(Door),
            Level = Enum.Parse<EvidenceLevel>(Level),
            Status = Enum.Parse<AttemptStatus>(Status),
            Declared = Json.Read<Declared>(cipher.Open("attempts", "declared", UserId, Declared)),
            NumberIdx = NumberIdx,
            ConsentVersion = ConsentVersion,
            SubmittedAt = SubmittedAt,
            Photos = Photos.Length == 0 ? [] : Json.Read<List<FrozenPhoto>>(Photos),
            Record = Evidence is null ? null : Json.Read<ReviewRecord>(cipher.Open("attempts", "evidence", UserId, Evidence)),
            Rule = Rule,
            Advice = Advice,
            PutOffs = PutOffs,
            DecidedAt = DecidedAt,
            DecidedBy = DecidedBy,
        };
    }
}
