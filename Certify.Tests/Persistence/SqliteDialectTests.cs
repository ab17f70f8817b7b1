using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Persistence;

public sealed class SqliteDialectTests
{
    private TestDatabase test = null!;

    [SetUp]
    public async Task Create() => test = await TestDatabase.Create(Engine.Sqlite);

    [TearDown]
    public ValueTask Drop() => test.DisposeAsync();

    [TestCase("PRAGMA journal_mode", "wal", TestName = "Readers do not wait for the writer")]
    [TestCase("PRAGMA synchronous", "2", TestName = "A commit is on the disk when it returns")]
    [TestCase("PRAGMA foreign_keys", "1", TestName = "Foreign keys are kept")]
    [TestCase("PRAGMA busy_timeout", "10000", TestName = "Writers of other processes are waited for")]
    public async Task Every_connection_is_set_up(string question, string answer)
    {
        Assert.That(await test.Database.Read(unit => unit.Scalar<string>(question)), Is.EqualTo(answer));
        Assert.That(await test.Connect().Read(unit => unit.Scalar<string>(question)), Is.EqualTo(answer));
    }

    [Test]
    public async Task The_library_knows_what_our_statements_need()
    {
        var version = Version.Parse(await test.Database.Read(unit => unit.Scalar<string>("SELECT sqlite_version()")));
        Assert.That(version, Is.GreaterThanOrEqualTo(new Version(3, 35, 5)));
    }

    [Test]
    public async Task A_reader_sees_the_last_commit_while_another_writes()
    {
        await test.Database.Write(unit => unit.Execute("CREATE TABLE numbers (number INTEGER NOT NULL)"));
        await test.Database.Write(async unit =>
        {
            await unit.Execute("INSERT INTO numbers VALUES (1)");
            Assert.That(await test.Connect().Read(reader => reader.Scalar<int>("SELECT COUNT(*) FROM numbers")), Is.Zero);
        });
        Assert.That(await test.Database.Read(unit => unit.Scalar<int>("SELECT COUNT(*) FROM numbers")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_that_cannot_be_opened_is_unavailable()
    {
        using var nowhere = new SqliteDialect("/nonexistent/folder/certify.db");
        var refused = await Assert.CatchAsync(() => new Database(nowhere).Read(unit => unit.Scalar<int>("SELECT 1")));
        Assert.That(nowhere.IsUnavailable(refused!), Is.True);
    }
}
