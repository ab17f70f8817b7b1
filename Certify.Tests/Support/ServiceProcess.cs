using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>
/// The built Certify.Host as a process of its own on a free loopback port: what a user starts, and what a test kills.
/// The data folder outlives the process, so that a restart finds what was there.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);

    private readonly string[] arguments;
    private readonly bool ownsDataFolder;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly ConcurrentQueue<string> console = new();
    private Process process;

    private ServiceProcess(string? dataFolder, string[] arguments, IReadOnlyDictionary<string, string> settings)
    {
        (this.arguments, this.settings, ownsDataFolder) = (arguments, settings, dataFolder is null);
        DataFolder = dataFolder ?? Directory.CreateTempSubdirectory("certify-service-").FullName;
        Port = FreePort();
        BaseUrl = new Uri($"http://127.0.0.1:{Port}/");
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = BaseUrl };
        process = Launch();
    }

    public int Port { get; }

    /// <summary>The process as the system numbers it, and as its leases name it.</summary>
    public int Id => process.Id;

    public Uri BaseUrl { get; }

    public string DataFolder { get; }

    /// <summary>Talks to the service; keeps no cookies and follows no redirects.</summary>
    public HttpClient Http { get; }

    /// <summary>Every line of standard output and error so far, over all restarts, as it was written.</summary>
    public IReadOnlyList<string> Console => [.. console];

    /// <summary>Starts the service and waits until it is ready.</summary>
    /// <param name="settings">By configuration key, for example <c>Certify:Redis</c>; they go on as environment variables.</param>
    /// <param name="dataFolder">When none is given a new one, which goes with this object.</param>
    /// <param name="arguments">In front of <c>--urls</c>, for example <c>serve</c>, <c>--no-worker</c>.</param>
    public static async Task<ServiceProcess> Start(
        IReadOnlyDictionary<string, string>? settings = null, string? dataFolder = null, params string[] arguments)
    {
        var service = new ServiceProcess(dataFolder, arguments, settings ?? new Dictionary<string, string>());
        await service.WaitUntilReady();
        return service;
    }

    /// <summary>Runs a command of the program, such as <c>expire</c>, to its end beside a service on the same data folder.</summary>
    public Task<(int ExitCode, string Output)> Run(params string[] command) => RunAlone(settings, DataFolder, command);

    /// <summary>Runs a command of the program to its end, whatever else runs.</summary>
    public static async Task<(int ExitCode, string Output)> RunAlone(IReadOnlyDictionary<string, string> settings, string dataFolder, params string[] command)
    {
        using var running = Process.Start(StartInfo(settings, dataFolder, command))!;
        running.StandardInput.Close();
        var (output, errors) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        await running.WaitForExitAsync().WaitAsync(StartLimit);
        return (running.ExitCode, await output + await errors);
    }

    /// <summary>SIGKILL: nothing is finished, nothing is handed back.</summary>
    public Task Kill() => Signal(ProcessSignal.Kill);

    /// <summary>SIGTERM: the service finishes what is in flight. Gives the exit code.</summary>
    public Task<int> Terminate() => Signal(ProcessSignal.Terminate);

    /// <summary>Starts again on the same port and data folder, killing what still runs.</summary>
    public async Task Restart()
    {
        await Kill();
        process.Dispose();
        process = Launch();
        await WaitUntilReady();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        process.Dispose();
        Http.Dispose();
        if (ownsDataFolder)
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }

    private Process Launch()
    {
        var started = Process.Start(StartInfo(settings, DataFolder, [.. arguments, "--urls", BaseUrl.ToString().TrimEnd('/')]))!;
        started.StandardInput.Close();
        started.OutputDataReceived += Keep;
        started.ErrorDataReceived += Keep;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            console.Enqueue(text);
        }
    }

    private static ProcessStartInfo StartInfo(IReadOnlyDictionary<string, string> settings, string dataFolder, string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [HostAssembly(), .. command])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "Certify.Host"), // as dotnet run has it: settings and web root are read there
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Certify__DataDirectory"] = dataFolder;
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        return start;
    }

    private async Task WaitUntilReady()
    {
        try
        {
            await Eventually.Is(IsReady, "the service is ready", StartLimit);
        }
        catch
        {
            await Kill();
            TestContext.Out.WriteLine(string.Join('\n', console));
            throw;
        }
    }

    private async Task<bool> IsReady()
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException($"The service stopped with code {process.ExitCode} before it was ready.");
        }
        try
        {
            using var answer = await Http.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private async Task<int> Signal(ProcessSignal signal)
    {
        process.Send(signal);
        await process.WaitForExitAsync().WaitAsync(StopLimit);
        return process.ExitCode;
    }

    /// <summary>Built in the configuration of the tests, which lie in …/bin/{configuration}/{framework}.</summary>
    private static string HostAssembly()
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Repository.Root, "Certify.Host", "bin", tests.Parent!.Name, tests.Name, "Certify.Host.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
