using Npgsql;

namespace Certify.Tests.Support;

/// <summary>
/// Databases on the PostgreSQL that <see cref="TestServers"/> names.
/// </summary>
public static class PostgreSqlServer
{
    /// <summary>Makes an empty database and gives its connection string.</summary>
    public static async Task<string> CreateDatabase()
    {
        var name = "certify_" + Guid.NewGuid().ToString("N");
        await Execute($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(TestServers.PostgreSql) { Database = name }.ToString();
    }

    public static Task DropDatabase(string connectionString) =>
        Execute($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(TestServers.PostgreSql + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
