using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Objects.Folder;

/// <summary>What an uploaded form may do, as its signed policy says.</summary>
public sealed record UploadPolicy(string Key, long MaxBytes, IReadOnlyList<string> MediaTypes, DateTimeOffset ExpiresAt, bool Overwrite);

/// <summary>
/// Signs and reads the policies under which clients put photos where the service itself plays the object store: the same form as
/// OSS's PostObject, signed by our own key.
/// </summary>
/// <param name="url">Where the forms go.</param>
public sealed class UploadPolicies(Func<string> url, BlindIndex index, TimeProvider clock)
{
    public const string FileField = "file";

    public UploadTicket Issue(UploadRule rule)
    {
        var expires = clock.GetUtcNow() + rule.Lifetime;
        var conditions = new List<object>
        {
            new[] { "eq", "$key", rule.Key },
            new object[] { "content-length-range", 1, rule.MaxBytes },
            new object[] { "in", "$content-type", rule.MediaTypes },
        };
        if (!rule.Overwrite)
        {
            conditions.Add(new Dictionary<string, string> { ["x-oss-forbid-overwrite"] = "true" });
        }

        var policy = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new
        {
            expiration = expires.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            conditions,
        }));
        var fields = new Dictionary<string, string>
        {
            ["key"] = rule.Key,
            ["policy"] = policy,
            ["x-oss-signature"] = Sign(policy),
            ["success_action_status"] = "204",
        };
        if (!rule.Overwrite)
        {
            fields["x-oss-forbid-overwrite"] = "true";
        }

        return new UploadTicket(url(), fields, FileField, expires);
    }

    /// <summary>The policy, when its signature is right; null otherwise. Whether it has expired is the caller's to say.</summary>
    public UploadPolicy? Read(string? policy, string? signature)
    {
        if (policy is null || signature is null
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(policy)), Encoding.UTF8.GetBytes(signature)))
        {
            return null;
        }

        // Signed by ourselves, so its form is known.
        using var json = JsonDocument.Parse(Convert.FromBase64String(policy));
        var conditions = json.RootElement.GetProperty("conditions");
        return new UploadPolicy(
            conditions[0][2].GetString()!,
            conditions[1][2].GetInt64(),
            [.. conditions[2][2].EnumerateArray().Select(type => type.GetString()!)],
            json.RootElement.GetProperty("expiration").GetDateTimeOffset(),
            Overwrite: conditions.GetArrayLength() == 3);
    }

    private string Sign(string policy) => index.Mac("upload-policy", policy);
}
