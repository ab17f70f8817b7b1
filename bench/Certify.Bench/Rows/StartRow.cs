using System.Globalization;
using Certify.Bench.Data;
using Certify.Bench.Measuring;

namespace Certify.Bench.Rows;

/// <summary>
/// The embedded default on a data folder that is there, against an empty minimal API, both published for this system: until the first
/// answer, and memory then.
/// </summary>
internal sealed class StartRow : Row
{
    /// <summary>What the product may take beyond its share, for opening and checking its database and keys.</summary>
    private const double Allowance = 150;

    /// <summary>A start takes under a second, and what else the machine does then is a large part of it: there are more of them.</summary>
    private const int Rounds = 2 * Pairs.Rounds;

    public override string Name => "start";

    public override async IAsyncEnumerable<Figure> Measure()
    {
        var at = Installation.OnSqlite();
        await at.Migrate();
        var (certify, bare) = (await Files.Published("Certify.Host"), await Files.Published("bench/Certify.Bench"));
        var (times, memory) = (new List<double>(), new List<double>());
        var (mine, other) = (new List<(double Time, double Memory)>(), new List<(double Time, double Memory)>());
        for (var round = 0; round < Rounds + 1; round++)
        {
            var ours = await Once(() => at.ServePublished(certify));
            var theirs = await Once(() => Child.Start(bare, ["by-hand"], new Dictionary<string, string>(), "bench/empty"));
            // The first round fills the page cache.
            if (round > 0)
            {
                mine.Add(ours);
                other.Add(theirs);
                times.Add((ours.Time - Allowance) / theirs.Time);
                memory.Add(ours.Memory / theirs.Memory);
            }
        }

        yield return Figure.Of("start time", times, Bound.NoMoreThan(1.5), Note(mine, other, pair => pair.Time, "ms") + ", 150 ms taken off ours");
        yield return Figure.Of("start memory", memory, Bound.NoMoreThan(1.6), Note(mine, other, pair => pair.Memory, "MB"));
    }

    private static async Task<(double Time, double Memory)> Once(Func<Task<Child>> start)
    {
        await using var child = await start();
        return (child.TookToAnswer.TotalMilliseconds, child.Megabytes);
    }

    private static string Note(
        List<(double Time, double Memory)> mine, List<(double Time, double Memory)> other, Func<(double Time, double Memory), double> of, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Figure.Median(mine.Select(of)):0} against {Figure.Median(other.Select(of)):0} {unit}");
}
