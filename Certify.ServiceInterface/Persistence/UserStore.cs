using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Persistence;

/// <summary>Rows of users. Uniqueness of phone and e-mail is the database's: a second one is a duplicate, never a second row.</summary>
public sealed class UserStore
{
    private const string Columns =
        "id, user_name, phone, email, password_hash, locked, locked_at, epoch, extra_roles, last_login_at, last_login_kind, has_news, passed_number_idx, created_at";

    public Task<User?> Find(Unit unit, long id) => unit.One<User>($"SELECT {Columns} FROM users WHERE id = @id", new { id });

    public Task<User?> FindByPhone(Unit unit, string phone) =>
        unit.One<User>($"SELECT {Columns} FROM users WHERE phone = @phone", new { phone });

    public Task<User?> FindByEmail(Unit unit, string email) =>
        unit.One<User>($"SELECT {Columns} FROM users WHERE email = @email", new { email });

    /// <summary>Makes a user; null when the phone or the e-mail is taken.</summary>
    public Task<long?> Create(Unit unit, string userName, string? phone, string? email, string? passwordHash, DateTimeOffset now) =>
        unit.One<long?>(
            """
            INSERT INTO users (user_name, phone, email, password_hash, created_at)
            VALUES (@userName, @phone, @email, @passwordHash, @now)
            ON CONFLICT DO NOTHING RETURNING id
            """,
            new { userName, phone, email, passwordHash, now });

    /// <summary>Sets or removes the password and ends every session of the user.</summary>
    public Task SetPassword(Unit unit, long id, string? passwordHash) =>
        unit.Execute("UPDATE users SET password_hash = @passwordHash, epoch = epoch + 1 WHERE id = @id", new { id, passwordHash });

    /// <summary>Stores the same password hashed anew; nothing happens when it was changed meanwhile.</summary>
    public Task Rehash(Unit unit, long id, string knownHash, string passwordHash) =>
        unit.Execute(
            "UPDATE users SET password_hash = @passwordHash WHERE id = @id AND password_hash = @knownHash",
            new { id, knownHash, passwordHash });

    public Task SetPhone(Unit unit, long id, string phone) =>
        unit.Execute("UPDATE users SET phone = @phone WHERE id = @id", new { id, phone });

    public Task SetEmail(Unit unit, long id, string email) =>
        unit.Execute("UPDATE users SET email = @email WHERE id = @id", new { id, email });

    public Task Rename(Unit unit, long id, string userName) =>
        unit.Execute("UPDATE users SET user_name = @userName WHERE id = @id", new { id, userName });

    /// <summary>Locks or unlocks; locking ends every session of the user.</summary>
    public Task<int> SetLocked(Unit unit, long id, bool locked, DateTimeOffset now) =>
        unit.Execute(
            "UPDATE users SET locked = @locked, locked_at = @lockedAt, epoch = epoch + @step WHERE id = @id",
            new { id, locked = locked ? 1 : 0, lockedAt = locked ? now : (DateTimeOffset?)null, step = locked ? 1 : 0 });

    /// <summary>Marks a sign-in; its kind is kept only of those that administrators' lists show.</summary>
    public Task MarkLogin(Unit unit, long id, SessionKind kind, DateTimeOffset now) =>
        unit.Execute(
            "UPDATE users SET last_login_at = @now, last_login_kind = COALESCE(@kind, last_login_kind) WHERE id = @id",
            new { id, now, kind = kind is SessionKind.Web or SessionKind.Phone or SessionKind.WeChat ? kind.ToString() : null });

    public Task SetNews(Unit unit, long id, bool hasNews) =>
        unit.Execute("UPDATE users SET has_news = @news WHERE id = @id AND has_news <> @news", new { id, news = hasNews ? 1 : 0 });

    public Task SetPassedNumber(Unit unit, long id, string numberIdx) =>
        unit.Execute("UPDATE users SET passed_number_idx = @numberIdx WHERE id = @id", new { id, numberIdx });

    /// <summary>Removes a user who has nothing but a WeChat identity that went to somebody else.</summary>
    public async Task Remove(Unit unit, long id)
    {
        await unit.Execute(
            "DELETE FROM certifications WHERE user_id = @id AND NOT EXISTS (SELECT 1 FROM attempts WHERE attempts.user_id = @id)",
            new { id });
        await unit.Execute("DELETE FROM login_networks WHERE user_id = @id", new { id });
        await unit.Execute("DELETE FROM users WHERE id = @id", new { id });
    }

    public async Task<IReadOnlyList<User>> OfIds(Unit unit, IReadOnlyList<long> ids) =>
        ids.Count == 0 ? [] : await unit.Many<User>($"SELECT {Columns} FROM users WHERE id {unit.Dialect.AnyOf("@ids")}", new { ids = ids.ToArray() });

    public Task<IReadOnlyList<User>> Newest(Unit unit, int skip, int take) =>
        unit.Many<User>($"SELECT {Columns} FROM users ORDER BY id DESC LIMIT @take OFFSET @skip", new { skip, take });

    /// <summary>Users, newest first, one of whose certifications with documents is in force.</summary>
    public Task<IReadOnlyList<User>> NewestCertified(Unit unit, long except, int skip, int take) =>
        unit.Many<User>(
            $"""
            SELECT {Columns} FROM users u
            WHERE u.id <> @except AND EXISTS (
                SELECT 1 FROM certifications c
                WHERE c.user_id = u.id AND c.level = 'Document' AND c.state IN ('PASS', 'EXPIRING'))
            ORDER BY u.id DESC LIMIT @take OFFSET @skip
            """,
            new { except, skip, take });
}
