using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Certify.Bench.Measuring;

/// <summary>What wrk saw: requests a second, latencies in milliseconds; and what the server used, in microseconds of processor time.</summary>
internal sealed record LoadResult(double Rate, double P50, double P99, long Requests, long Errors, double ProcessorARequest);

/// <summary>A load by wrk: one script, one address, so many connections.</summary>
/// <param name="Script">A file of <c>bench/wrk</c>.</param>
/// <param name="Connections">Clients, each with one request under way.</param>
/// <param name="Arguments">For the script: files with paths or bodies.</param>
internal sealed record Load(Child Server, string Script, int Connections, params string[] Arguments)
{
    private const int Seconds = 3;

    /// <summary>Long enough for the compiler's second look at what a server does most.</summary>
    private const int WarmSeconds = 8;

    /// <summary>Threads of wrk; with one a connection, each runs its script in order.</summary>
    public int Threads { get; init; } = 1;

    public Task Warm() => Run(TimeSpan.FromSeconds(WarmSeconds));

    public Task<LoadResult> Run() => Run(TimeSpan.FromSeconds(Seconds));

    public async Task<LoadResult> Run(TimeSpan time)
    {
        string[] command =
        [
            $"-t{Threads}", $"-c{Connections}", "-d" + time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + "s", "--timeout", "20s",
            "-s", Files.Script(Script), Server.Address.ToString().TrimEnd('/'), "--", .. Arguments,
        ];
        var before = Server.ProcessorTime;
        using var wrk = Process.Start(new ProcessStartInfo("wrk", command) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (wrk.StandardOutput.ReadToEndAsync(), wrk.StandardError.ReadToEndAsync());
        await wrk.WaitForExitAsync();
        var line = (await output).Split('\n').LastOrDefault(line => line.StartsWith('{'))
            ?? throw new InvalidOperationException($"wrk said nothing of use: {await output} {await errors}\n{string.Join('\n', Server.Complaints)}");
        using var json = JsonDocument.Parse(line);
        double Number(string name) => json.RootElement.GetProperty(name).GetDouble();
        var result = new LoadResult(
            Number("requests") / Number("seconds"), Number("p50"), Number("p99"), (long)Number("requests"), (long)Number("errors"),
            (Server.ProcessorTime - before).TotalMicroseconds / Number("requests"));
        return result.Errors == 0 ? result : throw new InvalidOperationException($"{Script}: {result.Errors} of {result.Requests} requests failed.");
    }
}
