using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Certify.Bench.Measuring;

/// <summary>A server in a process of its own on a free loopback port.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const int MostComplaints = 10;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> complaints;

    private Child(Process process, Uri address, TimeSpan tookToAnswer, ConcurrentQueue<string> complaints) =>
        (this.process, Address, TookToAnswer, this.complaints) = (process, address, tookToAnswer, complaints);

    public Uri Address { get; }

    /// <summary>From the start of the process to its first good answer.</summary>
    public TimeSpan TookToAnswer { get; }

    /// <summary>The first lines of its log that name an exception.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>The memory that the process holds, in megabytes.</summary>
    public double Megabytes => StatusLine("VmRSS:") / 1024.0;

    /// <summary>The processor time that the process has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <param name="program">A built assembly.</param>
    /// <param name="arguments">In front of <c>--urls</c>.</param>
    /// <param name="settings">As environment variables, by configuration key.</param>
    /// <param name="firstAnswer">The path that is asked until it is answered with success.</param>
    public static async Task<Child> Start(
        string program, string[] arguments, IReadOnlyDictionary<string, string> settings, string firstAnswer)
    {
        var port = FreePort();
        var address = new Uri($"http://127.0.0.1:{port}/");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--urls", address.ToString().TrimEnd('/')])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value.Replace("{address}", address.ToString().TrimEnd('/'), StringComparison.Ordinal);
        }

        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        // Logs are read and thrown away, as a collector would read them, but for what tells of a failure.
        var complaints = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => Note(complaints, line.Data);
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address };
        while (!await Answers(http, firstAnswer))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(began) > StartLimit)
            {
                throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} did not start.");
            }

            await Task.Delay(5);
        }

        return new Child(process, address, Stopwatch.GetElapsedTime(began), complaints);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static void Note(ConcurrentQueue<string> complaints, string? line)
    {
        if (line?.Contains("Exception", StringComparison.Ordinal) == true && complaints.Count < MostComplaints)
        {
            complaints.Enqueue(line);
        }
    }

    private static async Task<bool> Answers(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private long StatusLine(string name) => long.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim().Split(' ')[0],
        CultureInfo.InvariantCulture);
}
