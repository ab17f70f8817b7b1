using System.Buffers.Binary;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Persistence;

/// <summary>Writers of one process who come at the same time share a transaction of SQLite, and see nothing of each other's failures.</summary>
public sealed class SharedTransactionsTests
{
    private TestDatabase test = null!;

    private Database Database => test.Database;

    [SetUp]
    public async Task Create()
    {
        test = await TestDatabase.Create(Engine.Sqlite);
        await Database.Write(unit => unit.Execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)"));
    }

    [TearDown]
    public async Task Drop() => await test.DisposeAsync();

    [Test]
    public async Task Who_throws_takes_back_his_own_work_only()
    {
        var (written, thrown, acted) = (0, 0, 0);
        await Together(40, async n =>
        {
            try
            {
                await Database.Write(async unit =>
                {
                    unit.AfterCommit(() => Interlocked.Increment(ref acted));
                    await Add(unit, n);
                    if (n % 4 == 0)
                    {
                        throw new NotSupportedException($"{n}");
                    }
                });
                Interlocked.Increment(ref written);
            }
            catch (NotSupportedException e) when (e.Message == $"{n}")
            {
                Interlocked.Increment(ref thrown);
            }
        });

        Assert.That((written, thrown, acted), Is.EqualTo((30, 10, 30)));
        Assert.That(await Notes(), Is.EqualTo(Enumerable.Range(0, 40).Where(n => n % 4 != 0)));
    }

    [Test]
    public async Task A_row_that_one_wrote_the_next_cannot_write_again()
    {
        var refused = 0;
        await Together(20, async _ =>
        {
            try
            {
                await Database.WriteOne(unit => Add(unit, 1));
            }
            catch (Exception e) when (Database.Dialect.IsDuplicate(e))
            {
                Interlocked.Increment(ref refused);
            }
        });

        Assert.That(refused, Is.EqualTo(19));
        Assert.That(await Notes(), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task What_was_acknowledged_others_see_at_once()
    {
        var other = test.Connect();
        await Together(20, async n =>
        {
            await Database.Write(unit => Add(unit, n));
            Assert.That(await other.Read(unit => unit.Scalar<long>("SELECT COUNT(*) FROM notes WHERE id = @n", new { n })), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Many_writers_wait_for_the_disk_once()
    {
        var (first, held) = await Hold();
        var others = Enumerable.Range(2, 200).Select(n => Database.WriteOne(unit => Add(unit, n))).ToArray();
        var before = Commits();
        held.SetResult();
        await first;
        await Task.WhenAll(others);

        Assert.That(await Notes(), Has.Count.EqualTo(201));
        Assert.That(Commits() - before, Is.EqualTo(2), "the first's, and one for all others");
    }

    [Test]
    public async Task Who_is_told_to_stop_while_he_waits_writes_nothing()
    {
        using var stop = new CancellationTokenSource();
        var (first, held) = await Hold();
        var second = Database.Write(unit => Add(unit, 2), stop.Token);
        await stop.CancelAsync();
        held.SetResult();
        await first;

        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await Notes(), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task A_transaction_that_ends_by_itself_keeps_nobodys_work()
    {
        var (first, held) = await Hold();
        var second = Database.Write(unit => Add(unit, 2));
        var third = Database.Write(unit => unit.Execute("INSERT OR ROLLBACK INTO notes (id, text) VALUES (3, '1')"));
        held.SetResult();
        await first;

        foreach (var lost in new[] { second, third })
        {
            Assert.That(Database.Dialect.IsDuplicate((await Assert.CatchAsync(() => lost))!), Is.True);
        }

        Assert.That(await Notes(), Is.EqualTo(new[] { 1 }));
        await Database.Write(unit => Add(unit, 4));
        Assert.That(await Notes(), Is.EqualTo(new[] { 1, 4 }));
    }

    /// <summary>A writer who has begun, and what lets him write the note 1 and end.</summary>
    private async Task<(Task First, TaskCompletionSource Held)> Hold()
    {
        var (begun, held) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Database.Write(async unit =>
        {
            begun.SetResult();
            await held.Task;
            await Add(unit, 1);
        });
        await begun.Task;
        return (first, held);
    }

    /// <summary>Frames of the write-ahead log that end a transaction: those that name the size of the database after it.</summary>
    private long Commits()
    {
        const int HeaderSize = 32, FrameHeaderSize = 24, PageSizeAt = 8, SizeAt = 4;
        using var file = new FileStream($"{test.File}-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var log = new byte[file.Length];
        file.ReadExactly(log);
        var frame = FrameHeaderSize + (int)BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(PageSizeAt));
        return Enumerable.Range(0, (log.Length - HeaderSize) / frame)
            .Count(n => BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(HeaderSize + (n * frame) + SizeAt)) != 0);
    }

    private static Task Together(int count, Func<int, Task> act) => Task.WhenAll(Enumerable.Range(0, count).Select(n => Task.Run(() => act(n))));

    private static Task<int> Add(Unit unit, int n) => unit.Execute("INSERT INTO notes (id, text) VALUES (@n, @text)", new { n, text = $"{n}" });

    private async Task<List<int>> Notes() => [.. await Database.Read(unit => unit.Many<int>("SELECT id FROM notes ORDER BY id"))];
}
