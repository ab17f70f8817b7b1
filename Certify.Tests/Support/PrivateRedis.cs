using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Certify.Tests.Support;

/// <summary>A Redis of one fixture's own, which keeps nothing when it ends.</summary>
public sealed class PrivateRedis : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("certify-redis-");
    private readonly int port = ServerProgram.FreePort();
    private Process process;

    private PrivateRedis() => process = Launch();

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    public static async Task<PrivateRedis> Start()
    {
        var server = new PrivateRedis();
        await server.Answers();
        return server;
    }

    /// <summary>All that it knew is gone.</summary>
    public async Task Kill()
    {
        process.Send(ProcessSignal.Kill);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>After <see cref="Kill"/>: empty, at the same place.</summary>
    public async Task StartAgain()
    {
        process = Launch();
        await Answers();
    }

    public void Pause() => process.Send(ProcessSignal.Pause);

    public void GoOn() => process.Send(ProcessSignal.GoOn);

    public async ValueTask DisposeAsync()
    {
        await Kill();
        folder.Delete(recursive: true);
    }

    private Process Launch()
    {
        var started = ServerProgram.Start(
            folder.FullName, TestServers.RedisProgram,
            "--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--save", "", "--appendonly", "no", "--loglevel", "warning");
        started.StandardInput.Close();
        return started;
    }

    private Task Answers() => Eventually.Is(async () =>
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }, "Redis listens", Patience);
}
