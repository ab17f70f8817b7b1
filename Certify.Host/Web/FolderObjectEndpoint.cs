using System.Security;
using System.Text;
using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Objects.Folder;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Certify.Host.Web;

/// <summary>
/// The service in the role of the object store: takes what clients post with an upload ticket, and answers as OSS does. Nothing can be
/// read here. A form's fields come before its file, so that a file without a good policy is never read.
/// </summary>
public sealed class FolderObjectEndpoint(Photos photos, UploadPolicies policies, IExceptionClassifier classifier, TimeProvider clock)
{
    private const int MostFields = 20;
    private const int LongestField = 4096;

    private static readonly Rejection Malformed = new(400, "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
    private static readonly Rejection NoFile = new(400, "IncorrectNumberOfFilesInPOSTRequest", "POST requires exactly one file upload per request.");
    private static readonly Rejection TooLarge = new(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size.");
    private static readonly Rejection TooSmall = new(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size.");
    private static readonly Rejection Exists = new(409, "FileAlreadyExists", "The object you specified already exists and can not be overwritten.");
    private static readonly Rejection Away = new(503, "ServiceUnavailable", "Please try again later.");

    public async Task Post(HttpContext http)
    {
        var rejection = await Take(http);
        if (rejection is null)
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        http.Response.StatusCode = rejection.Status;
        http.Response.ContentType = "application/xml";
        await http.Response.WriteAsync(rejection.ToXml(http.TraceIdentifier), Encoding.UTF8, http.RequestAborted);
    }

    /// <summary>Stores the file; or says why not.</summary>
    private async Task<Rejection?> Take(HttpContext http)
    {
        if (BoundaryOf(http.Request) is not { } boundary)
        {
            return Malformed;
        }

        try
        {
            var form = new MultipartReader(boundary, http.Request.Body) { HeadersLengthLimit = LongestField };
            var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (await form.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                if (Disposition(section) is not { } disposition || fields.Count == MostFields)
                {
                    return Malformed;
                }

                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                if (name == UploadPolicies.FileField)
                {
                    return await TakeFile(fields, section, http.RequestAborted);
                }

                fields[name] = Encoding.UTF8.GetString(await Read(section.Body, LongestField, http.RequestAborted) ?? []);
            }

            return NoFile;
        }
        catch (Exception e) when (classifier.Classify(e) == HostFault.Unavailable)
        {
            return Away;
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException && !http.RequestAborted.IsCancellationRequested))
        {
            return Malformed;
        }
    }

    private async Task<Rejection?> TakeFile(Dictionary<string, string> fields, MultipartSection section, CancellationToken stop)
    {
        var policy = policies.Read(fields.GetValueOrDefault("policy"), fields.GetValueOrDefault("x-oss-signature"));
        if (policy is null || policy.ExpiresAt <= clock.GetUtcNow())
        {
            return Denied(policy is null ? "The signature does not fit the policy." : "Policy expired.");
        }

        if (fields.GetValueOrDefault("key") != policy.Key)
        {
            return Denied("""Policy Condition failed: ["eq", "$key"]""");
        }

        if (!policy.Overwrite && fields.GetValueOrDefault("x-oss-forbid-overwrite") != "true")
        {
            return Denied("""Policy Condition failed: ["eq", "$x-oss-forbid-overwrite"]""");
        }

        var type = fields.GetValueOrDefault("Content-Type") ?? section.ContentType;
        if (type is null || !policy.MediaTypes.Contains(type.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return Denied("""Policy Condition failed: ["in", "$content-type"]""");
        }

        var content = await Read(section.Body, policy.MaxBytes, stop);
        return content switch
        {
            null => TooLarge,
            [] => TooSmall,
            _ => await Store(policy, content, stop),
        };
    }

    private async Task<Rejection?> Store(UploadPolicy policy, byte[] content, CancellationToken stop)
    {
        if (!policy.Overwrite && await photos.Exists(policy.Key, stop))
        {
            return Exists;
        }

        var stored = await photos.Receive(policy.Key, content, stop);
        return stored.Fault switch
        {
            null => null,
            Fault.PhotoUnusable => new Rejection(400, "InvalidArgument", stored.Detail ?? "The file is no usable image."),
            Fault.UnderReview => Exists,
            _ => Denied("The object may not be written now."),
        };
    }

    private static Rejection Denied(string why) => new(403, "AccessDenied", "Invalid according to Policy: " + why);

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 70 } boundary
            ? boundary.ToString()
            : null;

    private static ContentDispositionHeaderValue? Disposition(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.DispositionType == "form-data"
            ? disposition
            : null;

    /// <summary>The whole of a part; null where it is longer than that.</summary>
    private static async Task<byte[]?> Read(Stream part, long longest, CancellationToken stop)
    {
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await part.ReadAsync(buffer, stop)) > 0;)
        {
            if (content.Length + read > longest)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <summary>OSS's form of saying no.</summary>
    private sealed record Rejection(int Status, string Code, string Message)
    {
        public string ToXml(string requestId) =>
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Error>
              <Code>{Code}</Code>
              <Message>{SecurityElement.Escape(Message)}</Message>
              <RequestId>{SecurityElement.Escape(requestId)}</RequestId>
            </Error>

            """;
    }
}
