using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Certify.Bench.Measuring;
using Certify.Bench.Rows;

namespace Certify.Bench;

/// <summary>One benchmark: what it does, against what, and its figures.</summary>
internal abstract class Row
{
    public abstract string Name { get; }

    public abstract IAsyncEnumerable<Figure> Measure();
}

/// <summary>Runs the benchmarks that were named, or all, and prints a table and a line of JSON for each figure.</summary>
internal static class Benchmarks
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static async Task<int> Run(string[] args)
    {
        var large = args.Contains("--large");
        Row[] all =
        [
            new HostRow(), new StartRow(), new FetchInfoRow(), new TokenRow(), new SubmitRow(), new LoginRow(), new QueueRow(),
            new SweepRow(), new GrowRow(large), new SoakRow(),
        ];
        var names = args.Where(arg => !arg.StartsWith('-')).ToArray();
        if (names.Except(all.Select(row => row.Name)).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no benchmark {unknown}. There are: {string.Join(", ", all.Select(row => row.Name))}, micro.");
            return 2;
        }

        var (figures, broken) = (new List<Figure>(), 0);
        foreach (var row in all.Where(row => names.Length == 0 || names.Contains(row.Name)))
        {
            var began = Stopwatch.GetTimestamp();
            Console.WriteLine($"{row.Name} …");
            try
            {
                await foreach (var figure in row.Measure())
                {
                    figures.Add(figure);
                    Console.WriteLine("  " + Line(figure));
                }
            }
            catch (InvalidOperationException exception)
            {
                // The others are measured all the same.
                broken++;
                Console.WriteLine($"  {row.Name} was not measured: {exception.Message}");
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
        }

        Print(figures);
        return broken == 0 && figures.All(figure => figure.Ok) ? 0 : 1;
    }

    private static void Print(List<Figure> figures)
    {
        Console.WriteLine();
        Console.WriteLine("| name | ratio | min | max | must | ok | |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var figure in figures)
        {
            Console.WriteLine($"| {Line(figure)} |");
        }

        Console.WriteLine();
        foreach (var figure in figures)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { figure.Name, Ratio = Round(figure.Ratio), Min = Round(figure.Min), Max = Round(figure.Max), Must = figure.Must.Value, figure.Ok }, Json));
        }
    }

    private static string Line(Figure figure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{figure.Name} | {figure.Ratio:0.00} | {figure.Min:0.00} | {figure.Max:0.00} | {figure.Must} | {(figure.Ok ? "yes" : "NO")} | {figure.Note}");

    private static double Round(double value) => Math.Round(value, 3);
}
