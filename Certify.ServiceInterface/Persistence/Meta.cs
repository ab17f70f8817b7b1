namespace Certify.ServiceInterface.Persistence;

/// <summary>What the database knows about itself, as names and values.</summary>
internal static class Meta
{
    public static Task<string?> Read(Unit unit, string name) =>
        unit.One<string>("SELECT value FROM meta WHERE name = @name", new { name });

    /// <summary>The value that is there; without one, the given value is it from now on.</summary>
    public static async Task<string> ReadOrAdd(Unit unit, string name, string value)
    {
        await unit.Execute("INSERT INTO meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING", new { name, value });
        return (await Read(unit, name))!;
    }

    public static Task Write(Unit unit, string name, string value) => unit.Execute(
        "INSERT INTO meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { name, value });

    public static Task Remove(Unit unit, string name) => unit.Execute("DELETE FROM meta WHERE name = @name", new { name });

    public static Task<IReadOnlyList<string>> Names(Unit unit, string prefix) =>
        unit.Many<string>("SELECT name FROM meta WHERE name LIKE @pattern ORDER BY name", new { pattern = prefix + "%" });
}
