using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Objects;
using Certify.ServiceInterface.Objects.Images;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Photos that come, go and are shown. What is under review stays as it is.</summary>
public sealed class Photos(IObjectStore objects, Database database, PhotoStore photos, PhotoRules rules, PhotoKeys keys, Stage stage)
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

        // One of an upload's own key may have a younger one beside it, at the key that tickets name.
        var known = (await database.Read(unit => photos.InUse(unit, userId), stop)).Where(photo => photo.ObjectKey == keys.Of(userId, photo.Kind));
        foreach (var kind in kinds.Except(known.Select(photo => photo.Kind)))
        {
            var key = keys.Of(userId, kind);
            if (await objects.Exists(key, stop) && await database.Write(unit => Adopt(unit, userId, kind, key), stop) is { } replaced)
            {
                await objects.Delete(replaced.ObjectKey, stop);
            }
        }
    }

    /// <summary>The newest bytes of a photo and what they are: <see cref="Fault.PhotoAbsent"/>.</summary>
    public async Task<Outcome<(Photo Photo, byte[] Content)>> Read(long userId, PhotoKind kind, CancellationToken stop)
    {
        await Notice(userId, [kind], stop);
        Photo? before = null;
        while (await database.Read(unit => photos.Find(unit, userId, kind)) is { } photo && photo.Id != before?.Id)
        {
            if (await objects.Read(photo.ObjectKey, stop) is { } content)
            {
                return (photo.Size == 0 ? photo.As(ImageInspector.Inspect(content).MediaType, content.Length) : photo, content);
            }

            // Replaced between the two looks, or known and not there.
            before = photo;
        }

        return Fault.PhotoAbsent;
    }

    /// <summary>
    /// Stores a photo: <see cref="Fault.UnderReview"/>, <see cref="Fault.AlreadyCertified"/>, <see cref="Fault.PhotoUnusable"/>. One
    /// that replaces another never loses it when something fails on the way.
    /// </summary>
    /// <param name="policy">The door's policy: some doors take no renewals.</param>
    public async Task<Outcome<Photo>> Store(long userId, PhotoKind kind, ReadOnlyMemory<byte> content, SubmissionPolicy policy, CancellationToken stop)
    {
        await Notice(userId, [kind], stop);
        if (await database.Read(unit => rules.RefusesToAdd(unit, userId, kind, policy)) is { } refused)
        {
            return refused;
        }

        var inspected = ImageInspector.Inspect(content);
        if (!inspected.IsOk)
        {
            return new Refused(Fault.PhotoUnusable, PhotoText.Of(inspected.Verdict));
        }

        var key = keys.NewUpload(userId, kind);
        var id = await database.Write(unit => photos.Claim(unit, userId, kind, key, inspected.MediaType, content.Length, stage.Now));
        await objects.Write(key, content, inspected.MediaType, stop);
        return await TakeIntoUse(userId, kind, id, key, policy);
    }

    /// <summary>Takes a photo out of use; none there is no fault.</summary>
    public async Task<Outcome<Done>> Delete(long userId, PhotoKind kind, SubmissionPolicy policy, CancellationToken stop)
    {
        await Notice(userId, [kind], stop);
        Photo? retired = null;
        var refused = await database.Write<Fault?>(async unit =>
        {
            await rules.Hold(unit, userId, kind);
            if (await rules.Refuses(unit, userId, kind, policy) is { } fault)
            {
                return fault;
            }

            retired = await photos.Find(unit, userId, kind);
            await photos.Retire(unit, userId, kind);
            await rules.MarkEvidence(unit, userId, kind);
            return null;
        });
        if (refused is { } late)
        {
            return late;
        }

        await Erase(userId, kind, retired);
        return Done.It;
    }

    /// <summary>
    /// A ticket to put one photo straight into the object store: <see cref="Fault.UnderReview"/> where it exists and is under review,
    /// <see cref="Fault.AlreadyCertified"/>.
    /// </summary>
    public async Task<Outcome<UploadTicket>> Ticket(long userId, PhotoKind kind, SubmissionPolicy policy)
    {
        await Notice(userId, [kind], CancellationToken.None);
        if (await database.Read(unit => rules.RefusesToAdd(unit, userId, kind, policy)) is { } refused)
        {
            return refused;
        }

        var frozen = await database.Read(unit => rules.IsWaiting(unit, userId, kind, policy));
        if (objects.TakesUploads)
        {
            // What is known of the photo is stale once another may take its place: it is noticed anew, under a new id.
            await database.Write(unit => photos.Retire(unit, userId, kind, keys.Of(userId, kind)));
        }

        return objects.Ticket(new UploadRule(keys.Of(userId, kind), MaxBytes, MediaTypes, TicketLifetime, Overwrite: !frozen));
    }

    /// <summary>Takes what came with a ticket, where the service itself plays the object store.</summary>
    public async Task<Outcome<Photo>> Receive(string key, ReadOnlyMemory<byte> content, CancellationToken stop) =>
        keys.Read(key) is var (userId, kind) ? await Store(userId, kind, content, SubmissionPolicy.UserCertify, stop) : Fault.PhotoAbsent;

    /// <summary>Whether there is a photo of this key already, where the service itself plays the object store.</summary>
    public async Task<bool> Exists(string key, CancellationToken stop) =>
        keys.Read(key) is var (userId, kind) && await database.Read(unit => photos.Find(unit, userId, kind), stop) is not null;

    /// <summary>Erases what a user who is no more has left in the store.</summary>
    public async Task Forget(long userId, CancellationToken stop)
    {
        var named = await database.Read(unit => photos.ObjectKeys(unit, userId), stop);
        foreach (var key in Enum.GetValues<PhotoKind>().Select(kind => keys.Of(userId, kind)).Union(named))
        {
            await objects.Delete(key, stop);
        }
    }

    /// <summary>Which of these photos the user has not given.</summary>
    public Task<IReadOnlyList<PhotoKind>> Missing(Unit unit, long userId, IReadOnlyList<PhotoKind> wanted) => photos.Missing(unit, userId, wanted);

    /// <summary>
    /// The bytes are stored; from here on the certification is held, so that a submission either comes before, and refuses the photo,
    /// or sees it. Whichever of old and new is not in use afterwards is erased: until then nobody has lost anything.
    /// </summary>
    private async Task<Outcome<Photo>> TakeIntoUse(long userId, PhotoKind kind, long id, string key, SubmissionPolicy policy)
    {
        Photo? replaced = null;
        var taken = await database.Write<Outcome<Photo>>(async unit =>
        {
            await rules.Hold(unit, userId, kind);
            if (await rules.RefusesToAdd(unit, userId, kind, policy) is { } late)
            {
                return late;
            }

            replaced = await photos.Find(unit, userId, kind);
            await photos.Use(unit, userId, kind, id);
            await rules.MarkEvidence(unit, userId, kind);
            return (await photos.Find(unit, userId, kind))!;
        });
        if (taken.Succeeded)
        {
            await Erase(userId, kind, replaced);
        }
        else
        {
            await objects.Delete(key, CancellationToken.None);
        }

        return taken;
    }

    /// <summary>Erases the bytes of a photo that is not in use any more, and whatever lies at the key that tickets name.</summary>
    private async Task Erase(long userId, PhotoKind kind, Photo? photo)
    {
        if (photo is not null)
        {
            await objects.Delete(photo.ObjectKey, CancellationToken.None);
        }

        if (objects.TakesUploads && photo?.ObjectKey != keys.Of(userId, kind))
        {
            await objects.Delete(keys.Of(userId, kind), CancellationToken.None);
        }
    }

    /// <returns>The photo of another key whose place it took, if any.</returns>
    private async Task<Photo?> Adopt(Unit unit, long userId, PhotoKind kind, string key)
    {
        await rules.Hold(unit, userId, kind);
        var known = await photos.Find(unit, userId, kind);
        if (known?.ObjectKey == key || (known is not null && await rules.Refuses(unit, userId, kind, SubmissionPolicy.UserCertify) is not null))
        {
            return null;
        }

        await photos.Replace(unit, userId, kind, key, "", 0, stage.Now);
        await rules.MarkEvidence(unit, userId, kind);
        return known;
    }
}
