using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>When photos may come and go, and what it does to a submission that waits. All of it inside the caller's transaction.</summary>
public sealed class PhotoRules(PhotoStore photos, CertificationStore certifications, Stage stage)
{
    /// <summary>What is under review stays as it is; what is missing may still come, at every door.</summary>
    public async Task<Fault?> RefusesToAdd(Unit unit, long userId, PhotoKind kind, SubmissionPolicy policy) =>
        await Refuses(unit, userId, kind, policy) is { } refused && (refused != Fault.UnderReview || await photos.Find(unit, userId, kind) is not null)
            ? refused
            : null;

    /// <summary>Why a photo of this kind may not be changed now; null: it may.</summary>
    public async Task<Fault?> Refuses(Unit unit, long userId, PhotoKind kind, SubmissionPolicy policy)
    {
        if (Subject(kind) is not { } subject)
        {
            return null;
        }

        var certification = await certifications.Find(unit, userId, subject);
        return certification.SeenBy(policy) switch
        {
            CertificationState.AUTHEN => Fault.UnderReview,
            CertificationState.PASS => Fault.AlreadyCertified,
            CertificationState.EXPIRING => policy.Renews ? null : Fault.AlreadyCertified,
            CertificationState.UNAUTHEN or CertificationState.NOTPASS or CertificationState.EXPIRED => null,
        };
    }

    /// <summary>What the photo belongs to is under review, as the door sees it: a review by elements reads no photo and holds none.</summary>
    public async Task<bool> IsWaiting(Unit unit, long userId, PhotoKind kind, SubmissionPolicy policy) =>
        await Refuses(unit, userId, kind, policy) == Fault.UnderReview;

    /// <summary>Until the transaction ends nobody submits, and no other photo of this kind comes or goes.</summary>
    public async Task Hold(Unit unit, long userId, PhotoKind kind)
    {
        if (Subject(kind) is { } subject)
        {
            await certifications.Lock(unit, userId, subject, stage.Now);
        }
        else
        {
            await unit.Dialect.TakeName(unit, $"photo:{userId}:{kind}");
        }
    }

    /// <summary>A photo that completes what a waiting submission needs makes it hold its number. What the photo belongs to must be held.</summary>
    public async Task MarkEvidence(Unit unit, long userId, PhotoKind kind)
    {
        if (Subject(kind) is not { } subject || await certifications.Find(unit, userId, subject) is not { State: CertificationState.AUTHEN } waiting)
        {
            return;
        }

        var wanted = SubmissionPolicy.Of(subject, waiting.Door).ReviewedPhotos;
        var complete = (await photos.Missing(unit, userId, wanted)).Count == 0;
        if (complete != waiting.EvidenceComplete)
        {
            await certifications.Save(unit, waiting with { EvidenceComplete = complete });
        }
    }

    private static Subject? Subject(PhotoKind kind) => kind switch
    {
        PhotoKind.Handheld or PhotoKind.Front or PhotoKind.Back => Domain.Subject.Person,
        PhotoKind.Licence => Domain.Subject.Company,
        PhotoKind.Avatar => null,
    };
}
