using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Objects.Folder;

/// <summary>Seals the photos of a folder anew that lie under an older data key.</summary>
public sealed class FolderResealing(string root, FieldCipher cipher, FolderObjectStore store)
{
    public async Task<Resealed> Run(CancellationToken stop)
    {
        var (changed, broken) = (0L, new List<string>());
        foreach (var path in Paths())
        {
            var key = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
            var written = File.GetLastWriteTimeUtc(path);
            if (await ReadIfThere(path, stop) is not { } bytes)
            {
                continue;
            }

            if (!cipher.TryReseal("objects", key, 0, bytes, out var resealed))
            {
                broken.Add($"photo {key}");
            }
            else if (resealed is not null && File.Exists(path) && File.GetLastWriteTimeUtc(path) == written)
            {
                // One that was exchanged meanwhile is sealed under the newest key already.
                await store.Put(key, resealed, stop);
                changed++;
            }
        }

        return new Resealed(changed, broken);
    }

    /// <summary>Null where its owner took the photo away since the folder was listed.</summary>
    private static async Task<byte[]?> ReadIfThere(string path, CancellationToken stop)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, stop);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>All photos are below <c>user</c>; what lies beside it, such as the folder's id, is none. Parts are half-written.</summary>
    private string[] Paths() =>
        Directory.Exists(root)
            ? [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetDirectoryName(path) != root && !path.EndsWith(".part", StringComparison.Ordinal))]
            : [];
}
