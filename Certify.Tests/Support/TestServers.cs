using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>The servers that ./test starts for the tests. Where one is missing its tests are ignored, or fail when servers are required.</summary>
public static class TestServers
{
    /// <summary>host:port of a Redis that belongs to the tests.</summary>
    public static string Redis => Named("CERTIFY_TEST_REDIS", "Redis");

    /// <summary>Npgsql connection string of a role that may create databases.</summary>
    public static string PostgreSql => Named("CERTIFY_TEST_POSTGRES", "PostgreSQL");

    /// <summary>Path of a Chromium.</summary>
    public static string Chromium => Named("CERTIFY_TEST_CHROMIUM", "Chromium");

    /// <summary>The folder of PostgreSQL's own programs, for those who start a server, or look after one as an operator does.</summary>
    public static string PostgreSqlPrograms => Require("PostgreSQL's programs", Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderBy(Newness).Select(version => Path.Combine(version, "bin")).LastOrDefault(HasInitDb)
        : InPath("initdb") is { } found ? Path.GetDirectoryName(found) : null);

    public static string RedisProgram => Require("Redis' program", InPath("redis-server"));

    /// <summary>The program with which operators copy an SQLite file.</summary>
    public static string Sqlite => Require("the program sqlite3", InPath("sqlite3"));

    /// <summary>A program by its name; null where it is not installed.</summary>
    public static string? InPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string Named(string variable, string server) => Require($"{server} ({variable})", Environment.GetEnvironmentVariable(variable));

    private static string Require(string what, string? found)
    {
        if (found is { Length: > 0 })
        {
            return found;
        }
        if (Environment.GetEnvironmentVariable("CERTIFY_REQUIRE_SERVERS") == "1")
        {
            Assert.Fail($"{what} is required and missing.");
        }
        Assert.Ignore($"needs {what}: run ./test");
        return "";
    }

    private static int Newness(string version) => int.TryParse(Path.GetFileName(version), out var number) ? number : 0;

    private static bool HasInitDb(string folder) => File.Exists(Path.Combine(folder, "initdb"));
}
