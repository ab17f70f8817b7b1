using Certify.ServiceInterface.Persistence;

namespace Certify.Tests.Support;

/// <summary>Which of the two databases a contract suite runs on.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,
}

/// <summary>A database of its own for a test: a file in a temporary folder, or a new database on the PostgreSQL server.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Engine engine;
    private readonly string place;
    private readonly List<Dialect> dialects = [];

    private TestDatabase(Engine engine, string place)
    {
        this.engine = engine;
        this.place = place;
        Database = Connect();
    }

    public Database Database { get; }

    /// <summary>The file of SQLite.</summary>
    public string File => Path.Combine(place, "test.db");

    public static async Task<TestDatabase> Create(Engine engine)
    {
        var place = engine == Engine.Sqlite
            ? Directory.CreateTempSubdirectory("certify-test-").FullName
            : await PostgreSqlServer.CreateDatabase();
        return new TestDatabase(engine, place);
    }

    /// <summary>A new database with this program's schema.</summary>
    public static async Task<TestDatabase> CreateMigrated(Engine engine, TimeProvider clock)
    {
        var database = await Create(engine);
        await new Migrations(database.Database, clock).Apply(CancellationToken.None);
        return database;
    }

    /// <summary>Connects once more, as another process would.</summary>
    public Database Connect()
    {
        Dialect dialect = engine == Engine.Sqlite ? new SqliteDialect(File) : new PostgreSqlDialect(place);
        dialects.Add(dialect);
        return new Database(dialect);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var dialect in dialects)
        {
            await (dialect is IAsyncDisposable slow ? slow.DisposeAsync() : ValueTask.CompletedTask);
            (dialect as IDisposable)?.Dispose();
        }

        if (engine == Engine.Sqlite)
        {
            Directory.Delete(place, recursive: true);
        }
        else
        {
            await PostgreSqlServer.DropDatabase(place);
        }
    }
}
