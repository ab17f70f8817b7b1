using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Persistence;

/// <summary>A photo that a user put under one of his keys.</summary>
public sealed class Photo
{
    /// <summary>The photo_id: new at every upload, never used again.</summary>
    public long Id { get; init; }

    public long UserId { get; init; }

    public PhotoKind Kind { get; init; }

    public string ObjectKey { get; init; } = "";

    public string MediaType { get; init; } = "";

    /// <summary>0, and the media type empty, where the photo was put straight into the object store: only its bytes tell.</summary>
    public long Size { get; init; }

    public DateTimeOffset UploadedAt { get; init; }

    public Photo As(string mediaType, long size) => new()
    {
        Id = Id,
        UserId = UserId,
        Kind = Kind,
        ObjectKey = ObjectKey,
        MediaType = mediaType,
        Size = size,
        UploadedAt = UploadedAt,
    };
}

/// <summary>Which photos there are. One in use per user and kind; the database sees to that.</summary>
public sealed class PhotoStore
{
    private const string Columns = "id, user_id, kind, object_key, media_type, size, uploaded_at";

    /// <summary>The photos in use, in the order of their upload.</summary>
    public Task<IReadOnlyList<Photo>> InUse(Unit unit, long userId) =>
        unit.Many<Photo>($"SELECT {Columns} FROM photos WHERE user_id = @userId AND in_use = 1 ORDER BY id", new { userId });

    public Task<Photo?> Find(Unit unit, long userId, PhotoKind kind) =>
        unit.One<Photo>(
            $"SELECT {Columns} FROM photos WHERE user_id = @userId AND kind = @kind AND in_use = 1", new { userId, kind = kind.ToString() });

    public async Task<long> Replace(Unit unit, long userId, PhotoKind kind, string objectKey, string mediaType, long size, DateTimeOffset now)
    {
        await Retire(unit, userId, kind);
        return await unit.Scalar<long>(
            """
            INSERT INTO photos (user_id, kind, object_key, media_type, size, in_use, uploaded_at)
            VALUES (@userId, @kind, @objectKey, @mediaType, @size, 1, @now) RETURNING id
            """,
            new { userId, kind = kind.ToString(), objectKey, mediaType, size, now });
    }

    public Task<int> Retire(Unit unit, long userId, PhotoKind kind) =>
        unit.Execute(
            "UPDATE photos SET in_use = 0 WHERE user_id = @userId AND kind = @kind AND in_use = 1", new { userId, kind = kind.ToString() });
}
