using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Certify.ServiceInterface.Persistence.Crypto;

/// <summary>
/// Seals personal values for one place: table, column and owner are bound to the bytes, so that a value moved to another
/// row or column does not open. Format: 1, key version (4 bytes, big endian), nonce (12), tag (16), ciphertext.
/// </summary>
public sealed class FieldCipher(KeyRing keys)
{
    private const byte Format = 1;
    private const int VersionAt = 1, NonceAt = 5, NonceSize = 12, TagAt = 17, TagSize = 16, TextAt = 33;

    public byte[] Seal(string table, string column, long owner, string text) =>
        Seal(table, column, owner, Encoding.UTF8.GetBytes(text));

    public byte[] Seal(string table, string column, long owner, byte[] plain)
    {
        var version = keys.NewestVersion;
        var result = new byte[TextAt + plain.Length];
        result[0] = Format;
        BinaryPrimitives.WriteInt32BigEndian(result.AsSpan(VersionAt), version);
        var nonce = result.AsSpan(NonceAt, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(keys.Data[version], TagSize);
        cipher.Encrypt(nonce, plain, result.AsSpan(TextAt), result.AsSpan(TagAt, TagSize), Place(table, column, owner, version));
        return result;
    }

    /// <exception cref="CryptographicException">The bytes were sealed for another place, under an unknown key, or changed.</exception>
    public string Open(string table, string column, long owner, byte[] sealedValue) =>
        Encoding.UTF8.GetString(OpenBytes(table, column, owner, sealedValue));

    /// <inheritdoc cref="Open"/>
    public byte[] OpenBytes(string table, string column, long owner, byte[] sealedValue)
    {
        var version = VersionOf(sealedValue);
        if (!keys.Data.TryGetValue(version, out var key))
        {
            throw new CryptographicException($"A value is sealed under data key {version}, which is not among the keys.");
        }

        var plain = new byte[sealedValue.Length - TextAt];
        using var cipher = new AesGcm(key, TagSize);
        cipher.Decrypt(
            sealedValue.AsSpan(NonceAt, NonceSize),
            sealedValue.AsSpan(TextAt),
            sealedValue.AsSpan(TagAt, TagSize),
            plain,
            Place(table, column, owner, version));
        return plain;
    }

    /// <summary>Seals a value anew that lies under an older key; false where it does not open.</summary>
    /// <param name="resealed">Null where it lies under the newest key already.</param>
    public bool TryReseal(string table, string column, long owner, byte[] sealedValue, out byte[]? resealed)
    {
        resealed = null;
        try
        {
            if (VersionOf(sealedValue) != keys.NewestVersion)
            {
                resealed = Seal(table, column, owner, OpenBytes(table, column, owner, sealedValue));
            }

            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static int VersionOf(byte[] sealedValue) =>
        sealedValue.Length >= TextAt && sealedValue[0] == Format
            ? BinaryPrimitives.ReadInt32BigEndian(sealedValue.AsSpan(VersionAt))
            : throw new CryptographicException("The bytes are no sealed value.");

    /// <summary>Names hold no zero byte, so no two places have the same bytes.</summary>
    private static byte[] Place(string table, string column, long owner, int version)
    {
        var names = Encoding.UTF8.GetBytes($"{table}\0{column}\0");
        var place = new byte[names.Length + sizeof(long) + sizeof(int)];
        names.CopyTo(place, 0);
        BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(names.Length), owner);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(names.Length + sizeof(long)), version);
        return place;
    }
}
