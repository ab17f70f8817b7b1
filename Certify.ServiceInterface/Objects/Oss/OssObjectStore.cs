using System.Net.Http.Headers;
using System.Security.Cryptography;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Guard;

namespace Certify.ServiceInterface.Objects.Oss;

/// <summary>Photos in a bucket of Aliyun OSS: private, encrypted by the vendor, reached with signatures only.</summary>
public sealed class OssObjectStore(
    HttpClient http, OssCredentials credentials, OssOptions options, VendorGuard guard, TimeProvider clock) : IObjectStore
{
    // The largest photo is 10 MB.
    private const int MaxBytes = 16 * 1024 * 1024;

    private static readonly VendorApi Api = new("aliyun:oss", PerSecond: 0);

    private readonly OssV4Signer signer = new(credentials, options.Region);

    private readonly OssTickets tickets = new(new OssV4Signer(credentials, options.Region), options, clock);

    private readonly VendorLimits limits = new(TimeSpan.FromSeconds(options.TimeoutSeconds), MaxBytes);

    private readonly Uri bucket = OssAddress.OfBucket(
        options.InternalEndpoint.Length > 0 ? options.InternalEndpoint : options.Endpoint, options.Bucket);

    public bool TakesUploads => true;

    public async Task<bool> Exists(string key, CancellationToken stop) => await Send(HttpMethod.Head, key, null, stop) is not null;

    public Task<byte[]?> Read(string key, CancellationToken stop) => Send(HttpMethod.Get, key, null, stop);

    public async Task Write(string key, ReadOnlyMemory<byte> content, string mediaType, CancellationToken stop)
    {
        using var body = new ReadOnlyMemoryContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        body.Headers.ContentMD5 = MD5.HashData(content.Span);
        // A 404 to a PUT would be about nothing that we know.
        _ = await Send(HttpMethod.Put, key, body, stop) ?? throw new ObjectStoreUnavailableException(OssErrors.NoSuchKey);
    }

    public Task Delete(string key, CancellationToken stop) => Send(HttpMethod.Delete, key, null, stop);

    public UploadTicket Ticket(UploadRule rule) => tickets.Issue(rule);

    /// <summary>The body, or null where there is no such object.</summary>
    private async Task<byte[]?> Send(HttpMethod method, string key, HttpContent? content, CancellationToken stop)
    {
        var answer = await guard.Run(Api, token => Try(method, key, content, token), stop);
        return answer.Reading is { } reading ? reading.Body : throw new ObjectStoreUnavailableException(answer.Code);
    }

    private async Task<VendorAnswer<StoredObject>> Try(HttpMethod method, string key, HttpContent? content, CancellationToken stop)
    {
        using var message = Sign(method, key, content);
        var reply = await VendorHttp.Send(http, message, limits, clock, stop);
        if (reply.FailureCode is { } failure)
        {
            return VendorAnswer<StoredObject>.Failed(VendorFault.Unavailable, failure);
        }

        var requestId = reply.Headers!.TryGetValues("x-oss-request-id", out var values) ? VendorCodes.Clean(values.First()) : "";
        if (reply.Status is >= 200 and < 300)
        {
            return VendorAnswer<StoredObject>.Of(new StoredObject(reply.Body), "OK", requestId);
        }

        var code = OssErrors.CodeOf(reply);
        return reply.Status == 404 && code == OssErrors.NoSuchKey
            ? VendorAnswer<StoredObject>.Of(new StoredObject(null), code, requestId)
            : VendorAnswer<StoredObject>.Failed(OssErrors.FaultOf(reply.Status, code), code, requestId);
    }

    private HttpRequestMessage Sign(HttpMethod method, string key, HttpContent? content)
    {
        var headers = new Dictionary<string, string>();
        if (content is not null)
        {
            headers["content-type"] = content.Headers.ContentType!.ToString();
            headers["content-md5"] = Convert.ToBase64String(content.Headers.ContentMD5!);
            headers["x-oss-object-acl"] = "private";
            headers["x-oss-server-side-encryption"] = options.ServerSideEncryption;
        }

        var signable = new OssSignable(method.Method, options.Bucket, key, headers, new Dictionary<string, string>(), []);
        var message = new HttpRequestMessage(method, OssAddress.OfObject(bucket, key)) { Content = content };
        // Those that begin so belong to the content, and are there already.
        foreach (var (name, value) in signer.SignHeaders(signable, clock.GetUtcNow())
            .Where(header => !header.Key.StartsWith("content-", StringComparison.Ordinal)))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    /// <param name="Body">Null where there is no such object.</param>
    private sealed record StoredObject(byte[]? Body);
}
