using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Objects;
using Certify.ServiceInterface.Objects.Images;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Photos that come, go and are shown. What is under review stays as it is.</summary>
public sealed class Photos(IObjectStore objects, Database database, PhotoStore photos, CertificationStore certifications, PhotoKeys keys, Stage stage)
{
    private const long MaxBytes = 10 * 1024 * 1024;
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(5);
    private static readonly string[] MediaTypes = ["image/jpeg", "image/png", "image/webp"];

    public async Task<IReadOnlyList<Photo>> InUse(long userId, CancellationToken stop = default)
    {
        await Notice(userId, Enum.GetValues<PhotoKind>(), stop);
        return await database.Read(unit => photos.InUse(unit, userId), stop);
    }

    /// <summary>
    /// Takes note of photos that the user put straight into the object store. Done before anything is decided by which photos there
    /// are, and outside its transaction: the store is asked over the network.
    /// </summary>
    public async Task Notice(long userId, IEnumerable<PhotoKind> kinds, CancellationToken stop)
    {
        if (!objects.TakesUploads)
        {
            return;
        }

        var known = (await database.Read(unit => photos.InUse(unit, userId), stop)).Select(photo => photo.Kind).ToHashSet();
        foreach (var kind in kinds.Where(kind => !known.Contains(kind)))
        {
            var key = keys.Of(userId, kind);
            if (await objects.Exists(key, stop))
            {
                await database.Write(unit => Adopt(unit, userId, kind, key), stop);
            }
        }
    }

    /// <summary>The newest bytes of a photo and what they are: <see cref="Fault.PhotoAbsent"/>.</summary>
    public async Task<Outcome<(Photo Photo, byte[] Content)>> Read(long userId, PhotoKind kind, CancellationToken stop)
    {
        await Notice(userId, [kind], stop);
        if (await database.Read(unit => photos.Find(unit, userId, kind)) is not { } photo
            || await objects.Read(photo.ObjectKey, stop) is not { } content)
        {
            return Fault.PhotoAbsent;
        }

        return (objects.TakesUploads ? photo.As(ImageInspector.Inspect(content).MediaType, content.Length) : photo, content);
    }

    /// <summary>
    /// Stores a photo: <see cref="Fault.UnderReview"/>, <see cref="Fault.AlreadyCertified"/>, <see cref="Fault.PhotoUnusable"/>. One
    /// that replaces another never loses it when something fails on the way.
    /// </summary>
    /// <param name="policy">The door's policy: some doors take no renewals.</param>
    public async Task<Outcome<Photo>> Store(long userId, PhotoKind kind, ReadOnlyMemory<byte> content, SubmissionPolicy policy, CancellationToken stop)
    {
        await Notice(userId, [kind], stop);
        if (await database.Read(unit => RefusesToAdd(unit, userId, kind, policy)) is { } refused)
        {
            return refused;
        }

        var inspected = ImageInspector.Inspect(content);
        if (!inspected.IsOk)
        {
            return new Refused(Fault.PhotoUnusable, PhotoText.Of(inspected.Verdict));
        }

        var key = keys.Of(userId, kind);
        return await database.Write<Outcome<Photo>>(async unit =>
        {
            // The certification is held from here on: a submission either comes before, and refuses the photo, or sees it.
            await Hold(unit, userId, kind);
            if (await RefusesToAdd(unit, userId, kind, policy) is { } late)
            {
                return late;
            }

            await photos.Replace(unit, userId, kind, key, inspected.MediaType, content.Length, stage.Now);
            await objects.Write(key, content, inspected.MediaType, stop);
            await MarkEvidence(unit, userId);
            return (await photos.Find(unit, userId, kind))!;
        });
    }

    /// <summary>Takes a photo out of use; none there is no fault.</summary>
    public Task<Outcome<Done>> Delete(long userId, PhotoKind kind, SubmissionPolicy policy, CancellationToken stop) =>
        database.Write<Outcome<Done>>(async unit =>
        {
            await Hold(unit, userId, kind);
            if (await Refuses(unit, userId, kind, policy) is { } refused)
            {
                return refused;
            }

            if (await photos.Retire(unit, userId, kind) > 0)
            {
                await objects.Delete(keys.Of(userId, kind), stop);
                await MarkEvidence(unit, userId);
            }

            return Done.It;
        });

    /// <summary>
    /// A ticket to put one photo straight into the object store: <see cref="Fault.UnderReview"/> where it exists and is under review,
    /// <see cref="Fault.AlreadyCertified"/>.
    /// </summary>
    public async Task<Outcome<UploadTicket>> Ticket(long userId, PhotoKind kind, SubmissionPolicy policy)
    {
        await Notice(userId, [kind], CancellationToken.None);
        if (await database.Read(unit => RefusesToAdd(unit, userId, kind, policy)) is { } refused)
        {
            return refused;
        }

        var frozen = await database.Read(unit => IsWaiting(unit, userId, kind));
        if (objects.TakesUploads)
        {
            // What is known of the photo is stale once another may take its place: it is noticed anew, under a new id.
            await database.Write(unit => photos.Retire(unit, userId, kind));
        }

        return objects.Ticket(new UploadRule(keys.Of(userId, kind), MaxBytes, MediaTypes, TicketLifetime, Overwrite: !frozen));
    }

    /// <summary>Takes what came with a ticket, where the service itself plays the object store.</summary>
    public async Task<Outcome<Photo>> Receive(string key, ReadOnlyMemory<byte> content, CancellationToken stop) =>
        keys.Read(key) is var (userId, kind) ? await Store(userId, kind, content, SubmissionPolicy.UserCertify, stop) : Fault.PhotoAbsent;

    /// <summary>Whether an object lies there.</summary>
    public Task<bool> Exists(string key, CancellationToken stop) => objects.Exists(key, stop);

    /// <summary>Erases what a user who is no more has left in the store.</summary>
    public async Task Forget(long userId, CancellationToken stop)
    {
        foreach (var kind in Enum.GetValues<PhotoKind>())
        {
            await objects.Delete(keys.Of(userId, kind), stop);
        }
    }

    /// <summary>Which of these photos the user has not given.</summary>
    public async Task<IReadOnlyList<PhotoKind>> Missing(Unit unit, long userId, IReadOnlyList<PhotoKind> wanted)
    {
        if (wanted.Count == 0)
        {
            return [];
        }

        var given = (await photos.InUse(unit, userId)).Select(photo => photo.Kind).ToHashSet();
        return [.. wanted.Where(kind => !given.Contains(kind))];
    }

    private async Task Adopt(Unit unit, long userId, PhotoKind kind, string key)
    {
        await Hold(unit, userId, kind);
        if (await photos.Find(unit, userId, kind) is null)
        {
            await photos.Replace(unit, userId, kind, key, "", 0, stage.Now);
            await MarkEvidence(unit, userId);
        }
    }

    /// <summary>What is under review stays as it is; what is missing may still come, at every door.</summary>
    private async Task<Fault?> RefusesToAdd(Unit unit, long userId, PhotoKind kind, SubmissionPolicy policy) =>
        await Refuses(unit, userId, kind, policy) is { } refused && (refused != Fault.UnderReview || await photos.Find(unit, userId, kind) is not null)
            ? refused
            : null;

    private async Task<Fault?> Refuses(Unit unit, long userId, PhotoKind kind, SubmissionPolicy policy)
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

    private async Task<bool> IsWaiting(Unit unit, long userId, PhotoKind kind) =>
        Subject(kind) is { } subject && (await certifications.Find(unit, userId, subject)).State == CertificationState.AUTHEN;

    private async Task Hold(Unit unit, long userId, PhotoKind kind)
    {
        if (Subject(kind) is { } subject)
        {
            await certifications.Lock(unit, userId, subject, stage.Now);
        }
    }

    /// <summary>A photo that completes what a waiting submission needs makes it hold its number.</summary>
    private async Task MarkEvidence(Unit unit, long userId)
    {
        foreach (var subject in new[] { Domain.Subject.Person, Domain.Subject.Company })
        {
            var certification = await certifications.Find(unit, userId, subject);
            if (certification.State == CertificationState.AUTHEN)
            {
                var wanted = SubmissionPolicy.Of(subject, certification.Door).ReviewedPhotos;
                var complete = (await Missing(unit, userId, wanted)).Count == 0;
                if (complete != certification.EvidenceComplete)
                {
                    await certifications.Save(unit, certification with { EvidenceComplete = complete });
                }
            }
        }
    }

    private static Subject? Subject(PhotoKind kind) => kind switch
    {
        PhotoKind.Handheld or PhotoKind.Front or PhotoKind.Back => Domain.Subject.Person,
        PhotoKind.Licence => Domain.Subject.Company,
        PhotoKind.Avatar => null,
    };
}
