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

    /// <summary>Locks or unlocks, and ends the administrator's session.</summary>
    public Task SetLocked(Unit unit, long id, bool locked) =>
        unit.Execute("UPDATE administrators SET locked = @locked, epoch = epoch + 1 WHERE id = @id", new { id, locked = locked ? 1 : 0 });
}
