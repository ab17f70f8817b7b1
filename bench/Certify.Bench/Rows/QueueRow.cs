using System.Diagnostics;
using System.Globalization;
using Certify.Bench.Data;
using Certify.Bench.Measuring;
using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Persistence;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Certify.Bench.Rows;

/// <summary>Small messages published and handled, 16 at a time, against pgbench doing one insert and one claiming delete for each.</summary>
internal sealed class QueueRow : Row
{
    private const int Workers = 16, Messages = 16_000, WarmUps = 3;

    public override string Name => "queue";

    public override async IAsyncEnumerable<Figure> Measure()
    {
        var at = await Installation.OnPostgreSql();
        await at.Migrate();
        await PrepareBare(at);
        var database = new Database(at.Dialect);
        for (var n = 0; n < WarmUps; n++)
        {
            await Handled(database);
        }

        await Bare(at);
        var (ratios, mine, other) = await Pairs.Alternate(() => Handled(database), () => Bare(at));
        yield return Figure.Of(Name, ratios, Bound.AtLeast(0.5), string.Create(CultureInfo.InvariantCulture, $"{mine:0} against {other:0} messages/s"));
    }

    /// <summary>Publishers and a worker at the same time, until the last message is handled.</summary>
    private static async Task<double> Handled(Database database)
    {
        var store = new QueueStore(database, TimeProvider.System, new QueueSignal(TimeProvider.System));
        var counter = new Counter(Messages);
        using var worker = new QueueWorker(
            store, new MessageHandlers().Add(counter), new WorkerOptions("bench", Workers), TimeProvider.System, NullLogger<QueueWorker>.Instance);
        var began = Stopwatch.GetTimestamp();
        await worker.StartAsync(CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(publisher => Task.Run(async () =>
        {
            for (var n = publisher; n < Messages; n += Workers)
            {
                var (key, number) = ($"{Guid.NewGuid():N}", n);
                await database.WriteOne(unit => store.Publish(unit, nameof(Small), key, new Small(number), TimeProvider.System.GetUtcNow()));
            }
        })));
        await counter.Done;
        var rate = Messages / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await worker.StopAsync(CancellationToken.None);
        return rate;
    }

    private static async Task PrepareBare(Installation at)
    {
        await using var source = NpgsqlDataSource.Create(at.PostgreSql!);
        await using var table = source.CreateCommand("CREATE TABLE bare (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body TEXT NOT NULL)");
        await table.ExecuteNonQueryAsync();
    }

    private static async Task<double> Bare(Installation at)
    {
        var script = Path.Combine(Files.Work, "queue.sql");
        await File.WriteAllTextAsync(script, """
            INSERT INTO bare (body) VALUES ('{"Number":1}');
            DELETE FROM bare WHERE id = (SELECT id FROM bare ORDER BY id FOR UPDATE SKIP LOCKED LIMIT 1);
            """);
        var settings = new NpgsqlConnectionStringBuilder(at.PostgreSql);
        var start = new ProcessStartInfo(
            "pgbench", ["-n", "-c", $"{Workers}", "-j", "2", "-M", "prepared", "-f", script, "-t", $"{Messages / Workers}", "-h", settings.Host!, "-p", $"{settings.Port}", "-U", settings.Username!, settings.Database!])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = settings.Password;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var line = (await output).Split('\n').FirstOrDefault(line => line.StartsWith("tps = ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"pgbench said nothing of use: {await errors}");
        return double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    public sealed record Small(int Number);

    private sealed class Counter(int expected) : IMessageHandler<Small>
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int handled;

        public Task Done => done.Task;

        public Task<Disposition> Handle(Small message, Delivery delivery, CancellationToken stop)
        {
            if (Interlocked.Increment(ref handled) == expected)
            {
                done.SetResult();
            }

            return Task.FromResult(Disposition.Done);
        }
    }
}
