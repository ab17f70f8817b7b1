using System.Globalization;
using Certify.Bench.Data;
using Certify.Bench.Measuring;
using Certify.ServiceInterface.Persistence;

namespace Certify.Bench.Rows;

/// <summary>The same work among 10 thousand users and among a million, or ten with <c>--large</c>; and the plans of all queries.</summary>
internal sealed class GrowRow(bool large) : Row
{
    private const int Few = 10_000;

    public override string Name => "grow";

    public override async IAsyncEnumerable<Figure> Measure()
    {
        var small = await Filled(Few);
        foreach (var many in large ? new[] { 1_000_000, 10_000_000 } : [1_000_000])
        {
            var big = await Filled(many);
            var label = many / 1_000_000 + "M";
            await foreach (var figure in Requests(small, big, many, label))
            {
                yield return figure;
            }

            yield return await Claims(small, big, label);
            yield return await Plans(big, many, label);
        }
    }

    private static async Task<Installation> Filled(int users)
    {
        var at = await Installation.OnPostgreSql();
        await at.Migrate();
        await Seeding.Add(at, first: 1, users, Has.Passed);
        return at;
    }

    private static async IAsyncEnumerable<Figure> Requests(Installation small, Installation big, int many, string label)
    {
        await using var few = await small.Serve();
        await using var lots = await big.Serve();
        Load load = new(lots, "get.lua", 32, await Crowd.FetchInfoPaths("grow-many", many));
        Load against = new(few, "get.lua", 32, await Crowd.FetchInfoPaths("grow-few", Few));
        await load.Warm();
        await against.Warm();
        var (ratios, mine, other) = await Pairs.Alternate(
            async () => 1e6 / (await load.Run()).Rate, async () => 1e6 / (await against.Run()).Rate, rounds: 2 * Pairs.Rounds);
        yield return Figure.Of($"grow {label} fetch-info time", ratios, Bound.NoMoreThan(1.15), string.Create(CultureInfo.InvariantCulture, $"{mine:0} against {other:0} µs"));
        yield return Figure.Of(
            $"grow {label} memory", [lots.Megabytes / few.Megabytes], Bound.NoMoreThan(1.2),
            string.Create(CultureInfo.InvariantCulture, $"{lots.Megabytes:0} against {few.Megabytes:0} MB"));
    }

    /// <summary>
    /// A sweep of a few hundred that wait among all that were ever decided: taken up, then claimed one at a time. Each round is half a
    /// second, so there are more of them.
    /// </summary>
    private static async Task<Figure> Claims(Installation small, Installation big, string label)
    {
        Claiming few = new(small), lots = new(big);
        await few.Time();
        await lots.Time();
        var (ratios, mine, other) = await Pairs.Alternate(lots.Time, few.Time, rounds: 2 * Pairs.Rounds);
        return Figure.Of($"grow {label} claim time", ratios, Bound.NoMoreThan(1.15), string.Create(CultureInfo.InvariantCulture, $"{mine:0} against {other:0} µs"));
    }

    private static async Task<Figure> Plans(Installation big, int many, string label)
    {
        var scans = await QueryPlans.SequentialScans(big, many);
        return Figure.Of(
            $"grow {label} scans", [scans.Count], Bound.NoMoreThan(0),
            scans.Count == 0 ? "every plan over a large table uses an index" : string.Join("; ", scans));
    }

    private sealed class Claiming(Installation at)
    {
        private const int Waiting = 500;

        private readonly Database database = new(at.Dialect);

        /// <summary>Microseconds for one of those that wait.</summary>
        public async Task<double> Time()
        {
            var queue = new QueueStore(database, TimeProvider.System, new QueueSignal(TimeProvider.System));
            var sweeps = new SweepStore(queue);
            await database.Write(unit => unit.Execute("UPDATE attempts SET status = 'Waiting' WHERE id <= @Waiting", new { Waiting }));
            var began = TimeProvider.System.GetTimestamp();
            await database.Write(async unit =>
            {
                var now = TimeProvider.System.GetUtcNow();
                await sweeps.TakeUp(unit, await sweeps.Begin(unit, "bench", now), alsoPutOff: false, now);
            });
            for (var n = 0; n < Waiting; n++)
            {
                var delivery = (await queue.Claim("bench", 1, TimeSpan.FromMinutes(5), CancellationToken.None))[0];
                await database.Write(unit => queue.Complete(unit, delivery));
            }

            var took = TimeProvider.System.GetElapsedTime(began);
            await database.Write(async unit =>
            {
                await unit.Execute("UPDATE attempts SET status = 'Passed' WHERE status = 'Queued'");
                await sweeps.EndFinished(unit, TimeProvider.System.GetUtcNow());
            });
            return took.TotalMicroseconds / Waiting;
        }
    }
}
