using Certify.ServiceInterface.Domain.Documents;
using Certify.ServiceInterface.Persistence.Crypto;
using Npgsql;

namespace Certify.Bench.ByHand;

/// <summary>The transactions of a submission, each by the statements that it needs.</summary>
internal sealed class HandMadeSubmissions(NpgsqlDataSource rows, FieldCipher cipher, BlindIndex index)
{
    /// <summary>The photo's id; null while a submission waits or is in force.</summary>
    public async Task<long?> StorePhoto(long user, string kind, string path, byte[] content)
    {
        await using var connection = await rows.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await LockedState(connection, user) is not ("UNAUTHEN" or "NOTPASS" or "EXPIRED"))
        {
            return null;
        }

        await Run(connection, "UPDATE photos SET in_use = 0 WHERE user_id = $1 AND kind = $2 AND in_use = 1", user, kind);
        var id = (long)(await Scalar(
            connection,
            "INSERT INTO photos (user_id, kind, object_key, media_type, size, in_use, uploaded_at) VALUES ($1, $2, $3, 'image/jpeg', $4, 1, $5) RETURNING id",
            user, kind, Key(path), (long)content.Length, HandMadeSessions.Now))!;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Guid.NewGuid():N}.part";
        await using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(cipher.Seal("objects", Key(path), 0, content));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
        await transaction.CommitAsync();
        return id;
    }

    public async Task<bool> DeletePhoto(long user, string kind, string path)
    {
        await using var connection = await rows.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await LockedState(connection, user) is not ("UNAUTHEN" or "NOTPASS" or "EXPIRED"))
        {
            return false;
        }

        await Run(connection, "UPDATE photos SET in_use = 0 WHERE user_id = $1 AND kind = $2 AND in_use = 1", user, kind);
        File.Delete(path);
        await transaction.CommitAsync();
        return true;
    }

    public async Task<bool> Submit(long user, string name, string number)
    {
        var numberIdx = index.Index("identity-number", Comparison.IdentityNumberForm(number));
        await using var connection = await rows.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Run(connection, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", $"number:{numberIdx}");
        if (await LockedState(connection, user) is not ("UNAUTHEN" or "NOTPASS" or "EXPIRED")
            || await Scalar(connection, "SELECT 1 FROM certifications WHERE number_idx = $1 AND user_id <> $2 AND state IN ('PASS', 'EXPIRING', 'AUTHEN') LIMIT 1", numberIdx, user) is not null
            || (long)(await Scalar(connection, "SELECT COUNT(*) FROM photos WHERE user_id = $1 AND in_use = 1 AND kind IN ('Handheld', 'Front')", user))! < 2)
        {
            return false;
        }

        var declared = $$"""{"Name":"{{name}}","Number":"{{number}}"}""";
        var now = HandMadeSessions.Now;
        var certification = (long)(await Scalar(connection, "SELECT id FROM certifications WHERE user_id = $1 AND subject = 'Person'", user))!;
        var attempt = (long)(await Scalar(
            connection,
            """
            INSERT INTO attempts (certification_id, user_id, subject, door, level, status, declared, number_idx, submitted_at)
            VALUES ($1, $2, 'Person', 'UserValidate', 'Document', 'Waiting', $3, $4, $5) RETURNING id
            """,
            certification, user, cipher.Seal("attempts", "declared", user, declared), numberIdx, now))!;
        await Run(
            connection,
            """
            UPDATE certifications SET state = 'AUTHEN', level = 'Document', door = 'UserValidate', attempt_id = $1, declared = $2, number_idx = $3,
                evidence_complete = 1, modified_at = $4, listed_at = $4
            WHERE id = $5
            """,
            attempt, cipher.Seal("certifications", "declared", user, declared), numberIdx, now, certification);
        await transaction.CommitAsync();
        return true;
    }

    private static string Key(string path) => path[path.IndexOf("user/", StringComparison.Ordinal)..];

    private static async Task<string?> LockedState(NpgsqlConnection connection, long user) =>
        (string?)await Scalar(connection, "SELECT state FROM certifications WHERE user_id = $1 AND subject = 'Person' FOR UPDATE", user);

    private static async Task Run(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
