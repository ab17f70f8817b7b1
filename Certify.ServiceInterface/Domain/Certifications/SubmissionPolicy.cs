namespace Certify.ServiceInterface.Domain;

public enum PhotoKind
{
    /// <summary>The person with the card in hand; goes to no vendor.</summary>
    Handheld = 0,
    Front = 1,
    Back = 2,
    Licence = 3,
    Avatar = 4,
}

/// <summary>What a door allows and asks of a submission. Data, so that the rules themselves are written once.</summary>
public sealed record SubmissionPolicy
{
    public required Door Door { get; init; }

    public required EvidenceLevel Level { get; init; }

    /// <summary>Photos that must be there when submitting.</summary>
    public IReadOnlyList<PhotoKind> RequiredPhotos { get; init; } = [];

    /// <summary>Photos that the review reads.</summary>
    public IReadOnlyList<PhotoKind> ReviewedPhotos { get; init; } = [];

    /// <summary>Photos that are frozen for the review: what is read by it, and what a reviewer may want to see beside.</summary>
    public IReadOnlyList<PhotoKind> Evidence => [.. RequiredPhotos.Union(ReviewedPhotos)];

    /// <summary>A submission replaces one that waits; otherwise it is refused.</summary>
    public bool ReplacesWaiting { get; init; }

    /// <summary>May be submitted again while it expires.</summary>
    public bool Renews { get; init; }

    /// <summary>Submitting again what is certified already is no fault.</summary>
    public bool IdenticalIsDone { get; init; }

    /// <summary>Shows certifications by elements.</summary>
    public bool SeesElements { get; init; }

    public static SubmissionPolicy ApiV1 { get; } = new()
    {
        Door = Door.ApiV1,
        Level = EvidenceLevel.Elements,
        ReplacesWaiting = true,
        Renews = true,
        IdenticalIsDone = true,
        SeesElements = true,
    };

    public static SubmissionPolicy UserValidate { get; } = new()
    {
        Door = Door.UserValidate,
        Level = EvidenceLevel.Document,
        RequiredPhotos = [PhotoKind.Front, PhotoKind.Handheld],
        ReviewedPhotos = [PhotoKind.Front],
    };

    public static SubmissionPolicy UserCertify { get; } = new()
    {
        Door = Door.UserCertify,
        Level = EvidenceLevel.Document,
        ReviewedPhotos = [PhotoKind.Front, PhotoKind.Back],
        ReplacesWaiting = true,
        Renews = true,
    };

    public static SubmissionPolicy Company { get; } = new()
    {
        Door = Door.UserCertify,
        Level = EvidenceLevel.Document,
        ReviewedPhotos = [PhotoKind.Licence],
        ReplacesWaiting = true,
        Renews = true,
    };

    /// <summary>The policy under which a submission of this subject and door was made; TokenAuth takes none.</summary>
    public static SubmissionPolicy Of(Subject subject, Door door) => (subject, door) switch
    {
        (Subject.Company, _) => Company,
        (_, Door.ApiV1) => ApiV1,
        (_, Door.UserValidate) => UserValidate,
        (_, Door.UserCertify or Door.TokenAuth) => UserCertify,
    };
}
