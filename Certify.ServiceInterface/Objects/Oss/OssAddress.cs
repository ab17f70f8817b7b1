using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Objects.Oss;

/// <summary>Where a bucket answers. The vendor wants the bucket in the host; a bare IP address has no room for it.</summary>
public static class OssAddress
{
    /// <summary>The bucket at an endpoint of the vendor's.</summary>
    public static Uri OfBucket(string endpoint, string bucket)
    {
        var url = VendorUrl.Parse(endpoint);
        return url.HostNameType is UriHostNameType.Dns
            ? new Uri($"{url.Scheme}://{bucket}.{url.Authority}/")
            : new Uri(url, $"/{bucket}/");
    }

    /// <summary>The domain that is bound to one bucket names no bucket.</summary>
    public static Uri OfDomain(string baseUrl) => new(VendorUrl.Parse(baseUrl), "/");

    public static Uri OfObject(Uri bucket, string key) => new(bucket, OssV4Signer.EncodePath(key));
}
