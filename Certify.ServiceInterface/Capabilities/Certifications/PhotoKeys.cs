using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Where a photo lies: the documents name the files, the operator the prefix.</summary>
public sealed record PhotoKeys(string Prefix)
{
    public string Of(long userId, PhotoKind kind) => $"{Prefix}user/{userId}/{FileName(kind)}";

    /// <summary>Where one upload through the service goes: another key each time, so that none overwrites what is in use.</summary>
    public string NewUpload(long userId, PhotoKind kind) => $"{Prefix}user/{userId}/{Guid.NewGuid():N}/{FileName(kind)}";

    /// <summary>Where the bytes of a review are kept; no upload policy can name it.</summary>
    public string Frozen(long userId, string sha256) => $"{Prefix}user/{userId}/evidence/{sha256}";

    /// <summary>The user and kind that a key names; null where it is no photo's key.</summary>
    public (long UserId, PhotoKind Kind)? Read(string key)
    {
        var parts = key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..].Split('/') : [];
        return parts is ["user", var id, var file] && long.TryParse(id, out var userId) && KindOf(file) is { } kind && Of(userId, kind) == key
            ? (userId, kind)
            : null;
    }

    /// <summary>The name that a client asks for: <c>identity1</c>, <c>licence</c> …</summary>
    public static PhotoKind? KindNamed(string? name) => KindOf(name + ".jpg");

    public static string FileName(PhotoKind kind) => kind switch
    {
        PhotoKind.Handheld => "identity0.jpg",
        PhotoKind.Front => "identity1.jpg",
        PhotoKind.Back => "identity2.jpg",
        PhotoKind.Licence => "licence.jpg",
        PhotoKind.Avatar => "avatar.jpg",
    };

    private static PhotoKind? KindOf(string file)
    {
        foreach (var kind in Enum.GetValues<PhotoKind>())
        {
            if (FileName(kind) == file)
            {
                return kind;
            }
        }

        return null;
    }
}
