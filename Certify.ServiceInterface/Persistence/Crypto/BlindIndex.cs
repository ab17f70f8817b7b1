using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Certify.ServiceInterface.Persistence.Crypto;

/// <summary>
/// Makes sealed values comparable: equal values of one field give equal indexes, which tell nothing without the key.
/// Each field and purpose has a sub-key of its own, so that nothing can be compared across them.
/// </summary>
public sealed class BlindIndex(KeyRing keys)
{
    private readonly ConcurrentDictionary<string, byte[]> subKeys = new();

    /// <param name="field">What is indexed, for example <c>identity_number</c>.</param>
    /// <param name="canonicalValue">The value in its one canonical form.</param>
    public string Index(string field, string canonicalValue) => Base64Url.EncodeToString(Hash("index:" + field, Encoding.UTF8.GetBytes(canonicalValue)));

    /// <summary>A MAC for anything else that is kept in place of a secret, such as codes.</summary>
    public string Mac(string purpose, string data) => Base64Url.EncodeToString(Hash("mac:" + purpose, Encoding.UTF8.GetBytes(data)));

    private byte[] Hash(string subKey, byte[] data) =>
        HMACSHA256.HashData(subKeys.GetOrAdd(subKey, name => HMACSHA256.HashData(keys.Index, Encoding.UTF8.GetBytes(name))), data);
}
