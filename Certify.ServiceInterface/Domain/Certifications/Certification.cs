namespace Certify.ServiceInterface.Domain;

public enum Subject
{
    Person,
    Company,
}

/// <summary>The states, named as UserCertify writes them.</summary>
public enum CertificationState
{
    UNAUTHEN,
    AUTHEN,
    PASS,
    NOTPASS,
    EXPIRING,
    EXPIRED,
}

/// <summary>By which evidence somebody is certified. Ordered: more is higher.</summary>
public enum EvidenceLevel
{
    None,

    /// <summary>Name and number, compared with the authority.</summary>
    Elements,

    /// <summary>Photos of the document as well.</summary>
    Document,
}

/// <summary>By which right a company is certified.</summary>
public enum CompanyAuthority
{
    /// <summary>Licence, name and legal person are public data; anybody could have typed them.</summary>
    PublicData,

    /// <summary>The certified user is the legal person.</summary>
    LegalPerson,
}

/// <summary>What a user declared about himself or his company. Company members are empty for a person.</summary>
public sealed record Declared
{
    /// <summary>The person's name, or the company's.</summary>
    public string Name { get; init; } = "";

    /// <summary>The identity number, or the licence number.</summary>
    public string Number { get; init; } = "";

    public string LegalPerson { get; init; } = "";

    public string Address { get; init; } = "";

    public string Phone { get; init; } = "";
}

/// <summary>A certification that stays in force while its renewal is under review.</summary>
public sealed record InForce(
    CertificationState State,
    EvidenceLevel Level,
    Declared Declared,
    string NumberIdx,
    DateOnly? ValidTill,
    CompanyAuthority? Authority,
    Door Door);

/// <summary>One user's certification of one subject: the latest submission, what came of it, and what stays in force meanwhile.</summary>
public sealed record Certification
{
    public long Id { get; init; }

    public long UserId { get; init; }

    public Subject Subject { get; init; }

    public CertificationState State { get; init; }

    /// <summary>The evidence of the latest submission.</summary>
    public EvidenceLevel Level { get; init; }

    public Door Door { get; init; }

    /// <summary>The current attempt; 0 before the first.</summary>
    public long AttemptId { get; init; }

    public Declared Declared { get; init; } = new();

    /// <summary>The blind index of the declared number; empty before the first submission.</summary>
    public string NumberIdx { get; init; } = "";

    /// <summary>Every photo that the door's review reads was there.</summary>
    public bool EvidenceComplete { get; init; }

    /// <summary>The last valid day; null: no end.</summary>
    public DateOnly? ValidTill { get; init; }

    public CompanyAuthority? Authority { get; init; }

    public string? Advice { get; init; }

    /// <summary>A reviewer must decide; the sweep leaves it alone.</summary>
    public bool InReview { get; init; }

    /// <summary>The smallest number of remaining days of which the user has been told.</summary>
    public int? NotifiedDays { get; init; }

    public InForce? Renewing { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    public static Certification None(long userId, Subject subject) => new() { UserId = userId, Subject = subject };

    /// <summary>What is in force now: the certification itself, or the one that it renews.</summary>
    public InForce? Current =>
        State is CertificationState.PASS or CertificationState.EXPIRING
            ? new InForce(State, Level, Declared, NumberIdx, ValidTill, Authority, Door)
            : Renewing;

    /// <summary>Certified at this level or higher, a renewal under review included.</summary>
    public bool InForce(EvidenceLevel level) => Current is { } current && current.Level >= level;

    /// <summary>
    /// The state as a door sees it. Doors that ask for documents read a certification by elements as not submitted.
    /// </summary>
    public CertificationState SeenBy(SubmissionPolicy policy) =>
        Level == EvidenceLevel.Elements && !policy.SeesElements ? CertificationState.UNAUTHEN : State;
}
