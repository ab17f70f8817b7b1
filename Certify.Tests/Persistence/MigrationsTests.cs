using Certify.ServiceInterface;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Persistence;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class MigrationsTests(Engine engine)
{
    private static readonly Migration First = new(1, "0001_people.sql", "CREATE TABLE people (id BIGINT PRIMARY KEY); INSERT INTO people VALUES (1);");
    private static readonly Migration Second = new(2, "0002_names.sql", "ALTER TABLE people ADD COLUMN name TEXT NULL; UPDATE people SET name = 'first';");

    private TestDatabase test = null!;

    [SetUp]
    public async Task Create() => test = await TestDatabase.Create(engine);

    [TearDown]
    public async Task Drop() => await (test?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task Missing_files_are_applied_in_order_and_once()
    {
        await Apply(First);
        await Apply(First, Second);
        await Apply(First, Second);
        Assert.That(await test.Database.Read(unit => unit.Scalar<string>("SELECT name FROM people")), Is.EqualTo("first"));
        Assert.That(await test.Database.Read(unit => unit.Many<string>("SELECT name FROM schema_migrations ORDER BY number")),
            Is.EqualTo(new[] { First.Name, Second.Name }));
    }

    [Test]
    public async Task Of_ten_migrators_at_once_one_migrates_and_all_succeed()
    {
        var databases = Enumerable.Range(0, 10).Select(_ => test.Connect()).ToList();
        await Task.WhenAll(databases.Select(database => Task.Run(() => Runner(database, First, Second).Apply(CancellationToken.None))));
        Assert.That(await test.Database.Read(unit => unit.Scalar<int>("SELECT COUNT(*) FROM people")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_that_fails_leaves_the_database_as_it_was()
    {
        var broken = new Migration(2, "0002_broken.sql", "CREATE TABLE half (id BIGINT); SELECT nothing FROM nowhere;");
        await Assert.CatchAsync(() => Apply(First, broken));
        await Apply(First, Second);
        Assert.That(await test.Database.Read(unit => unit.Scalar<int>("SELECT COUNT(*) FROM people")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_landed_file_that_changed_stops_the_start()
    {
        await Apply(First, Second);
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Apply(First with { Sql = First.Sql + " " }, Second));
        Assert.That(refusal!.Message, Does.Contain("0001_people.sql was changed"));
    }

    [Test]
    public async Task A_database_newer_than_the_program_stops_the_start()
    {
        await Apply(First, Second);
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Apply(First));
        Assert.That(refusal!.Message, Does.Contain("newer than this program").And.Contain("0002_names.sql"));
    }

    [Test]
    public async Task A_file_that_arrives_with_a_number_already_passed_stops_the_start()
    {
        await Apply(Second with { Sql = First.Sql });
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Apply(First, Second with { Sql = First.Sql }));
        Assert.That(refusal!.Message, Does.Contain("0001_people.sql was never applied"));
    }

    [Test]
    public async Task This_programs_own_files_apply_to_an_empty_database()
    {
        var files = Migrations.Embedded(test.Database.Dialect);
        await new Migrations(test.Database, TimeProvider.System).Apply(CancellationToken.None);
        Assert.That(files, Is.Not.Empty);
        Assert.That(files.Select(file => file.Number), Is.Unique.And.Ordered);
        Assert.That(await test.Database.Read(unit => unit.Scalar<int>("SELECT COUNT(*) FROM schema_migrations")), Is.EqualTo(files.Count));
    }

    [Test]
    public void Both_databases_have_the_same_files() => Assert.That(
        Migrations.Embedded(test.Database.Dialect).Select(file => file.Name),
        Is.EqualTo(typeof(Migrations).Assembly.GetManifestResourceNames()
            .Where(name => name.Contains(".Migrations.sqlite.", StringComparison.Ordinal))
            .Select(name => name[(name.IndexOf("sqlite.", StringComparison.Ordinal) + "sqlite.".Length)..])
            .Order()));

    private Task Apply(params Migration[] files) => Runner(test.Database, files).Apply(CancellationToken.None);

    private static Migrations Runner(Database database, params Migration[] files) => new(database, TimeProvider.System, files);
}
