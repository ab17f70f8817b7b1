using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Persistence;

/// <summary>A column of sealed values, and the column that names their owner; null: they belong to nobody in particular.</summary>
public sealed record SealedColumn(string Table, string Column, string? Owner);

/// <summary>
/// Seals every value anew that lies under an older data key, a portion at a time beside a running service, and then lets the older
/// keys go.
/// </summary>
public sealed class Resealing(Database database, FieldCipher cipher, KeyRing keys)
{
    private const int Portion = 200;

    /// <summary>Every sealed column there is; a column that is missing here would be lost with its key.</summary>
    public static IReadOnlyList<SealedColumn> Columns { get; } =
    [
        new("certifications", "declared", "user_id"),
        new("certifications", "renewing", "user_id"),
        new("attempts", "declared", "user_id"),
        new("attempts", "evidence", "user_id"),
        new("vendor_calls", "answer", "user_id"),
        new("user_messages", "content", "user_id"),
        new("notices", "body", null),
        new("sandbox_outbox", "body", null),
    ];

    public async Task<Resealed> Run(CancellationToken stop)
    {
        var all = Resealed.Nothing;
        foreach (var column in Columns)
        {
            all += await Run(column, stop);
        }

        return all;
    }

    /// <summary>Lets all keys but the newest go; their settings may be removed afterwards. Gives their versions.</summary>
    public async Task<IReadOnlyList<int>> Retire(CancellationToken stop)
    {
        int[] old = [.. keys.Data.Keys.Where(version => version != keys.NewestVersion)];
        await database.Write(async unit =>
        {
            foreach (var version in old)
            {
                await KeyFingerprints.Retire(unit, version);
            }
        }, stop);
        return old;
    }

    private async Task<Resealed> Run(SealedColumn column, CancellationToken stop)
    {
        var (all, after) = (Resealed.Nothing, 0L);
        while (true)
        {
            var portion = await database.Write(unit => Reseal(unit, column, after), stop);
            all += portion.Done;
            if (portion.Last is not { } last)
            {
                return all;
            }

            after = last;
        }
    }

    private async Task<(Resealed Done, long? Last)> Reseal(Unit unit, SealedColumn column, long after)
    {
        var (table, name, owner) = column;
        var rows = await unit.Many<Row>(
            $"SELECT id, {owner ?? "0"} AS owner, {name} AS value FROM {table} WHERE id > @after AND {name} IS NOT NULL ORDER BY id LIMIT {Portion}",
            new { after });
        var (changed, broken) = (0L, new List<string>());
        foreach (var row in rows)
        {
            if (!cipher.TryReseal(table, name, row.Owner, row.Value, out var value))
            {
                broken.Add($"{table}.{name} of row {row.Id}");
            }
            else if (value is not null)
            {
                // What somebody else wrote meanwhile is newer than what was read here.
                changed += await unit.Execute(
                    $"UPDATE {table} SET {name} = @value WHERE id = @Id AND {name} = @known", new { row.Id, value, known = row.Value });
            }
        }

        return (new Resealed(changed, broken), rows.Count < Portion ? null : rows[^1].Id);
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public long Owner { get; init; }

        public byte[] Value { get; init; } = [];
    }
}
