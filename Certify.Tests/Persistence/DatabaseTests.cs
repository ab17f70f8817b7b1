using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Persistence;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class DatabaseTests(Engine engine)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, 123, TimeSpan.Zero);

    private TestDatabase test = null!;

    private Database Database => test.Database;

    [OneTimeSetUp]
    public async Task Create() => test = await TestDatabase.Create(engine);

    [OneTimeTearDown]
    public async Task Drop() => await (test?.DisposeAsync() ?? ValueTask.CompletedTask);

    [SetUp]
    public Task CreateTable() => Database.Write(unit => unit.Execute(
        "CREATE TABLE people (id BIGINT PRIMARY KEY, visit_count INTEGER NOT NULL, is_locked INTEGER NOT NULL, created_at BIGINT NOT NULL, seen_at BIGINT NULL, photo_hash TEXT NULL)"));

    [TearDown]
    public Task DropTable() => Database.Write(unit => unit.Execute("DROP TABLE people"));

    [TestCase(true)]
    [TestCase(false)]
    public async Task Columns_become_a_record_of_flags_counts_and_times(bool seen)
    {
        var row = new Person(1L << 40, 3, true, Noon, seen ? Noon.AddHours(1) : null, seen ? "hash" : null);
        await Insert(row);
        Assert.That(await Find(row.Id), Is.EqualTo(row));
    }

    [Test]
    public async Task Columns_become_properties_too()
    {
        await Insert(new Person(1, 0, false, Noon, null, null));
        var row = await Database.Read(unit => unit.One<PersonByProperties>("SELECT * FROM people"));
        Assert.Multiple(() =>
        {
            Assert.That(row!.IsLocked, Is.False);
            Assert.That(row.CreatedAt, Is.EqualTo(Noon));
            Assert.That(row.SeenAt, Is.Null);
        });
    }

    [Test]
    public async Task Single_values_are_read_like_columns()
    {
        await Insert(new Person(1, 7, true, Noon, null, null));
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await Database.Read(unit => unit.Scalar<int>("SELECT COUNT(*) FROM people")), Is.EqualTo(1));
            Assert.That(await Database.Read(unit => unit.Scalar<bool>("SELECT is_locked FROM people")), Is.True);
            Assert.That(await Database.Read(unit => unit.One<DateTimeOffset>("SELECT created_at FROM people")), Is.EqualTo(Noon));
            Assert.That(await Database.Read(unit => unit.One<DateTimeOffset?>("SELECT seen_at FROM people")), Is.Null);
            Assert.That(await Database.Read(unit => unit.Scalar<DateTimeOffset?>("SELECT MAX(seen_at) FROM people")), Is.Null);
            Assert.That(await Database.Read(unit => unit.One<long?>("SELECT id FROM people WHERE id = 99")), Is.Null);
            Assert.That(await Database.Read(unit => unit.Many<long>("SELECT id FROM people")), Is.EqualTo(new[] { 1L }));
        });
    }

    [Test]
    public async Task Times_and_flags_are_compared_in_the_database()
    {
        await Insert(new Person(1, 0, true, Noon, null, null));
        var found = await Database.Read(unit => unit.Scalar<int>(
            "SELECT COUNT(*) FROM people WHERE created_at >= @From AND created_at < @To AND is_locked = @Locked",
            new { From = Noon, To = (DateTimeOffset?)Noon.AddMilliseconds(1), Locked = true }));
        Assert.That(found, Is.EqualTo(1));
    }

    [Test]
    public async Task Work_that_throws_leaves_nothing_and_runs_nothing_after_it()
    {
        var ran = false;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.Write(async unit =>
        {
            unit.AfterCommit(() => ran = true);
            await Insert(unit, new Person(1, 0, false, Noon, null, null));
            throw new InvalidOperationException();
        }));
        Assert.That(await Find(1), Is.Null);
        Assert.That(ran, Is.False);
    }

    [Test]
    public async Task A_row_refused_by_a_unique_index_is_told_from_other_errors()
    {
        await Insert(new Person(1, 0, false, Noon, null, null));
        var duplicate = await Assert.CatchAsync(() => Insert(new Person(1, 0, false, Noon, null, null)));
        var malformed = await Assert.CatchAsync(() => Database.Read(unit => unit.Execute("SELECT nothing FROM nowhere")));
        Assert.Multiple(() =>
        {
            Assert.That(Database.Dialect.IsDuplicate(duplicate!), Is.True);
            Assert.That(Database.Dialect.IsUnavailable(duplicate!), Is.False);
            Assert.That(Database.Dialect.IsDuplicate(malformed!), Is.False);
            Assert.That(Database.Dialect.IsUnavailable(malformed!), Is.False);
        });
    }

    [Test]
    public async Task Writers_of_two_processes_lose_no_update()
    {
        await Insert(new Person(1, 0, false, Noon, null, null));
        var other = test.Connect();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => (number % 2 == 0 ? Database : other).Write(async unit =>
        {
            var count = await unit.Scalar<int>($"SELECT visit_count FROM people WHERE id = 1 {unit.Dialect.ForUpdate}");
            await unit.Execute("UPDATE people SET visit_count = @Next WHERE id = 1", new { Next = count + 1 });
        }))));
        Assert.That((await Find(1))!.VisitCount, Is.EqualTo(40));
    }

    private Task<Person?> Find(long id) =>
        Database.Read(unit => unit.One<Person>("SELECT id, visit_count, is_locked, created_at, seen_at, photo_hash FROM people WHERE id = @id", new { id }));

    private Task Insert(Person row) => Database.Write(unit => Insert(unit, row));

    private static Task Insert(Unit unit, Person row) => unit.Execute(
        "INSERT INTO people (id, visit_count, is_locked, created_at, seen_at, photo_hash) VALUES (@Id, @VisitCount, @IsLocked, @CreatedAt, @SeenAt, @PhotoHash)",
        row);

    private sealed record Person(long Id, int VisitCount, bool IsLocked, DateTimeOffset CreatedAt, DateTimeOffset? SeenAt, string? PhotoHash);

    private sealed record PersonByProperties
    {
        public bool IsLocked { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? SeenAt { get; init; }
    }
}
