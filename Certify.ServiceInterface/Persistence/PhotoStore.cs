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

    /// <summary>Which of these photos the user has not given.</summary>
    public async Task<IReadOnlyList<PhotoKind>> Missing(Unit unit, long userId, IReadOnlyList<PhotoKind> wanted) =>
        wanted.Count == 0 ? [] : [.. wanted.Except((await InUse(unit, userId)).Select(photo => photo.Kind))];

    /// <summary>Enters a photo whose bytes are still to be stored: so nothing lies in the object store that no row names.</summary>
    public Task<long> Claim(Unit unit, long userId, PhotoKind kind, string objectKey, string mediaType, long size, DateTimeOffset now) =>
        unit.Scalar<long>(
            """
            INSERT INTO photos (user_id, kind, object_key, media_type, size, in_use, uploaded_at)
            VALUES (@userId, @kind, @objectKey, @mediaType, @size, 0, @now) RETURNING id
            """,
            new { userId, kind = kind.ToString(), objectKey, mediaType, size, now });

    /// <summary>Puts a claimed photo into use, in place of the one before.</summary>
    public async Task Use(Unit unit, long userId, PhotoKind kind, long id)
    {
        await Retire(unit, userId, kind);
        await unit.Execute("UPDATE photos SET in_use = 1 WHERE id = @id", new { id });
    }

    /// <summary>Puts a photo into use whose bytes are stored already.</summary>
    public async Task Replace(Unit unit, long userId, PhotoKind kind, string objectKey, string mediaType, long size, DateTimeOffset now) =>
        await Use(unit, userId, kind, await Claim(unit, userId, kind, objectKey, mediaType, size, now));

    /// <param name="objectKey">Only one of this key; null: of any.</param>
    public Task<int> Retire(Unit unit, long userId, PhotoKind kind, string? objectKey = null) =>
        unit.Execute(
            $"UPDATE photos SET in_use = 0 WHERE user_id = @userId AND kind = @kind AND in_use = 1{(objectKey is null ? "" : " AND object_key = @objectKey")}",
            new { userId, kind = kind.ToString(), objectKey });

    /// <summary>Every key that the user's photos ever had, those included whose upload ended half way.</summary>
    public Task<IReadOnlyList<string>> ObjectKeys(Unit unit, long userId) =>
        unit.Many<string>("SELECT DISTINCT object_key FROM photos WHERE user_id = @userId", new { userId });
}
