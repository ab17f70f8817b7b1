using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Certify.ServiceInterface.Persistence;

/// <summary>One numbered file; never edited once landed.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}

/// <summary>
/// Brings the database to this program's schema: all missing files in order, in one transaction under a lock, so that of
/// many processes starting at once one migrates and the others find it done.
/// </summary>
public sealed class Migrations(Database database, TimeProvider clock, IReadOnlyList<Migration> files)
{
    public Migrations(Database database, TimeProvider clock)
        : this(database, clock, Embedded(database.Dialect))
    {
    }

    public static IReadOnlyList<Migration> Embedded(Dialect dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = $"{typeof(Migrations).FullName}.{dialect.Name}.";
        return
        [
            .. from resource in assembly.GetManifestResourceNames()
               where resource.StartsWith(folder, StringComparison.Ordinal)
               let name = resource[folder.Length..]
               orderby name
               select new Migration(int.Parse(name[..4], CultureInfo.InvariantCulture), name, Text(assembly, resource)),
        ];
    }

    public Task Apply(CancellationToken stop) => database.Write(async unit =>
    {
        if (unit.Dialect.MigrationLock is { Length: > 0 } exclusive)
        {
            await unit.RunScript(exclusive);
        }

        await unit.RunScript(
            "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)");
        var applied = await unit.Many<Applied>("SELECT number, name, sha256 FROM schema_migrations ORDER BY number");
        Verify(applied);
        foreach (var file in files.Skip(applied.Count))
        {
            await unit.RunScript(file.Sql);
            await unit.Execute(
                "INSERT INTO schema_migrations (number, name, sha256, applied_at) VALUES (@Number, @Name, @Sha256, @Now)",
                new { file.Number, file.Name, file.Sha256, Now = clock.GetUtcNow() });
        }
    }, stop);

    /// <summary>What was applied must be exactly the first of our files, unchanged.</summary>
    private void Verify(IReadOnlyList<Applied> applied)
    {
        for (var index = 0; index < applied.Count; index++)
        {
            var landed = applied[index];
            var file = files.FirstOrDefault(file => file.Number == landed.Number)
                ?? throw new StartRefusedException(
                    $"The database is newer than this program: it has the migration {landed.Name}, which this program does not know. Start a newer program.");
            if (file.Sha256 != landed.Sha256)
            {
                throw new StartRefusedException(
                    $"The migration {file.Name} was changed after this database had applied it. Restore the file and put the change into a new one.");
            }

            if (files[index].Number != landed.Number)
            {
                throw new StartRefusedException(
                    $"The migration {files[index].Name} was never applied, though a later one was. Give it a number after {applied[^1].Name}.");
            }
        }
    }

    private static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private sealed record Applied(int Number, string Name, string Sha256);
}
