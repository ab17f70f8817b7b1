using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>The servers that ./test starts for the tests. Where one is missing its tests are ignored, or fail when servers are required.</summary>
public static class TestServers
{
    /// <summary>host:port of a Redis that belongs to the tests.</summary>
    public static string Redis => Require("CERTIFY_TEST_REDIS", "Redis");

    /// <summary>Npgsql connection string of a role that may create databases.</summary>
    public static string PostgreSql => Require("CERTIFY_TEST_POSTGRES", "PostgreSQL");

    /// <summary>Path of a Chromium.</summary>
    public static string Chromium => Require("CERTIFY_TEST_CHROMIUM", "Chromium");

    private static string Require(string variable, string server)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
        {
            return value;
        }
        if (Environment.GetEnvironmentVariable("CERTIFY_REQUIRE_SERVERS") == "1")
        {
            Assert.Fail($"{server} is required: {variable} is not set.");
        }
        Assert.Ignore($"needs {server}: run ./test, or set {variable}");
        return "";
    }
}
