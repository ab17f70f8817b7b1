using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Certify.ServiceInterface.Objects.Oss;

/// <param name="SecurityToken">Of temporary keys only; else empty.</param>
public sealed record OssCredentials(string AccessKeyId, string AccessKeySecret, string SecurityToken = "");

/// <summary>What of a request to OSS is signed.</summary>
/// <param name="Key">Null where the request is about the bucket.</param>
/// <param name="Query">A value that is empty stands for a name alone.</param>
/// <param name="AdditionalHeaders">Headers signed beyond those that always are.</param>
public sealed record OssSignable(
    string Method,
    string Bucket,
    string? Key,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyCollection<string> AdditionalHeaders);

/// <summary>
/// Signature V4 of OSS, <c>OSS4-HMAC-SHA256</c>: as header, in the query, or of an upload policy. The bucket is part of the
/// signed path even where the address names it in the host.
/// </summary>
public sealed class OssV4Signer(OssCredentials credentials, string region)
{
    public const string Algorithm = "OSS4-HMAC-SHA256";
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    /// <summary>The headers to send, with <c>authorization</c> among them.</summary>
    public Dictionary<string, string> SignHeaders(OssSignable request, DateTimeOffset now)
    {
        var headers = LowerCase(request.Headers);
        headers["x-oss-date"] = Instant(now);
        headers["x-oss-content-sha256"] = UnsignedPayload;
        if (credentials.SecurityToken.Length > 0)
        {
            headers["x-oss-security-token"] = credentials.SecurityToken;
        }

        var additional = Additional(request, headers);
        var signature = Sign(CanonicalRequest(request, headers, request.Query, additional), now);
        var named = additional.Count > 0 ? $",AdditionalHeaders={string.Join(';', additional)}" : "";
        headers["authorization"] = $"{Algorithm} Credential={Credential(now)}{named},Signature={signature}";
        return headers;
    }

    /// <summary>The query of an address that carries its own right for a while.</summary>
    public Dictionary<string, string> SignQuery(OssSignable request, TimeSpan lifetime, DateTimeOffset now)
    {
        var headers = LowerCase(request.Headers);
        var additional = Additional(request, headers);
        var query = new Dictionary<string, string>(request.Query)
        {
            ["x-oss-signature-version"] = Algorithm,
            ["x-oss-date"] = Instant(now),
            ["x-oss-expires"] = ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ["x-oss-credential"] = Credential(now),
        };
        if (additional.Count > 0)
        {
            query["x-oss-additional-headers"] = string.Join(';', additional);
        }

        if (credentials.SecurityToken.Length > 0)
        {
            query["x-oss-security-token"] = credentials.SecurityToken;
        }

        query["x-oss-signature"] = Sign(CanonicalRequest(request, headers, query, additional), now);
        return query;
    }

    /// <summary>The form fields that sign an upload policy; all but the signature must also be conditions of the policy.</summary>
    public Dictionary<string, string> PolicyFields(DateTimeOffset now)
    {
        var fields = new Dictionary<string, string>
        {
            ["x-oss-signature-version"] = Algorithm,
            ["x-oss-credential"] = Credential(now),
            ["x-oss-date"] = Instant(now),
        };
        if (credentials.SecurityToken.Length > 0)
        {
            fields["x-oss-security-token"] = credentials.SecurityToken;
        }

        return fields;
    }

    /// <summary>Here the policy itself is what is signed, without any canonical request.</summary>
    public string SignPolicy(string policyBase64, DateTimeOffset now) => Convert.ToHexStringLower(Mac(Key(now), policyBase64));

    /// <summary>Each segment percent-encoded as RFC 3986 has it, the slashes kept.</summary>
    public static string EncodePath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    public static string EncodeQuery(IReadOnlyDictionary<string, string> query) => string.Join('&', query
        .Select(entry => (Name: Uri.EscapeDataString(entry.Key), Value: Uri.EscapeDataString(entry.Value)))
        .OrderBy(entry => entry.Name, StringComparer.Ordinal)
        .Select(entry => entry.Value.Length == 0 ? entry.Name : $"{entry.Name}={entry.Value}"));

    private static string CanonicalRequest(
        OssSignable request,
        Dictionary<string, string> headers,
        IReadOnlyDictionary<string, string> query,
        List<string> additional)
    {
        var text = new StringBuilder(request.Method).Append('\n')
            .Append(EncodePath($"/{request.Bucket}/{request.Key}")).Append('\n')
            .Append(EncodeQuery(query)).Append('\n');
        foreach (var (name, value) in headers
            .Where(header => IsAlwaysSigned(header.Key) || additional.Contains(header.Key))
            .OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}:{value}\n");
        }

        return text.Append('\n').AppendJoin(';', additional).Append('\n').Append(UnsignedPayload).ToString();
    }

    private static Dictionary<string, string> LowerCase(IReadOnlyDictionary<string, string> headers) =>
        headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.Trim());

    private static List<string> Additional(OssSignable request, Dictionary<string, string> headers) =>
        [.. request.AdditionalHeaders
            .Select(name => name.ToLowerInvariant())
            .Where(name => headers.ContainsKey(name) && !IsAlwaysSigned(name))
            .Distinct()
            .Order(StringComparer.Ordinal)];

    private static bool IsAlwaysSigned(string name) =>
        name is "content-type" or "content-md5" || name.StartsWith("x-oss-", StringComparison.Ordinal);

    private string Sign(string canonicalRequest, DateTimeOffset now)
    {
        var hashed = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)));
        return Convert.ToHexStringLower(Mac(Key(now), $"{Algorithm}\n{Instant(now)}\n{Scope(now)}\n{hashed}"));
    }

    private byte[] Key(DateTimeOffset now)
    {
        var ofDay = Mac(Encoding.UTF8.GetBytes("aliyun_v4" + credentials.AccessKeySecret), Day(now));
        return Mac(Mac(Mac(ofDay, region), "oss"), "aliyun_v4_request");
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private string Credential(DateTimeOffset now) => $"{credentials.AccessKeyId}/{Scope(now)}";

    private string Scope(DateTimeOffset now) => $"{Day(now)}/{region}/oss/aliyun_v4_request";

    private static string Day(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture);
}
