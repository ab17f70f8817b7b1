namespace Certify.Host.Start;

/// <summary>Where this process lives: its data folder, and whether it is being developed with.</summary>
/// <param name="UsesOss">Photos lie in a bucket as soon as one is named; else in a folder.</param>
public sealed record Place(string DataFolder, bool IsDevelopment, bool UsesSqlite, bool UsesRedis, bool UsesOss)
{
    public string SqliteFile => Path.Combine(DataFolder, "certify.db");

    public string PhotoFolder => Path.Combine(DataFolder, "photos");

    public static Place Of(IConfiguration certify, IHostEnvironment environment)
    {
        var folder = certify["DataDirectory"];
        if (string.IsNullOrWhiteSpace(folder))
        {
            folder = Path.Combine(environment.ContentRootPath, "..", "data");
        }

        return new Place(
            Path.GetFullPath(folder),
            environment.IsDevelopment(),
            string.IsNullOrWhiteSpace(certify["Database"]),
            !string.IsNullOrWhiteSpace(certify["Redis"]),
            !string.IsNullOrWhiteSpace(certify["ObjectStore:Bucket"]) || !string.IsNullOrWhiteSpace(certify["ObjectStore:Endpoint"]));
    }

    /// <summary>Makes the data folder, for its owner only.</summary>
    public void Make()
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(DataFolder);
            }
            else
            {
                Directory.CreateDirectory(DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartStopped($"The data folder {DataFolder} cannot be made. Check Certify:DataDirectory and the rights of this user.");
        }
    }
}
