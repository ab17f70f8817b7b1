using Certify.ServiceInterface.Persistence;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>A contract suite that runs on a migrated database of its own, emptied of its tables' rows before each test.</summary>
public abstract class DatabaseFixture(Engine engine, params string[] tables)
{
    private TestDatabase? test;

    protected ManualClock Clock { get; private set; } = new();

    protected Database Database => Test.Database;

    protected TestDatabase Test => test ?? throw new InvalidOperationException("The database is not set up yet.");

    [OneTimeSetUp]
    public async Task CreateDatabase() => test = await TestDatabase.CreateMigrated(engine, Clock);

    [OneTimeTearDown]
    public async Task DropDatabase()
    {
        if (test is not null)
        {
            await test.DisposeAsync();
        }
    }

    [SetUp]
    public async Task EmptyTables()
    {
        Clock = new ManualClock();
        foreach (var table in tables)
        {
            await Database.Write(unit => unit.Execute($"DELETE FROM {table}"));
        }
    }
}
