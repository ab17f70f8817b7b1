using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Certify.Tests.Support;

/// <summary>
/// One bucket of OSS. Signatures of headers and of upload policies are computed again from what came; an upload is held
/// against each condition of its policy.
/// </summary>
public sealed class LoopbackOss(string accessKeyId, string accessKeySecret, string region, string bucket, TimeProvider clock) : LoopbackVendor
{
    private static readonly string[] KnownHeaders =
    [
        "host", "content-length", "content-type", "content-md5", "authorization",
        "x-oss-date", "x-oss-content-sha256", "x-oss-object-acl", "x-oss-server-side-encryption", "x-oss-security-token",
    ];

    public ConcurrentDictionary<string, (byte[] Content, string MediaType)> Objects { get; } = new();

    /// <summary>Answers as if there were no such bucket.</summary>
    public bool Removed { get; set; }

    protected override LoopbackAnswer Answer(VendorCall call)
    {
        if (call.Method == "POST")
        {
            return Upload(LoopbackForm.Read(call));
        }

        LoopbackAliyun.Demand(!call.Headers.Keys.Except(KnownHeaders).Any(), "a header that nobody asked for");
        LoopbackAliyun.Demand(call.RawQuery.Length == 0, "nothing is asked by query");
        if (call.Headers.GetValueOrDefault("authorization") != Authorization(call))
        {
            return Error(403, call.Headers.ContainsKey("authorization") ? "SignatureDoesNotMatch" : "AccessDenied");
        }

        if (Removed)
        {
            return Error(404, "NoSuchBucket");
        }

        var key = Uri.UnescapeDataString(call.Path[$"/{bucket}/".Length..]);
        return call.Method switch
        {
            "PUT" => Put(call, key),
            "GET" or "HEAD" => Objects.TryGetValue(key, out var found) ? new LoopbackAnswer(200, found.Content, found.MediaType) : Error(404, "NoSuchKey"),
            "DELETE" => Delete(key),
            _ => throw new Objection($"{call.Method} is not used"),
        };
    }

    protected override LoopbackAnswer Throttle(VendorCall call) => Error(503, "QpsLimitExceeded");

    protected override LoopbackAnswer Fail(VendorCall call) => Error(500, "InternalError");

    private LoopbackAnswer Put(VendorCall call, string key)
    {
        LoopbackAliyun.Demand(call.Header("x-oss-object-acl") == "private", "a photo is private");
        LoopbackAliyun.Demand(call.Header("x-oss-server-side-encryption") is "AES256" or "KMS", "a photo is encrypted");
        LoopbackAliyun.Demand(call.Header("content-md5") == Convert.ToBase64String(MD5.HashData(call.Body)), "the digest is another");
        Objects[key] = (call.Body, call.Header("content-type"));
        return new LoopbackAnswer(200, []);
    }

    private LoopbackAnswer Delete(string key)
    {
        Objects.TryRemove(key, out _);
        return new LoopbackAnswer(204, []);
    }

    private LoopbackAnswer Upload(LoopbackForm form)
    {
        var credential = form.Fields["x-oss-credential"];
        var day = form.Fields["x-oss-date"][..8];
        LoopbackAliyun.Demand(credential == $"{accessKeyId}/{day}/{region}/oss/aliyun_v4_request", "the credential is of another scope");
        if (form.Fields["x-oss-signature"] != Convert.ToHexStringLower(Mac(SigningKey(day), form.Fields["policy"])))
        {
            return Error(403, "SignatureDoesNotMatch");
        }

        var policy = JsonNode.Parse(Convert.FromBase64String(form.Fields["policy"]))!;
        if (DateTimeOffset.Parse((string)policy["expiration"]!, CultureInfo.InvariantCulture) < clock.GetUtcNow())
        {
            return Error(403, "AccessDenied");
        }

        var named = policy["conditions"]!.AsArray().Select(condition => Holds(condition!, form)).ToList();
        var must = form.Fields.Keys.Except(["policy", "x-oss-signature"]);
        LoopbackAliyun.Demand(!must.Except(named.Select(one => one.Field)).Any(), "a field that the policy does not name");
        if (named.Any(one => !one.Holds))
        {
            return Error(403, "AccessDenied");
        }

        var key = form.Fields["key"];
        if (form.Fields.GetValueOrDefault("x-oss-forbid-overwrite") == "true" && Objects.ContainsKey(key))
        {
            return Error(409, "FileAlreadyExists");
        }

        Objects[key] = (form.File, form.FileType);
        return new LoopbackAnswer(int.Parse(form.Fields["success_action_status"], CultureInfo.InvariantCulture), []);
    }

    private (string Field, bool Holds) Holds(JsonNode condition, LoopbackForm form)
    {
        if (condition is JsonObject { Count: 1 } equal && equal.Single() is { Key: "bucket" } named)
        {
            return ("bucket", (string)named.Value! == bucket);
        }

        var parts = condition.AsArray();
        var field = ((string)parts[1]!.AsValue().ToString()).TrimStart('$');
        return (string)parts[0]! switch
        {
            "eq" => (field, form.Fields.GetValueOrDefault(field) == (string)parts[2]!),
            "in" when field == "content-type" => (field, parts[2]!.AsArray().Any(type => (string)type! == form.FileType)),
            "content-length-range" => ("", form.File.Length >= (long)parts[1]! && form.File.Length <= (long)parts[2]!),
            var other => throw new Objection($"{other} is no condition that we use"),
        };
    }

    private string Authorization(VendorCall call)
    {
        var instant = call.Headers.GetValueOrDefault("x-oss-date") ?? "";
        var day = instant.Split('T')[0];
        // The path names the bucket, as on any endpoint without room for it in the host.
        var path = string.Join('/', call.Path.Split('/').Select(segment => LoopbackAliyun.Percent(Uri.UnescapeDataString(segment))));
        var headers = call.Headers
            .Where(header => header.Key is "content-type" or "content-md5" || header.Key.StartsWith("x-oss-", StringComparison.Ordinal))
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}:{header.Value.Trim()}\n");
        var canonical = $"{call.Method}\n{path}\n\n{string.Concat(headers)}\n\nUNSIGNED-PAYLOAD";
        var scope = $"{day}/{region}/oss/aliyun_v4_request";
        var text = $"OSS4-HMAC-SHA256\n{instant}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        return $"OSS4-HMAC-SHA256 Credential={accessKeyId}/{scope},Signature={Convert.ToHexStringLower(Mac(SigningKey(day), text))}";
    }

    private byte[] SigningKey(string day) =>
        new[] { day, region, "oss", "aliyun_v4_request" }.Aggregate(Encoding.UTF8.GetBytes("aliyun_v4" + accessKeySecret), Mac);

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    /// <summary>A HEAD's answer has no body; there the same document is in a header.</summary>
    private static LoopbackAnswer Error(int status, string code)
    {
        var document = Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>no</Message><RequestId>5C3D9778CC1C2AEDF85B0000</RequestId></Error>");
        return new LoopbackAnswer(status, document, "application/xml") { Headers = { ["x-oss-err"] = Convert.ToBase64String(document), ["x-oss-request-id"] = "5C3D9778CC1C2AEDF85B0000" } };
    }
}

/// <summary>A form as browsers send it: texts first, the file last.</summary>
internal sealed record LoopbackForm(IReadOnlyDictionary<string, string> Fields, byte[] File, string FileType)
{
    public static LoopbackForm Read(VendorCall call)
    {
        var boundary = "--" + Regex.Match(call.Header("content-type"), "^multipart/form-data; boundary=\"?([^\"]+)\"?$").Groups[1].Value;
        var parts = Encoding.Latin1.GetString(call.Body).Split(boundary)[1..^1];
        var fields = new Dictionary<string, string>();
        foreach (var part in parts[..^1])
        {
            LoopbackAliyun.Demand(fields.TryAdd(Name(part), Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Content(part)))), "a field comes twice");
        }

        LoopbackAliyun.Demand(Name(parts[^1]) == "file", "the file comes last");
        var type = Regex.Match(parts[^1], "Content-Type: ([^\r]+)\r\n", RegexOptions.IgnoreCase).Groups[1].Value;
        return new LoopbackForm(fields, Encoding.Latin1.GetBytes(Content(parts[^1])), type);
    }

    private static string Name(string part) => Regex.Match(part, "name=\"?([^\";\r]+)\"?").Groups[1].Value;

    private static string Content(string part) => part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..^2];
}
