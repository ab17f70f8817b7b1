using System.Globalization;
using System.Text.Json;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Persistence;

/// <summary>A certification as columns; opens and seals what is sensitive.</summary>
internal sealed class CertificationRow
{
    public const string Columns =
        "id, user_id, subject, state, level, door, attempt_id, declared, number_idx, evidence_complete, valid_till, authority, advice, in_review, notified_days, renewing, created_at, modified_at";

    public long Id { get; init; }
    public long UserId { get; init; }
    public string Subject { get; init; } = "";
    public string State { get; init; } = "";
    public string Level { get; init; } = "";
    public string Door { get; init; } = "";
    public long AttemptId { get; init; }
    public byte[]? Declared { get; init; }
    public string? NumberIdx { get; init; }
    public bool EvidenceComplete { get; init; }
    public int? ValidTill { get; init; }
    public string? Authority { get; init; }
    public string? Advice { get; init; }
    public bool InReview { get; init; }
    public int? NotifiedDays { get; init; }
    public byte[]? Renewing { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ModifiedAt { get; init; }

    public Certification Open(FieldCipher cipher) => new()
    {
        Id = Id,
        UserId = UserId,
        Subject = Enum.Parse<Subject>(Subject),
        State = Enum.Parse<CertificationState>(State),
        Level = Enum.Parse<EvidenceLevel>(Level),
        Door = Enum.Parse<Door>(Door),
        AttemptId = AttemptId,
        Declared = Declared is null ? new Declared() : Json.Read<Declared>(cipher.Open("certifications", "declared", UserId, Declared)),
        NumberIdx = NumberIdx ?? "",
        EvidenceComplete = EvidenceComplete,
        ValidTill = Day.Read(ValidTill),
        Authority = Authority is null ? null : Enum.Parse<CompanyAuthority>(Authority),
        Advice = Advice,
        InReview = InReview,
        NotifiedDays = NotifiedDays,
        Renewing = Renewing is null ? null : Json.Read<InForce>(cipher.Open("certifications", "renewing", UserId, Renewing)),
        CreatedAt = CreatedAt,
        ModifiedAt = ModifiedAt,
    };

    public static object Parameters(Certification c, FieldCipher cipher) => new
    {
        c.Id,
        c.UserId,
        Subject = c.Subject.ToString(),
        State = c.State.ToString(),
        Level = c.Level.ToString(),
        Door = c.Door.ToString(),
        c.AttemptId,
        Declared = cipher.Seal("certifications", "declared", c.UserId, Json.Write(c.Declared)),
        NumberIdx = c.NumberIdx.Length == 0 ? null : c.NumberIdx,
        EvidenceComplete = c.EvidenceComplete ? 1 : 0,
        ValidTill = Day.Write(c.ValidTill),
        Authority = c.Authority?.ToString(),
        c.Advice,
        InReview = c.InReview ? 1 : 0,
        c.NotifiedDays,
        Renewing = c.Renewing is null ? null : cipher.Seal("certifications", "renewing", c.UserId, Json.Write(c.Renewing)),
        RenewingIdx = c.Renewing?.NumberIdx,
        RenewingLevel = c.Renewing?.Level.ToString(),
        RenewingTill = Day.Write(c.Renewing?.ValidTill),
        c.CreatedAt,
        c.ModifiedAt,
    };
}

/// <summary>Days as numbers yyyymmdd, so that both databases compare them alike.</summary>
internal static class Day
{
    public static DateOnly? Read(int? day) =>
        day is { } d ? DateOnly.ParseExact(d.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture) : null;

    public static int? Write(DateOnly? day) => day is { } d ? (d.Year * 10000) + (d.Month * 100) + d.Day : null;
}

/// <summary>JSON of what is kept for ourselves.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
