using System.Security.Cryptography;

namespace Certify.ServiceInterface.Persistence;

/// <summary>
/// Ties the folder of photos to the database by an id that both hold, so that a restored or misconfigured half is noticed at
/// the start and not when a reviewer looks at somebody else's photo.
/// </summary>
public sealed class PhotoFolder(Database database)
{
    public const string FileName = "database-id";

    private const string IdName = "database_id", BoundName = "photo_folder";

    /// <summary>Binds a new, empty folder to a database without one; otherwise verifies that the two belong together.</summary>
    public async Task Bind(string folder, CancellationToken stop = default)
    {
        // The id is committed before the file is written: a start that dies in between finds both as they should be.
        var (id, bound) = await database.Write(async unit => (
            await Meta.ReadOrAdd(unit, IdName, RandomNumberGenerator.GetHexString(32, lowercase: true)),
            await Meta.Read(unit, BoundName) is not null), stop);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path) && (bound || IsFilled(folder)))
        {
            throw new StartRefusedException($"The photo folder {folder} does not hold the photos of this database: it has no file {FileName}.");
        }

        if (PrivateFile.ReadOrCreate(path, () => id) != id)
        {
            throw new StartRefusedException($"The photo folder {folder} belongs to another database. Set the folder or Certify:Database right.");
        }

        await database.Write(unit => Meta.Write(unit, BoundName, "bound"), stop);
    }

    /// <summary>Drafts of the file itself, which another process is just making, do not count.</summary>
    private static bool IsFilled(string folder) =>
        Directory.Exists(folder)
        && Directory.EnumerateFileSystemEntries(folder).Any(entry => !Path.GetFileName(entry).StartsWith(FileName, StringComparison.Ordinal));
}
