using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Certify.ServiceInterface.Providers.Aliyun;

/// <summary>
/// Signature V3 of Aliyun's gateway, <c>ACS3-HMAC-SHA256</c>. There is no derived key and no scope: the secret signs the
/// hash of the canonical request itself.
/// </summary>
public static class Acs3Signer
{
    private const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>The value of the <c>Authorization</c> header.</summary>
    /// <param name="headers">All headers that are sent, by lower-case name; the gateway's own are picked out and signed.</param>
    /// <param name="payloadHash">The hash of the body, as <c>x-acs-content-sha256</c> says it.</param>
    public static string Authorization(
        IEnumerable<KeyValuePair<string, string>> query,
        IReadOnlyDictionary<string, string> headers,
        string payloadHash,
        string accessKeyId,
        string accessKeySecret)
    {
        var hashed = Hash(Encoding.UTF8.GetBytes(CanonicalRequest(query, headers, payloadHash)));
        var signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(accessKeySecret), Encoding.UTF8.GetBytes($"{Algorithm}\n{hashed}"));
        var names = string.Join(';', Signed(headers).Select(header => header.Key));
        return $"{Algorithm} Credential={accessKeyId},SignedHeaders={names},Signature={Convert.ToHexStringLower(signature)}";
    }

    /// <summary>Every action is a POST to the root.</summary>
    public static string CanonicalRequest(
        IEnumerable<KeyValuePair<string, string>> query, IReadOnlyDictionary<string, string> headers, string payloadHash)
    {
        var signed = Signed(headers);
        var text = new StringBuilder("POST\n/\n").Append(Encode(query)).Append('\n');
        foreach (var (name, value) in signed)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}:{value.Trim()}\n");
        }

        return text.Append('\n').AppendJoin(';', signed.Select(header => header.Key)).Append('\n').Append(payloadHash).ToString();
    }

    /// <summary>Sorted by name, both sides percent-encoded as RFC 3986 has it; also the form of a form body.</summary>
    public static string Encode(IEnumerable<KeyValuePair<string, string>> parameters) => string.Join('&', parameters
        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
        .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));

    public static string Hash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static List<KeyValuePair<string, string>> Signed(IReadOnlyDictionary<string, string> headers) =>
        [.. headers
            .Where(header => header.Key is "host" or "content-type" || header.Key.StartsWith("x-acs-", StringComparison.Ordinal))
            .OrderBy(header => header.Key, StringComparer.Ordinal)];
}
