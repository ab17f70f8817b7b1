using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Objects.Oss;

/// <summary>
/// Bound from <c>Certify:ObjectStore</c>; the keys are those of <c>Certify:Aliyun</c>. Three addresses, since the same bucket
/// is reached by three ways: our servers inside the vendor's network, our servers outside it, and browsers.
/// </summary>
public sealed class OssOptions
{
    public const string Section = "Certify:ObjectStore";

    /// <summary>The region's endpoint, for example <c>oss-cn-hangzhou.aliyuncs.com</c>.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>For calls of our own where the servers stand in the region, for example <c>oss-cn-hangzhou-internal.aliyuncs.com</c>.</summary>
    public string InternalEndpoint { get; set; } = "";

    /// <summary>
    /// The domain bound to the bucket, where clients send photos. The vendor serves no default domain to accounts made since
    /// March 2025.
    /// </summary>
    public string PublicBaseUrl { get; set; } = "";

    public string Bucket { get; set; } = "";

    /// <summary>For example <c>cn-hangzhou</c>; part of every signature.</summary>
    public string Region { get; set; } = "";

    /// <summary>Put before every key by whoever makes keys.</summary>
    public string KeyPrefix { get; set; } = "";

    /// <summary><c>AES256</c>, or <c>KMS</c> with the bucket's key.</summary>
    public string ServerSideEncryption { get; set; } = "AES256";

    public double TimeoutSeconds { get; set; } = 15;

    /// <summary>What is wrong with these settings, one sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var (name, value) in new[] { ("Endpoint", Endpoint), ("Bucket", Bucket), ("Region", Region) })
        {
            if (value.Length == 0)
            {
                yield return $"{Section}:{name} must be set.";
            }
        }

        foreach (var (name, value) in new[] { ("Endpoint", Endpoint), ("InternalEndpoint", InternalEndpoint), ("PublicBaseUrl", PublicBaseUrl) })
        {
            if (value.Length > 0 && VendorUrl.Problem($"{Section}:{name}", value) is { } problem)
            {
                yield return problem;
            }
        }

        if (ServerSideEncryption is not ("AES256" or "KMS"))
        {
            yield return $"{Section}:ServerSideEncryption must be AES256 or KMS.";
        }

        if (TimeoutSeconds <= 0)
        {
            yield return $"{Section}:TimeoutSeconds must be positive.";
        }
    }
}
