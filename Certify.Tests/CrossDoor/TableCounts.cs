using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;

namespace Certify.Tests.CrossDoor;

/// <summary>How many rows every table has: a refused request leaves them as they are.</summary>
internal static class TableCounts
{
    public static Task<string> Of(CertifyApp app) => app.Get<Database>().Read(async unit =>
    {
        var names = await unit.Many<string>(unit.Dialect.Name == "sqlite"
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name");
        var lines = new List<string>();
        foreach (var name in names)
        {
            lines.Add($"{name} {await unit.Scalar<long>($"SELECT COUNT(*) FROM {name}")}");
        }

        return string.Join('\n', lines);
    });
}
