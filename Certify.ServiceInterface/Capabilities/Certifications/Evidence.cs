using System.Security.Cryptography;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Objects;
using Certify.ServiceInterface.Objects.Images;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>
/// Freezes the photos of an attempt: read once, checked, stripped of metadata, stored under their hash where no upload can reach.
/// OCR, reviewer and record see only these.
/// </summary>
public sealed class Evidence(IObjectStore objects, Database database, AttemptStore attempts, PhotoStore photos, PhotoKeys keys)
{
    /// <summary>The attempt with its frozen photos; those frozen before a crash are used again.</summary>
    /// <exception cref="ObjectStoreUnavailableException">A photo known to exist cannot be read now.</exception>
    public async Task<Attempt> Freeze(Attempt attempt, IReadOnlyList<PhotoKind> wanted, CancellationToken stop)
    {
        if (attempt.Photos.Count > 0 || wanted.Count == 0)
        {
            return attempt;
        }

        var inUse = await database.Read(unit => photos.InUse(unit, attempt.UserId), stop);
        var frozen = new List<FrozenPhoto>(wanted.Count);
        foreach (var kind in wanted)
        {
            frozen.Add(await FreezeOne(attempt.UserId, kind, inUse.FirstOrDefault(photo => photo.Kind == kind), stop));
        }

        await database.WriteOne(unit => attempts.SetPhotos(unit, attempt.Id, frozen));
        return attempt with { Photos = frozen };
    }

    /// <summary>The frozen bytes; null where there was no usable photo.</summary>
    public async Task<byte[]?> Read(Attempt attempt, PhotoKind kind, CancellationToken stop)
    {
        var photo = attempt.Photos.FirstOrDefault(p => p.Kind == kind);
        return photo is null or { Sha256: "" }
            ? null
            : await objects.Read(keys.Frozen(attempt.UserId, photo.Sha256), stop)
                ?? throw new ObjectStoreUnavailableException("A frozen photo is not there.");
    }

    private async Task<FrozenPhoto> FreezeOne(long userId, PhotoKind kind, Photo? known, CancellationToken stop)
    {
        var content = await objects.Read(known?.ObjectKey ?? keys.Of(userId, kind), stop);
        if (content is null)
        {
            return known is null
                ? new FrozenPhoto(kind, "", "", 0)
                : throw new ObjectStoreUnavailableException("A photo that was stored is not there.");
        }

        if (ImageStripper.Strip(content, out var inspected) is not { } stripped)
        {
            return new FrozenPhoto(kind, "", "", content.Length);
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(stripped));
        await objects.Write(keys.Frozen(userId, sha256), stripped, inspected.MediaType, stop);
        return new FrozenPhoto(kind, sha256, inspected.MediaType, stripped.Length);
    }
}
