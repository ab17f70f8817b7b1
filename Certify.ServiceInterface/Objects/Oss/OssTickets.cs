using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Certify.ServiceInterface.Objects.Oss;

/// <summary>
/// Makes the right to upload one object: a form whose policy fixes key, size, type and time, so that nothing but a signature
/// leaves the server.
/// </summary>
public sealed class OssTickets(OssV4Signer signer, OssOptions options, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Uri address = options.PublicBaseUrl.Length > 0
        ? OssAddress.OfDomain(options.PublicBaseUrl)
        : OssAddress.OfBucket(options.Endpoint, options.Bucket);

    public UploadTicket Issue(UploadRule rule)
    {
        var now = clock.GetUtcNow();
        var expiresAt = now + rule.Lifetime;
        // The type is that of the file's own part, so it is a condition and no field.
        var fields = new Dictionary<string, string>(signer.PolicyFields(now))
        {
            ["key"] = rule.Key,
            ["success_action_status"] = "204",
            ["x-oss-object-acl"] = "private",
            ["x-oss-server-side-encryption"] = options.ServerSideEncryption,
        };
        if (!rule.Overwrite)
        {
            fields["x-oss-forbid-overwrite"] = "true";
        }

        List<object> conditions =
        [
            new Dictionary<string, string> { ["bucket"] = options.Bucket },
            .. fields.Select(field => new[] { "eq", "$" + field.Key, field.Value }),
            new object[] { "content-length-range", 1, rule.MaxBytes },
            new object[] { "in", "$content-type", rule.MediaTypes },
        ];
        var policy = Encode(expiresAt, conditions);
        fields["policy"] = policy;
        fields["x-oss-signature"] = signer.SignPolicy(policy, now);
        return new UploadTicket(address.AbsoluteUri, fields, "file", expiresAt);
    }

    private static string Encode(DateTimeOffset expiresAt, List<object> conditions)
    {
        var expiration = expiresAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { expiration, conditions }, Plain)));
    }
}
