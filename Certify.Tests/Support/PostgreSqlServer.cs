using Npgsql;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>
/// The PostgreSQL that <c>CERTIFY_TEST_POSTGRES</c> names, on which tests may create databases. Without one the tests that
/// need it are skipped; with <c>CERTIFY_REQUIRE_SERVERS=1</c> they fail.
/// </summary>
public static class PostgreSqlServer
{
    private const string Variable = "CERTIFY_TEST_POSTGRES";

    /// <summary>Makes an empty database and gives its connection string.</summary>
    public static async Task<string> CreateDatabase()
    {
        var name = "certify_" + Guid.NewGuid().ToString("N");
        await Execute($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(Required()) { Database = name }.ToString();
    }

    public static Task DropDatabase(string connectionString) =>
        Execute($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Required() + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Required()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server)
        {
            return server;
        }

        const string Missing = $"{Variable} names no PostgreSQL server; ./test starts one.";
        if (Environment.GetEnvironmentVariable("CERTIFY_REQUIRE_SERVERS") == "1")
        {
            Assert.Fail(Missing);
        }

        Assert.Ignore(Missing);
        throw new InvalidOperationException(Missing);
    }
}
