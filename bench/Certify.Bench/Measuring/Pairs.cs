using System.Globalization;

namespace Certify.Bench.Measuring;

/// <summary>Two things measured in turns, so that what else happens on the machine meets both.</summary>
internal static class Pairs
{
    public const int Rounds = 5;

    /// <summary>Measures A B A B, and gives the ratio of each round.</summary>
    public static async Task<(double[] Ratios, double Ours, double Theirs)> Alternate(
        Func<Task<double>> ours, Func<Task<double>> theirs, int rounds = Rounds)
    {
        var (ratios, mine, other) = (new double[rounds], new double[rounds], new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            mine[round] = await ours();
            other[round] = await theirs();
            ratios[round] = mine[round] / other[round];
        }

        return (ratios, Figure.Median(mine), Figure.Median(other));
    }

    /// <summary>Requests a second of two servers under the same load.</summary>
    public static async Task<Figure> Rates(string name, Load ours, Load theirs, Bound must)
    {
        await ours.Warm();
        await theirs.Warm();
        var (mine, other) = (new List<LoadResult>(), new List<LoadResult>());
        for (var round = 0; round < Rounds; round++)
        {
            mine.Add(await ours.Run());
            other.Add(await theirs.Run());
        }

        return Of(name, mine, other, must);
    }

    public static Figure Of(string name, IReadOnlyList<LoadResult> mine, IReadOnlyList<LoadResult> other, Bound must)
    {
        var ratios = mine.Zip(other, (ours, theirs) => ours.Rate / theirs.Rate).ToArray();
        double Middle(IReadOnlyList<LoadResult> results, Func<LoadResult, double> of) => Figure.Median(results.Select(of));
        return Figure.Of(name, ratios, must, string.Create(
            CultureInfo.InvariantCulture,
            $"{Middle(mine, r => r.Rate):0} against {Middle(other, r => r.Rate):0} requests/s; {Middle(mine, r => r.ProcessorARequest):0} against {Middle(other, r => r.ProcessorARequest):0} µs of the server's processor time a request"));
    }
}
