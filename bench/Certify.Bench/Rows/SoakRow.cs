using System.Globalization;
using Certify.Bench.Data;
using Certify.Bench.Measuring;

namespace Certify.Bench.Rows;

/// <summary>Ten minutes of mixed traffic through all doors: memory and slow answers at the end against those of the second minute.</summary>
internal sealed class SoakRow : Row
{
    private const int Minutes = 10, People = 2_000;
    private const long First = 3_000_001;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public override string Name => "soak";

    public override async IAsyncEnumerable<Figure> Measure()
    {
        var at = await Crowd.Get();
        await Seeding.Add(at, First, People, Has.Photos);
        var sids = await SignedIn.ByMini(Enumerable.Range(0, People).Select(n => First + n));
        await using var service = await at.Serve();
        using var traffic = new Traffic(service.Address, sids, First);
        var running = traffic.Run(Minute * Minutes);
        await Task.Delay(Minute * 2);
        var early = service.Megabytes;
        await running;
        var late = service.Megabytes;
        yield return Figure.Of("soak memory", [late / early], Bound.NoMoreThan(1.1), string.Create(CultureInfo.InvariantCulture, $"{late:0} against {early:0} MB"));
        // All minutes are shown, so that growing slower and one slow minute can be told apart.
        var tails = Enumerable.Range(2, Minutes - 1).Select(traffic.P99).ToArray();
        var shown = string.Join(", ", tails.Select(tail => tail.ToString("0.0", CultureInfo.InvariantCulture)));
        yield return Figure.Of("soak p99", [tails[^1] / tails[0]], Bound.NoMoreThan(1.1), $"ms in the minutes 2 to {Minutes}: {shown}");
        yield return Figure.Of("soak errors", [traffic.Errors], Bound.NoMoreThan(0), $"{traffic.Requests} requests");
    }
}
