using System.Globalization;

namespace Certify.Bench.Measuring;

/// <summary>What a figure must reach.</summary>
internal readonly record struct Bound(double Value, bool AtMost)
{
    public static Bound AtLeast(double value) => new(value, AtMost: false);

    public static Bound NoMoreThan(double value) => new(value, AtMost: true);

    public bool Holds(double figure) => AtMost ? figure <= Value : figure >= Value;

    public override string ToString() => (AtMost ? "<= " : ">= ") + Value.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>One line of the result: the median of the rounds, the worst and the best, and what it must reach.</summary>
/// <param name="Note">What a reader needs beside the ratio: the figures themselves.</param>
internal sealed record Figure(string Name, double Ratio, double Min, double Max, Bound Must, string Note)
{
    public bool Ok => Must.Holds(Ratio);

    public static Figure Of(string name, IReadOnlyList<double> rounds, Bound must, string note) =>
        new(name, Median(rounds), rounds.Min(), rounds.Max(), must, note);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
