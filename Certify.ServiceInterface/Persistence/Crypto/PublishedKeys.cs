using System.Security.Cryptography;

namespace Certify.ServiceInterface.Persistence.Crypto;

/// <summary>Keys that everybody can read somewhere protect nothing.</summary>
public static class PublishedKeys
{
    /// <summary>The signing key that lies in the public repository of the TokenAuth door's ancestor.</summary>
    private const string Ancestor = "b565c7f7b9c0fa25c9125444d5222a15d03255c146a6f7a294adb12cd82472ff";

    /// <summary>SHA-256 of keys of documented test vectors: 00 01 … 7f, 00 01 … 1f, and zeros of both sizes.</summary>
    private static readonly HashSet<string> TestKeys =
    [
        "471fb943aa23c511f6f72f8d1652d9c880cfa392ad80503120547703e56a2be5",
        "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd",
        "38723a2e5e8a17aa7950dc008209944e898f69a7bd10a23c839d341e935fd5ca",
        "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925",
    ];

    public static void Refuse(KeyRing keys, bool production)
    {
        byte[]?[] all = [keys.Token, keys.TokenPrevious, keys.Index, .. keys.Data.Values];
        foreach (var key in all)
        {
            var hash = key is null ? "" : Convert.ToHexStringLower(SHA256.HashData(key));
            if (hash == Ancestor || (production && TestKeys.Contains(hash)))
            {
                throw new StartRefusedException("A key of Certify:Keys is published or a documented test key. Make new ones with `keys new`.");
            }
        }
    }
}
