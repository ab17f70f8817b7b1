using System.Data.Common;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;

namespace Certify.Bench.Data;

/// <summary>What the people of a benchmark have.</summary>
internal enum Has
{
    /// <summary>A passed certification with its attempt, and two photos' rows.</summary>
    Passed,

    /// <summary>Two photos' rows, and nothing submitted.</summary>
    Photos,

    /// <summary>A submission that waits, and no phone: nobody is told.</summary>
    Waiting,
}

/// <summary>Users with what belongs to them, as rows like those that the service writes.</summary>
internal static class Seeding
{
    private const string Users = "id,user_name,phone,password_hash,created_at,last_login_at";
    private const string Certifications =
        "id,user_id,subject,state,level,door,attempt_id,declared,number_idx,evidence_complete,valid_till,created_at,modified_at,listed_at";
    private const string Photos = "user_id,kind,object_key,media_type,size,in_use,uploaded_at";
    private const string Attempts =
        "id,certification_id,user_id,subject,door,level,status,declared,number_idx,submitted_at";

    /// <param name="first">The id of the first user.</param>
    public static async Task Add(Installation at, long first, int count, Has has)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var hash = await PasswordHash();
        var people = Enumerable.Range(0, count).Select(n => first + n);
        var dialect = at.Dialect;
        await using var connection = await dialect.Open(CancellationToken.None);
        if (at.PostgreSql is not null)
        {
            // As long as it takes; and what refers to what is right by construction.
            await Run(connection, "SET statement_timeout = 0");
            await Run(connection, "SET session_replication_role = replica");
        }

        await Bulk.Write(connection, "users", Users, people.Select(n =>
            new object?[] { n, People.Phone(n), has == Has.Waiting ? null : People.Phone(n), hash, now, now }));
        await Bulk.Write(connection, "certifications", Certifications, people.Select(n => Certification(at, n, has, now)));
        await Bulk.Write(connection, "photos", Photos, people.SelectMany(n => KindsOf(has).Select(kind =>
            new object?[] { n, kind.ToString(), KeyOf(n, kind), "image/jpeg", 51_200L, 1, now })));
        if (has != Has.Photos)
        {
            var status = has == Has.Passed ? "Passed" : "Waiting";
            await Bulk.Write(connection, "attempts", Attempts, people.Select(n =>
                new object?[] { n, n, n, "Person", "UserCertify", "Document", status, Sealed(at, "attempts", n), at.NumberIndex(People.IdentityNumber(n)), now }));
        }

        await Settle(connection, at.PostgreSql is not null);
    }

    public static string KeyOf(long user, PhotoKind kind) => $"user/{user}/identity{(int)kind}.jpg";

    private static PhotoKind[] KindsOf(Has has) => has == Has.Waiting ? [PhotoKind.Front, PhotoKind.Back] : [PhotoKind.Handheld, PhotoKind.Front];

    private static object?[] Certification(Installation at, long n, Has has, long now) => has switch
    {
        Has.Passed => [n, n, "Person", "PASS", "Document", "UserCertify", n, Sealed(at, "certifications", n), at.NumberIndex(People.IdentityNumber(n)), 1, 20991231, now, now, now],
        Has.Waiting => [n, n, "Person", "AUTHEN", "Document", "UserCertify", n, Sealed(at, "certifications", n), at.NumberIndex(People.IdentityNumber(n)), 1, null, now, now, now],
        _ => [n, n, "Person", "UNAUTHEN", "None", "UserCertify", 0L, null, null, 0, null, now, now, now],
    };

    private static byte[] Sealed(Installation at, string table, long n) =>
        at.Cipher.Seal(table, "declared", n, $$"""{"Name":"{{People.Name}}","Number":"{{People.IdentityNumber(n)}}"}""");

    /// <summary>Of the configured strength, computed once: that all have the same one costs a sign-in nothing less.</summary>
    private static async Task<string> PasswordHash()
    {
        using var passwords = new Passwords(new Settings());
        return await passwords.Hash(Md5Secret.FromPlainText(People.Password));
    }

    /// <summary>The sequences go on behind what was written, the planner knows the tables, and what was written is written out: not while others are measured.</summary>
    private static async Task Settle(DbConnection connection, bool isPostgreSql)
    {
        string[] statements = isPostgreSql
            ? [.. new[] { "users", "certifications", "attempts" }.Select(t => $"SELECT setval(pg_get_serial_sequence('{t}', 'id'), (SELECT COALESCE(MAX(id), 0) + 1 FROM {t}))"), "VACUUM ANALYZE", "CHECKPOINT"]
            : ["ANALYZE"];
        foreach (var statement in statements)
        {
            await Run(connection, statement);
        }
    }

    private static async Task Run(DbConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
