using System.Globalization;

namespace Certify.Tests.Support;

/// <summary>How PostgreSQL is stopped.</summary>
public enum StopMode
{
    /// <summary>Ends all sessions and closes its files.</summary>
    Fast,

    /// <summary>Ends at once, as in a crash: the next start recovers from the log.</summary>
    Immediate,
}

/// <summary>A PostgreSQL of one fixture's own, which it stops as it likes without anybody else noticing.</summary>
public sealed class PrivatePostgreSql : IAsyncDisposable
{
    private const string User = "certify";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("certify-postgresql-");
    private readonly int port = ServerProgram.FreePort();

    private PrivatePostgreSql()
    {
    }

    /// <summary>Nobody but this machine reaches it, so it asks for no password.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={User};Database=postgres");

    private string Data => Path.Combine(folder.FullName, "data");

    public static async Task<PrivatePostgreSql> Start()
    {
        var server = new PrivatePostgreSql();
        await server.MakeFolder();
        await server.Run("initdb", "-D", server.Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
        // Not synced to disk, because it is thrown away; commits stay synchronous, because it is killed.
        var options = string.Create(CultureInfo.InvariantCulture, $"-c listen_addresses=127.0.0.1 -c port={server.port} -c unix_socket_directories= -c fsync=off");
        await server.Run("pg_ctl", "-D", server.Data, "-w", "-t", "60", "-l", Path.Combine(server.Data, "log"), "-o", options, "start");
        return server;
    }

    /// <summary>Stops it and starts it again; returns when it takes connections.</summary>
    public Task Restart(StopMode mode) =>
        Run("pg_ctl", "-D", Data, "-w", "-t", "60", "-m", ModeOf(mode), "-l", Path.Combine(Data, "log"), "restart");

    public async ValueTask DisposeAsync()
    {
        await Run("pg_ctl", "-D", Data, "-w", "-m", ModeOf(StopMode.Immediate), "stop");
        folder.Delete(recursive: true);
    }

    private static string ModeOf(StopMode mode) => mode == StopMode.Fast ? "fast" : "immediate";

    /// <summary>Its programs refuse root, so they run as the user that comes with the package.</summary>
    private Task Run(string program, params string[] arguments)
    {
        var path = Path.Combine(TestServers.PostgreSqlPrograms, program);
        return Environment.IsPrivilegedProcess
            ? ServerProgram.Run(folder.FullName, "runuser", ["-u", "postgres", "--", path, .. arguments])
            : ServerProgram.Run(folder.FullName, path, arguments);
    }

    private async Task MakeFolder()
    {
        if (Environment.IsPrivilegedProcess)
        {
            await ServerProgram.Run("/", "chown", "postgres", folder.FullName);
        }
    }
}
