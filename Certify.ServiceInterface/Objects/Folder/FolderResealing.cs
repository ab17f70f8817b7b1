using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Objects.Folder;

/// <summary>Seals the photos of a folder anew that lie under an older data key.</summary>
public sealed class FolderResealing(string root, FieldCipher cipher, FolderObjectStore store)
{
    /// <summary>Gives the number of photos that were sealed anew.</summary>
    public async Task<long> Run(CancellationToken stop)
    {
        var changed = 0L;
        foreach (var path in Paths())
        {
            var key = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
            var written = File.GetLastWriteTimeUtc(path);
            if (await ReadIfThere(path, stop) is not { } bytes || cipher.IsCurrent(bytes))
            {
                continue;
            }

            var plain = cipher.OpenBytes("objects", key, 0, bytes);
            // A photo that was exchanged meanwhile is sealed under the newest key already.
            if (File.Exists(path) && File.GetLastWriteTimeUtc(path) == written)
            {
                await store.Write(key, plain, "", stop);
                changed++;
            }
        }

        return changed;
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
