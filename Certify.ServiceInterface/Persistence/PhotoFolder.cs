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
        if (Mismatch(folder, id, bound) is { } mismatch)
        {
            throw new StartRefusedException(mismatch);
        }

        if (PrivateFile.ReadOrCreate(Path.Combine(folder, FileName), () => id) != id)
        {
            throw new StartRefusedException(OfAnother(folder));
        }

        await database.Write(unit => Meta.Write(unit, BoundName, "bound"), stop);
    }

    /// <summary>What <see cref="Bind"/> would refuse, without binding anything.</summary>
    public async Task<string?> Problem(string folder, CancellationToken stop = default)
    {
        var (id, bound) = await database.Read(async unit => (await Meta.Read(unit, IdName), await Meta.Read(unit, BoundName) is not null), stop);
        return Mismatch(folder, id, bound);
    }

    private static string? Mismatch(string folder, string? id, bool bound)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path)
            ? File.ReadAllText(path) == id ? null : OfAnother(folder)
            : bound || IsFilled(folder)
                ? $"The photo folder {folder} does not hold the photos of this database: it has no file {FileName}."
                : null;
    }

    private static string OfAnother(string folder) => $"The photo folder {folder} belongs to another database. Set the folder or Certify:Database right.";

    /// <summary>Drafts of the file itself, which another process is just making, do not count.</summary>
    private static bool IsFilled(string folder) =>
        Directory.Exists(folder)
        && Directory.EnumerateFileSystemEntries(folder).Any(entry => !Path.GetFileName(entry).StartsWith(FileName, StringComparison.Ordinal));
}
