using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Certify.Tests.Support;

/// <summary>
/// A loopback port in front of a real server, through which a test takes the server away: <see cref="Cut"/> is a killed
/// server, <see cref="Stall"/> one that hangs.
/// </summary>
public sealed class TcpRelay : IAsyncDisposable
{
    private readonly IPEndPoint target;
    private readonly ConcurrentBag<TcpClient> connections = [];
    private TcpListener listener;
    private Task accepting;
    private TaskCompletionSource flowing = Done();

    public TcpRelay(string serverAddress)
    {
        target = IPEndPoint.Parse(serverAddress);
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Accept(listener);
    }

    public int Port { get; }

    public string Address => $"127.0.0.1:{Port}";

    /// <summary>Ends every connection and refuses new ones.</summary>
    public async Task Cut()
    {
        listener.Stop();
        await accepting;
        while (connections.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    /// <summary>Listens again after <see cref="Cut"/>.</summary>
    public void Restore()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        accepting = Accept(listener);
    }

    /// <summary>Keeps connections open and lets nothing through.</summary>
    public void Stall() => flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume() => flowing.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Resume();
        await Cut();
    }

    private async Task Accept(TcpListener listener)
    {
        try
        {
            while (true)
            {
                await LetIn(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // Cut was called: nobody is let in.
        }
    }

    private async Task LetIn(TcpClient client)
    {
        var server = new TcpClient();
        connections.Add(client);
        connections.Add(server);
        try
        {
            await server.ConnectAsync(target);
            _ = Pump(client, server);
            _ = Pump(server, client);
        }
        catch (SocketException)
        {
            // The server behind is away: the client meets a closed door, and may knock again.
            client.Dispose();
            server.Dispose();
        }
    }

    private async Task Pump(TcpClient from, TcpClient to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer)) > 0)
            {
                await flowing.Task;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One side went away; the other follows below.
        }
        from.Dispose();
        to.Dispose();
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
