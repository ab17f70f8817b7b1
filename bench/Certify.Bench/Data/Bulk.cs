using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Certify.Bench.Data;

/// <summary>Many rows at once, by the fastest way that each database has.</summary>
internal static class Bulk
{
    public static Task Write(DbConnection connection, string table, string columns, IEnumerable<object?[]> rows) => connection switch
    {
        NpgsqlConnection postgreSql => Copy(postgreSql, table, columns, rows),
        SqliteConnection sqlite => Insert(sqlite, table, columns, rows),
        _ => throw new ArgumentException("An unknown database.", nameof(connection)),
    };

    private static async Task Copy(NpgsqlConnection connection, string table, string columns, IEnumerable<object?[]> rows)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var value in row)
            {
                if (value is null)
                {
                    await copy.WriteNullAsync();
                }
                else
                {
                    await copy.WriteAsync(value);
                }
            }
        }

        await copy.CompleteAsync();
    }

    private static async Task Insert(SqliteConnection connection, string table, string columns, IEnumerable<object?[]> rows)
    {
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        var count = columns.Split(',').Length;
        insert.CommandText = $"INSERT INTO {table} ({columns}) VALUES ({string.Join(',', Enumerable.Range(0, count).Select(i => $"@p{i}"))})";
        for (var i = 0; i < count; i++)
        {
            insert.Parameters.Add(new SqliteParameter($"@p{i}", DBNull.Value));
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < count; i++)
            {
                insert.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }
}
