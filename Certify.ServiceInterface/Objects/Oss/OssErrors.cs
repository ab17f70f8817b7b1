using System.Text;
using System.Xml;
using System.Xml.Linq;
using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Objects.Oss;

/// <summary>The vendor's errors, an XML document with a code in it.</summary>
internal static class OssErrors
{
    public const string NoSuchKey = "NoSuchKey";

    private static readonly HashSet<string> OfTheAccount = new(StringComparer.Ordinal)
    {
        "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "RequestTimeTooSkewed", "NoSuchBucket", "UserDisable",
        "SecurityTokenExpired", "InvalidSecurityToken", "InvalidObjectState",
    };

    /// <summary>The code of an error answer. A HEAD has no body; there a header carries the same document in base64.</summary>
    public static string CodeOf(VendorReply reply)
    {
        var document = reply.Body.Length > 0 ? reply.Body : FromHeader(reply);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(document), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return VendorCodes.Clean(XDocument.Load(reader).Root?.Element("Code")?.Value);
        }
        catch (XmlException)
        {
            // Without a document a missing object is all that a 404 can mean.
            return reply is { Status: 404, Body.Length: 0 } ? NoSuchKey : VendorCodes.Garbage;
        }
    }

    public static VendorFault FaultOf(int status, string code)
    {
        if (status == 429 || code is "QpsLimitExceeded" or "Throttling" or "DownloadTrafficRateLimitExceeded" or "UploadTrafficRateLimitExceeded")
        {
            return VendorFault.Throttled;
        }

        if (status is >= 500 or < 400 || code == VendorCodes.Garbage)
        {
            return VendorFault.Unavailable;
        }

        return status is 401 or 403 || OfTheAccount.Contains(code) ? VendorFault.Account : VendorFault.Request;
    }

    private static byte[] FromHeader(VendorReply reply)
    {
        var value = reply.Headers is { } headers && headers.TryGetValues("x-oss-err", out var values) ? values.First() : "";
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(value);
    }
}
