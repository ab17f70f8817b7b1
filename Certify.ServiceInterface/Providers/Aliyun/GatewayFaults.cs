namespace Certify.ServiceInterface.Providers.Aliyun;

/// <summary>What the gateway's HTTP errors mean, whatever the product behind it.</summary>
public static class GatewayFaults
{
    private static readonly string[] OfTheAccount =
    [
        "InvalidAccessKeyId", "SignatureDoesNotMatch", "IncompleteSignature", "illegalSignature", "InvalidSecurityToken", "invalidStsToken",
        "InvalidTimeStamp", "IllegalTimestamp", "Forbidden", "NoPermission", "ocrServiceNotOpen", "OcrServiceExpired",
    ];

    private static readonly string[] OfTheRequest = ["MissingParameter", "InvalidParameter", "InvalidAction", "InvalidVersion"];

    private static readonly string[] OfTheService = ["ServiceUnavailable", "InternalError", "RequestTimeout"];

    public static VendorFault Of(int status, string code)
    {
        if (status == 429 || code.Contains("Throttling", StringComparison.OrdinalIgnoreCase))
        {
            return VendorFault.Throttled;
        }

        // A used nonce means that a try which we took for lost had arrived; the next one has a new nonce.
        if (status is >= 500 or 408 or < 400 || StartsWithAny(code, OfTheService) || code == "SignatureNonceUsed")
        {
            return VendorFault.Unavailable;
        }

        // Before the status is looked at: one product answers 401 to a wrong parameter.
        if (StartsWithAny(code, OfTheRequest))
        {
            return VendorFault.Request;
        }

        return status is 401 or 403 || StartsWithAny(code, OfTheAccount) ? VendorFault.Account : VendorFault.Request;
    }

    /// <summary>The meaning of a code inside an HTTP 200. One that says nothing may be an outage; a user never fails by it.</summary>
    public static VendorFault Inside(string? code) => code switch
    {
        null or "" => VendorFault.Unavailable,
        _ when code.StartsWith("isv.", StringComparison.Ordinal) => VendorFault.Request,
        _ when code.StartsWith("isp.", StringComparison.Ordinal) => VendorFault.Unavailable,
        // The numbers of the verification products. 402 says that the source is away, that a policy forbids it, or that a
        // right is missing: it is tried again, and the breaker tells the operator if it stays so.
        "402" or "500" => VendorFault.Unavailable,
        // Too many calls with the same data.
        "403" => VendorFault.Throttled,
        // Not activated, not permitted, not paid.
        "410" or "411" or "412" => VendorFault.Account,
        _ when StartsWithAny(code, OfTheAccount) || IsOfTheRequest(code) || code.Contains("Throttling", StringComparison.OrdinalIgnoreCase)
            => Of(400, code),
        _ => VendorFault.Unavailable,
    };

    private static bool IsOfTheRequest(string code) => code is "400" or "401" || StartsWithAny(code, OfTheRequest);

    // Codes have details after a dot: InvalidAccessKeyId.NotFound, Forbidden.RAMUserAccessDenied.
    private static bool StartsWithAny(string code, string[] families) =>
        families.Any(family => code.StartsWith(family, StringComparison.OrdinalIgnoreCase));
}
