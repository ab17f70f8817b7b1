using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Certify.ServiceInterface.Persistence.Crypto;

/// <summary>
/// The database remembers which keys it was written under, as fingerprints, so that a process with other keys does not start
/// and then fail to find or open anything.
/// </summary>
public sealed class KeyFingerprints(Database database)
{
    private const string TokenName = "key:token", IndexName = "key:index", DataPrefix = "key:data:";

    /// <summary>Compares, and records the keys that are new.</summary>
    public Task Verify(KeyRing keys, CancellationToken stop = default) => database.Write(async unit =>
    {
        await VerifyIndex(unit, keys);
        await VerifyData(unit, keys);
        await VerifyToken(unit, keys);
    }, stop);

    /// <summary>Lets a data key go under which nothing is sealed any more.</summary>
    public static Task Retire(Unit unit, int version) => Meta.Remove(unit, DataPrefix + version);

    private static async Task VerifyIndex(Unit unit, KeyRing keys)
    {
        var mine = Fingerprint(IndexName, keys.Index);
        if (await Meta.ReadOrAdd(unit, IndexName, mine) != mine)
        {
            throw new StartRefusedException("Certify:Keys:Index is not the key that this database was written with; it cannot be exchanged.");
        }
    }

    private static async Task VerifyData(Unit unit, KeyRing keys)
    {
        var recorded = (await Meta.Names(unit, DataPrefix)).Select(name => int.Parse(name.AsSpan(DataPrefix.Length), CultureInfo.InvariantCulture)).ToHashSet();
        foreach (var (version, key) in keys.Data)
        {
            // A retired key that still stands in the settings: nothing is sealed under it, so it may go at any time.
            if (!recorded.Contains(version) && recorded.Any(other => other > version))
            {
                continue;
            }

            var name = DataPrefix + version;
            var mine = Fingerprint(name, key);
            if (await Meta.ReadOrAdd(unit, name, mine) != mine)
            {
                throw new StartRefusedException($"Certify:Keys:Data:{version} is not the key that this database was written with. A new key takes a new number.");
            }
        }

        foreach (var name in await Meta.Names(unit, DataPrefix))
        {
            if (!keys.Data.Keys.Any(version => DataPrefix + version == name))
            {
                throw new StartRefusedException(
                    $"Certify:Keys:Data:{name[DataPrefix.Length..]} is missing: values of this database may be sealed under it until `keys rotate` retires it.");
            }
        }
    }

    /// <summary>The token key may be exchanged: by naming the old one as the previous, or by removing the row.</summary>
    private static async Task VerifyToken(Unit unit, KeyRing keys)
    {
        var mine = Fingerprint(TokenName, keys.Token);
        var recorded = await Meta.ReadOrAdd(unit, TokenName, mine);
        if (recorded == mine)
        {
            return;
        }

        if (keys.TokenPrevious is null || recorded != Fingerprint(TokenName, keys.TokenPrevious))
        {
            throw new StartRefusedException(
                "Certify:Keys:Token is not the key of this database. To exchange it, name the old one as Certify:Keys:TokenPrevious; "
                + $"to drop the old one at once, delete the row {TokenName} of the table meta.");
        }

        await Meta.Write(unit, TokenName, mine);
    }

    private static string Fingerprint(string name, byte[] key) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes($"certify fingerprint {name}\0"), .. key]));
}
