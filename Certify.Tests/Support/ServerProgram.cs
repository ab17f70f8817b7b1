using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>Programs of the servers, run by the fixtures that own a server.</summary>
internal static class ServerProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs a program to its end and gives what it wrote; what goes wrong fails the test.</summary>
    public static async Task<string> Run(string folder, string program, params string[] arguments)
    {
        using var running = Start(folder, program, arguments);
        running.StandardInput.Close();
        var (output, errors) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        await running.WaitForExitAsync().WaitAsync(Patience);
        Assert.That(running.ExitCode, Is.Zero, $"{program}: {await output}{await errors}");
        return await output;
    }

    public static Process Start(string folder, string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Below the range from which the system gives ports away: it is still free when its server comes back.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }
}
