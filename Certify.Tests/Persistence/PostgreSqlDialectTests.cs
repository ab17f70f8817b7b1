using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using Npgsql;
using NUnit.Framework;

namespace Certify.Tests.Persistence;

public sealed class PostgreSqlDialectTests
{
    private string connectionString = "";
    private PostgreSqlDialect dialect = null!;
    private Database database = null!;

    [OneTimeSetUp]
    public async Task Create()
    {
        connectionString = await PostgreSqlServer.CreateDatabase();
        dialect = new PostgreSqlDialect(connectionString + ";Include Error Detail=true");
        database = new Database(dialect);
    }

    [OneTimeTearDown]
    public async Task Drop()
    {
        if (dialect is not null)
        {
            await dialect.DisposeAsync();
            await PostgreSqlServer.DropDatabase(connectionString);
        }
    }

    [Test]
    public async Task A_server_that_cannot_be_reached_is_unavailable()
    {
        await using var nowhere = new PostgreSqlDialect("Host=127.0.0.1;Port=1;Username=app;Password=secret");
        var refused = await Assert.CatchAsync(() => new Database(nowhere).Read(unit => unit.Scalar<int>("SELECT 1")));
        Assert.That((nowhere.IsUnavailable(refused!), nowhere.IsAway(refused!)), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task A_connection_cut_in_the_middle_is_unavailable_and_the_next_one_works()
    {
        var cut = await Assert.CatchAsync(() => database.Write(unit => unit.Execute("SELECT pg_terminate_backend(pg_backend_pid())")));
        Assert.That((dialect.IsUnavailable(cut!), dialect.IsAway(cut!)), Is.EqualTo((true, true)));
        Assert.That(await database.Read(unit => unit.Scalar<int>("SELECT 1")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_connection_that_the_pool_closed_meanwhile_is_unavailable()
    {
        var closed = new PostgreSqlDialect(connectionString);
        await closed.DisposeAsync();
        var disposed = await Assert.CatchAsync(() => new Database(closed).Read(unit => unit.Scalar<int>("SELECT 1")));
        Assert.That(disposed, Is.InstanceOf<ObjectDisposedException>());
        Assert.That((dialect.IsUnavailable(disposed!), dialect.IsAway(disposed!)), Is.EqualTo((true, true)));

        var elsewhere = Assert.Catch(() => ObjectDisposedException.ThrowIf(true, this));
        Assert.That((dialect.IsUnavailable(elsewhere!), dialect.IsAway(elsewhere!)), Is.EqualTo((false, false)), "a defect, whose tries are counted");
    }

    [Test]
    public async Task What_must_be_kept_waits_for_a_server_that_is_away()
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        await using var relay = new TcpRelay($"{server.Host}:{server.Port}");
        await using var behind = new PostgreSqlDialect(new NpgsqlConnectionStringBuilder(connectionString) { Port = relay.Port }.ToString());
        var away = new Database(behind);
        await relay.Cut();

        var keeping = away.Keep(unit => unit.Execute("CREATE TABLE kept (id INT)"));
        await Assert.CatchAsync(() => away.Write(unit => unit.Execute("SELECT 1")));
        Assert.That(keeping.IsCompleted, Is.False);
        relay.Restore();
        await keeping;

        Assert.That(await database.Read(unit => unit.Scalar<long>("SELECT COUNT(*) FROM kept")), Is.Zero);
    }

    [Test]
    public async Task The_queue_reads_by_its_index_however_small_the_planner_believes_it_to_be()
    {
        const string Next = "EXPLAIN SELECT id FROM due WHERE at <= 5 ORDER BY at LIMIT 1 FOR UPDATE SKIP LOCKED";
        await database.Write(unit => unit.Execute("""
            CREATE TABLE due (id INT, at INT);
            CREATE INDEX due_at ON due (at);
            INSERT INTO due SELECT n, n FROM generate_series(1, 9) n;
            ANALYZE due;
            """));

        Assert.That(await Plan(dialect.ForQueue, Next), Does.Contain("Index Scan using due_at").And.Not.Contain("Sort"));
        Assert.That(await Plan(dialect, Next), Does.Contain("Seq Scan"), "or this test says nothing");
    }

    [Test]
    public async Task The_server_compiles_no_statement_not_even_one_that_the_queue_avoids()
    {
        const string Avoided = "EXPLAIN (ANALYZE) SELECT typname FROM pg_type ORDER BY typlen, typname";
        foreach (var connections in new[] { dialect, dialect.ForQueue })
        {
            Assert.That(await Plan(connections, Avoided), Does.Contain("Seq Scan on pg_type").And.Contain("Sort").And.Not.Contain("JIT"));
            Assert.That(await new Database(connections).Read(unit => unit.Scalar<string>("SHOW jit")), Is.EqualTo("off"));
        }
    }

    [Test]
    public async Task The_server_ends_a_statement_that_takes_too_long()
    {
        Assert.That(await database.Read(unit => unit.Scalar<string>("SHOW statement_timeout")), Is.EqualTo("15s"));
        var slow = await Assert.CatchAsync(() => database.Read(async unit =>
        {
            await unit.Execute("SET statement_timeout = '50ms'");
            return await unit.Execute("SELECT pg_sleep(10)");
        }));
        Assert.That((dialect.IsUnavailable(slow!), dialect.IsAway(slow!)), Is.EqualTo((true, false)), "what is slow may be so by its own doing");
    }

    [Test]
    public async Task An_error_does_not_quote_the_row()
    {
        var duplicate = await Assert.CatchAsync(() => database.Write(async unit =>
        {
            await unit.Execute("CREATE TABLE phones (phone TEXT PRIMARY KEY)");
            await unit.Execute("INSERT INTO phones VALUES (@phone)", new { phone = "13800138000" });
            await unit.Execute("INSERT INTO phones VALUES (@phone)", new { phone = "13800138000" });
        }));
        Assert.That(duplicate, Is.InstanceOf<PostgresException>());
        Assert.That(duplicate!.ToString(), Does.Not.Contain("13800138000"));
        Assert.That(((PostgresException)duplicate).Detail, Does.Not.Contain("13800138000"));
    }

    private static Task<string> Plan(Dialect connections, string explain) =>
        new Database(connections).Read(async unit => string.Join('\n', await unit.Many<string>(explain)));
}
