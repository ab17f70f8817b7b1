using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Persistence;

public sealed class AdministratorStore
{
    private const string Columns = "id, user_name, phone, role, locked, epoch, created_at";

    public Task<Administrator?> Find(Unit unit, long id) =>
        unit.One<Administrator>($"SELECT {Columns} FROM administrators WHERE id = @id", new { id });

    public Task<Administrator?> FindByName(Unit unit, string userName) =>
        unit.One<Administrator>($"SELECT {Columns} FROM administrators WHERE user_name = @userName", new { userName });

    /// <summary>Makes an administrator; null when the name is taken.</summary>
    public Task<long?> Create(Unit unit, string userName, string? phone, string role, DateTimeOffset now) =>
        unit.One<long?>(
            """
            INSERT INTO administrators (user_name, phone, role, created_at) VALUES (@userName, @phone, @role, @now)
            ON CONFLICT DO NOTHING RETURNING id
            """,
            new { userName, phone, role, now });

    /// <summary>Keeps the code that the operator made on the console; a newer one replaces it.</summary>
    public Task KeepCode(Unit unit, long id, string mac, DateTimeOffset expires, int tries) =>
        unit.Execute(
            "UPDATE administrators SET code_mac = @mac, code_expires_at = @expires, code_tries = @tries WHERE id = @id",
            new { id, mac, expires, tries });

    /// <summary>Compares and counts in one step: a match is used up, a wrong try takes one of the tries.</summary>
    public async Task<CodeUse> UseCode(Unit unit, long id, string mac, DateTimeOffset now)
    {
        var matched = await unit.Execute(
            "UPDATE administrators SET code_mac = NULL WHERE id = @id AND code_mac = @mac AND code_tries > 0 AND code_expires_at > @now",
            new { id, mac, now });
        if (matched == 1)
        {
            return CodeUse.Matched;
        }

        var wrong = await unit.Execute(
            """
            UPDATE administrators SET code_tries = code_tries - 1
            WHERE id = @id AND code_mac IS NOT NULL AND code_tries > 0 AND code_expires_at > @now
            """,
            new { id, now });
        return wrong == 1 ? CodeUse.Wrong : CodeUse.Absent;
    }

    /// <summary>Locks or unlocks, and ends the administrator's session.</summary>
    public Task SetLocked(Unit unit, long id, bool locked) =>
        unit.Execute("UPDATE administrators SET locked = @locked, epoch = epoch + 1 WHERE id = @id", new { id, locked = locked ? 1 : 0 });
}
