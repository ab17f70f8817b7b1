using System.Security.Cryptography;

namespace Certify.ServiceInterface.Persistence.Crypto;

/// <summary>The section <c>Certify:Keys</c>, each key in base64.</summary>
public sealed record KeyOptions
{
    public string? Token { get; init; }

    public string? TokenPrevious { get; init; }

    public string? Index { get; init; }

    /// <summary>Data keys by version.</summary>
    public Dictionary<int, string> Data { get; init; } = [];

    /// <summary>A complete new set.</summary>
    public static KeyOptions Generate() => new()
    {
        Token = Random(KeyRing.TokenKeySize),
        Index = Random(KeyRing.IndexKeySize),
        Data = { [1] = Random(KeyRing.DataKeySize) },
    };

    private static string Random(int size) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(size));
}

/// <summary>All secrets of this installation, decoded and of the right size.</summary>
public sealed class KeyRing
{
    public const int TokenKeySize = 128, IndexKeySize = 32, DataKeySize = 32;

    private readonly SortedDictionary<int, byte[]> data = [];

    public KeyRing(KeyOptions options)
    {
        Token = Decode("Token", options.Token, TokenKeySize);
        TokenPrevious = string.IsNullOrEmpty(options.TokenPrevious) ? null : Decode("TokenPrevious", options.TokenPrevious, TokenKeySize);
        Index = Decode("Index", options.Index, IndexKeySize);
        foreach (var (version, key) in options.Data)
        {
            data[version > 0 ? version : throw new StartRefusedException("The versions of Certify:Keys:Data start at 1.")] =
                Decode($"Data:{version}", key, DataKeySize);
        }

        NewestVersion = data.Count > 0 ? data.Keys.Max() : throw Missing("Data:1", DataKeySize);
    }

    /// <summary>Signs tokens.</summary>
    public byte[] Token { get; }

    /// <summary>Signed tokens that are still to be accepted, while the token key is being replaced.</summary>
    public byte[]? TokenPrevious { get; }

    /// <summary>Makes blind indexes and MACs. Does not rotate: everything stored under it would be lost.</summary>
    public byte[] Index { get; }

    /// <summary>Seal personal values, by version; the newest seals what is written.</summary>
    public IReadOnlyDictionary<int, byte[]> Data => data;

    public int NewestVersion { get; }

    private static byte[] Decode(string name, string? text, int size)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw Missing(name, size);
        }

        var bytes = new byte[size];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == size
            ? bytes
            : throw new StartRefusedException($"Certify:Keys:{name} is not {size} bytes in base64. `keys new` prints keys of the right form.");
    }

    private static StartRefusedException Missing(string name, int size) =>
        new($"Certify:Keys:{name} is not set: {size} random bytes in base64, as `keys new` prints them.");
}
