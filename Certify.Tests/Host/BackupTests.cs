using Certify.ServiceInterface.Domain;
using Certify.Tests.Capabilities;
using Certify.Tests.Protocols.UserCertify;
using Certify.Tests.Support;
using Npgsql;
using NUnit.Framework;

namespace Certify.Tests.Host;

/// <summary>
/// Backup and restore by the commands of docs/operations.md, while the service runs: at a second place everybody signs in again, and
/// certification and photos are there.
/// </summary>
public sealed class BackupTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("certify-backup-");
    private readonly List<string> databases = [];

    private string First => Path.Combine(folder.FullName, "first");

    private string Second => Path.Combine(folder.FullName, "second");

    [SetUp]
    public void MakeFolders()
    {
        Directory.CreateDirectory(First);
        Directory.CreateDirectory(Second);
    }

    [TearDown]
    public async Task RemoveAll()
    {
        foreach (var database in databases)
        {
            await PostgreSqlServer.DropDatabase(database);
        }

        databases.Clear();
        Directory.Delete(First, recursive: true);
        Directory.Delete(Second, recursive: true);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [Test]
    public async Task A_PostgreSQL_dump_is_restored_to_a_second_database()
    {
        databases.AddRange([await PostgreSqlServer.CreateDatabase(), await PostgreSqlServer.CreateDatabase()]);
        await using var app = await Start(First, databases[0]);
        var citizen = await (await Citizen.Arrive(app)).Certified();

        var dump = Path.Combine(folder.FullName, "certify.dump");
        await Run(TestServers.PostgreSqlPrograms, "pg_dump", "-Fc", "-f", dump, UrlOf(databases[0]));
        await Run(TestServers.PostgreSqlPrograms, "pg_restore", "--no-owner", "-d", UrlOf(databases[1]), dump);

        await IsThere(citizen, databases[1]);
    }

    [Test]
    public async Task A_SQLite_backup_is_restored_to_a_second_folder()
    {
        var program = TestServers.Sqlite;
        await using var app = await Start(First, "");
        var citizen = await (await Citizen.Arrive(app)).Certified();

        var copy = Path.Combine(Second, "certify.db");
        await Run(Path.GetDirectoryName(program)!, Path.GetFileName(program), Path.Combine(First, "certify.db"), $".backup '{copy}'");

        await IsThere(citizen, "");
    }

    private async Task IsThere(Citizen citizen, string database)
    {
        await Run("", "cp", "-a", Path.Combine(First, "photos"), Path.Combine(First, "keys.json"), Second);
        await using var restored = await Start(Second, database);

        var client = new CertifyClient(restored);
        Assert.That((await client.LoginWeb(citizen.Phone, Citizen.Password)).Type, Is.EqualTo("OK"));
        Assert.That((await client.Get("/certify/getPersonalCertify")).Data.GetProperty("personalStatus").GetString(), Is.EqualTo("PASS"));
        var again = new Citizen(restored, citizen.User);
        Assert.That((await again.Person()).State, Is.EqualTo(CertificationState.PASS));
        var front = await restored.Get<Certify.ServiceInterface.Capabilities.Certifications.Photos>().Read(citizen.Id, PhotoKind.Front, CancellationToken.None);
        Assert.That(front.Value.Content, Is.EqualTo(TestImages.Jpeg(64, 48)), "the photo, opened with the same keys");
    }

    private static Task<CertifyApp> Start(string data, string database)
    {
        var settings = new Dictionary<string, string> { ["Certify:DataDirectory"] = data };
        if (database.Length > 0)
        {
            settings["Certify:Database"] = database;
        }

        return CertifyApp.Start(settings);
    }

    private Task Run(string programs, string program, params string[] arguments) =>
        ServerProgram.Run(folder.FullName, Path.Combine(programs, program), arguments);

    private static string UrlOf(string connection)
    {
        var server = new NpgsqlConnectionStringBuilder(connection);
        return $"postgresql://{Uri.EscapeDataString(server.Username!)}:{Uri.EscapeDataString(server.Password!)}@{server.Host}:{server.Port}/{server.Database}";
    }
}
