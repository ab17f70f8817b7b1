using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Persistence;

/// <summary>Statements of acts that do not need each other: in one trip on PostgreSQL, one after the other on SQLite, and the same comes of it.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class TogetherTests(Engine engine)
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
        "CREATE TABLE visits (id BIGINT PRIMARY KEY, is_last INTEGER NOT NULL, at BIGINT NULL, note TEXT NULL, photo BLOB NULL)".Replace(
            "BLOB", engine == Engine.PostgreSql ? "BYTEA" : "BLOB", StringComparison.Ordinal)));

    [TearDown]
    public Task DropTable() => Database.Write(unit => unit.Execute("DROP TABLE visits"));

    [Test]
    public async Task Each_act_gets_what_it_asked_for_in_the_order_of_the_acts()
    {
        var (changed, count, first, rows, word) = (0, 0L, default(Visit), default(IReadOnlyList<long>), "");
        await Database.Write(async unit =>
        {
            await Insert(unit, 1);
            await unit.Together(
                async () => changed = await unit.Execute("UPDATE visits SET is_last = @last", new { last = true }),
                async () => count = await unit.Scalar<long>("SELECT COUNT(*) FROM visits WHERE is_last = 1"),
                () => Insert(unit, 2),
                () => unit.Dialect.TakeName(unit, "anything"),
                async () => word = await unit.Scalar<string>("SELECT 'word'"),
                async () => first = await unit.One<Visit>("SELECT id, is_last, at, note, photo FROM visits WHERE id = @id", new { id = 1 }),
                async () => rows = await unit.Many<long>($"SELECT id FROM visits WHERE id {unit.Dialect.AnyOf("@ids")} ORDER BY id", new { ids = new[] { 1L, 2L, 3L } }));
        });
        Assert.That((changed, count, word), Is.EqualTo((1, 1, "word")));
        Assert.That(first, Is.EqualTo(new Visit { Id = 1, IsLast = true, At = Noon, Note = null, Photo = first!.Photo }));
        Assert.That(first.Photo, Is.EqualTo(new byte[] { 1, 2 }));
        Assert.That(rows, Is.EqualTo(new[] { 1L, 2L }));
    }

    [Test]
    public async Task Rows_that_are_not_there_and_empty_values_are_told_from_others()
    {
        var (nobody, at, most) = await Database.Read(unit => unit.Together(
            () => unit.One<Visit>("SELECT id, is_last, at, note, photo FROM visits"),
            () => unit.One<DateTimeOffset?>("SELECT CAST(NULL AS BIGINT)"),
            () => unit.Scalar<long>("SELECT MAX(id) FROM visits")));
        Assert.That((nobody, at, most), Is.EqualTo((default(Visit), default(DateTimeOffset?), 0L)));
    }

    [Test]
    public async Task An_act_may_ask_again_and_again_and_hold_others_within()
    {
        var (one, two, three) = (0L, 0L, 0L);
        await Database.Write(unit => unit.Together(
            async () =>
            {
                await Insert(unit, 1);
                await Insert(unit, 2);
                one = await unit.Scalar<long>("SELECT COUNT(*) FROM visits WHERE id < 10");
            },
            () => unit.Together(
                async () => two = await unit.Scalar<long>("SELECT 2"),
                async () =>
                {
                    await Task.Yield();
                    three = await unit.Scalar<long>("SELECT 3");
                })));
        Assert.That((one, two, three), Is.EqualTo((2, 2, 3)));
    }

    [Test]
    public async Task What_one_statement_meets_all_of_its_trip_meet_and_nothing_is_left()
    {
        var refused = await Assert.CatchAsync(() => Database.Write(unit => unit.Together(
            () => Insert(unit, 1), () => Insert(unit, 1), () => unit.Execute("UPDATE visits SET is_last = 1"))));
        Assert.That(Database.Dialect.IsDuplicate(refused!), Is.True);
        Assert.That(await Database.Read(unit => unit.Scalar<long>("SELECT COUNT(*) FROM visits")), Is.Zero);
    }

    [Test]
    public async Task An_act_that_throws_by_itself_lets_the_others_end_and_the_connection_stays_usable()
    {
        var (ended, after) = (false, 0L);
        await Database.Read(async unit =>
        {
            await Assert.ThrowsAsync<NotSupportedException>(() => unit.Together(
                async () =>
                {
                    await unit.Scalar<long>("SELECT 1");
                    ended = true;
                },
                async () =>
                {
                    await unit.Scalar<long>("SELECT 1");
                    throw new NotSupportedException();
                }));
            after = await unit.Scalar<long>("SELECT 5");
            return true;
        });
        Assert.That((ended, after), Is.EqualTo((true, 5)));
    }

    [Test]
    public async Task One_statement_is_still_the_most_where_there_is_no_transaction() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteOne(unit => unit.Together(() => Insert(unit, 1), () => Insert(unit, 2))));

    private static Task Insert(Unit unit, long id) => unit.Execute(
        "INSERT INTO visits (id, is_last, at, note, photo) VALUES (@id, @last, @at, @note, @photo)",
        new { id, last = false, at = (DateTimeOffset?)Noon, note = (string?)null, photo = new byte[] { 1, 2 } });

    private sealed record Visit
    {
        public long Id { get; init; }

        public bool IsLast { get; init; }

        public DateTimeOffset? At { get; init; }

        public string? Note { get; init; }

        public byte[]? Photo { get; init; }
    }
}
