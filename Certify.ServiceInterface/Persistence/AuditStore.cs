namespace Certify.ServiceInterface.Persistence;

/// <summary>Who did what to whom, by ids. Nothing personal: targets look like <c>user:17</c>.</summary>
public sealed class AuditStore
{
    public Task Write(Unit unit, string actor, string act, string target, string detail, DateTimeOffset now) =>
        unit.Execute(
            "INSERT INTO audit (at, actor, act, target, detail) VALUES (@now, @actor, @act, @target, @detail)",
            new { now, actor, act, target, detail });
}
