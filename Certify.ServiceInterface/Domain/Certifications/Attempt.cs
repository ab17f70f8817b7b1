namespace Certify.ServiceInterface.Domain;

public enum AttemptStatus
{
    /// <summary>Submitted; waits for a sweep.</summary>
    Waiting,

    /// <summary>In a running sweep.</summary>
    Queued,

    /// <summary>A vendor could not answer; tried again by itself.</summary>
    PutOff,

    /// <summary>A reviewer decides.</summary>
    InReview,
    Passed,
    Failed,

    /// <summary>A newer submission took its place.</summary>
    Replaced,
}

/// <summary>One submission on its way to a decision.</summary>
public sealed record Attempt
{
    public long Id { get; init; }

    public long CertificationId { get; init; }

    public long UserId { get; init; }

    public Subject Subject { get; init; }

    public Door Door { get; init; }

    public EvidenceLevel Level { get; init; }

    public AttemptStatus Status { get; init; }

    public Declared Declared { get; init; } = new();

    public string NumberIdx { get; init; } = "";

    /// <summary>The version of the consent text that the user agreed to; empty where the client sent none and none is configured.</summary>
    public string ConsentVersion { get; init; } = "";

    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The photos as they were frozen for this review; empty until then.</summary>
    public IReadOnlyList<FrozenPhoto> Photos { get; init; } = [];

    public ReviewRecord? Record { get; init; }

    public string Rule { get; init; } = "";

    public string? Advice { get; init; }

    public int PutOffs { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    public bool IsOpen => Status is AttemptStatus.Waiting or AttemptStatus.Queued or AttemptStatus.PutOff or AttemptStatus.InReview;
}

/// <summary>A photo as it was reviewed: stored once under its hash, out of reach of any upload. An empty hash: there was none, or no usable one.</summary>
public sealed record FrozenPhoto(PhotoKind Kind, string Sha256, string MediaType, int Size);

/// <summary>What a review saw and why it decided so. Sensitive: kept sealed.</summary>
public sealed record ReviewRecord
{
    /// <summary>The rule that decided, for example <c>authority:mismatch</c>.</summary>
    public string Rule { get; init; } = "";

    public IReadOnlyList<ReviewStep> Steps { get; init; } = [];

    /// <summary>Declared and read values that differ.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>For a reviewer's attempts: the last valid day that was read; null: none is known.</summary>
    public DateOnly? ValidTill { get; init; }

    /// <summary>For a reviewer's attempts of companies: by which right it would pass.</summary>
    public CompanyAuthority? Authority { get; init; }

    /// <summary>What the paid calls of this attempt cost, in thousandths of a unit of money.</summary>
    public long Cost { get; init; }
}

/// <param name="Step">For example <c>ocr:front</c>.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Code">The vendor's code.</param>
/// <param name="RequestId">The vendor's id of the call.</param>
public sealed record ReviewStep(string Step, string Result, string Code = "", string RequestId = "");

/// <summary>A line of the reviewers' list.</summary>
public sealed class ReviewItem
{
    public long Id { get; init; }

    public long UserId { get; init; }

    public Subject Subject { get; init; }

    public Door Door { get; init; }

    public string Rule { get; init; } = "";

    public DateTimeOffset SubmittedAt { get; init; }
}
