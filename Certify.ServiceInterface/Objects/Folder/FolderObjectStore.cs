using System.Security.Cryptography;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Objects.Folder;

/// <summary>
/// Photos as files in the data folder, each encrypted for its own key. A file is written beside its place and moved there, so that a
/// reader sees the old bytes or the new ones and a crash leaves no half of one.
/// </summary>
public sealed class FolderObjectStore(string root, FieldCipher cipher, UploadPolicies policies) : IObjectStore
{
    public bool TakesUploads => false;

    public Task<bool> Exists(string key, CancellationToken stop) => Task.FromResult(File.Exists(PathOf(key)));

    public async Task<byte[]?> Read(string key, CancellationToken stop)
    {
        try
        {
            return cipher.OpenBytes("objects", key, 0, await File.ReadAllBytesAsync(PathOf(key), stop));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            // A damaged file too: the photo is known to exist, so that it cannot be opened is not its owner's failure.
            throw new ObjectStoreUnavailableException("A photo cannot be read.", e);
        }
    }

    public Task Write(string key, ReadOnlyMemory<byte> content, string mediaType, CancellationToken stop) =>
        Put(key, cipher.Seal("objects", key, 0, content.ToArray()), stop);

    /// <summary>Puts bytes into their place that are sealed for it.</summary>
    internal async Task Put(string key, byte[] sealedContent, CancellationToken stop)
    {
        var path = PathOf(key);
        var beside = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(sealedContent, stop);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Forget(beside);
            throw new ObjectStoreUnavailableException("A photo cannot be written.", e);
        }
    }

    public Task Delete(string key, CancellationToken stop)
    {
        Forget(PathOf(key));
        return Task.CompletedTask;
    }

    public UploadTicket Ticket(UploadRule rule) => policies.Issue(rule);

    /// <summary>Where the disk is full there may not even be a folder.</summary>
    private static void Forget(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private string PathOf(string key)
    {
        var path = Path.GetFullPath(Path.Combine(root, key));
        return path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException("The key leaves the folder.", nameof(key));
    }
}
