using System.Globalization;
using Certify.Bench.Measuring;

namespace Certify.Bench.Rows;

/// <summary>A trivial operation through the message host, against the same answer from a bare minimal API.</summary>
internal sealed class HostRow : Row
{
    public override string Name => "host";

    public override async IAsyncEnumerable<Figure> Measure()
    {
        var nothing = new Dictionary<string, string>();
        var bench = Files.Program("bench/Certify.Bench");
        await using var messages = await Child.Start(bench, ["messages"], nothing, "health/ready");
        await using var bare = await Child.Start(bench, ["by-hand"], nothing, "health/ready");
        foreach (var method in new[] { "GET", "POST" })
        {
            Load ours = new(messages, "hello.lua", 32, method), theirs = new(bare, "hello.lua", 32, method);
            yield return await Pairs.Rates($"host {method}", ours, theirs, Bound.AtLeast(0.9));
            var (mine, other) = (await Allocated(messages, ours), await Allocated(bare, theirs));
            yield return Figure.Of(
                $"host {method} KB more", [(mine - other) / 1024], Bound.NoMoreThan(1),
                string.Create(CultureInfo.InvariantCulture, $"{mine:0} against {other:0} bytes allocated a request"));
        }
    }

    private static async Task<double> Allocated(Child server, Load load)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var before = await Total(http);
        var result = await load.Run(TimeSpan.FromSeconds(2));
        return (await Total(http) - before) / (double)result.Requests;
    }

    private static async Task<long> Total(HttpClient http) =>
        long.Parse(await http.GetStringAsync(new Uri("bench/allocated", UriKind.Relative)), CultureInfo.InvariantCulture);
}
