using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Certify.ServiceInterface.Providers.Guard;

namespace Certify.ServiceInterface.Providers.Aliyun;

/// <summary>Calls actions of Aliyun's RPC interface: signed, guarded, at the first endpoint that is there.</summary>
public sealed class AliyunClient(HttpClient http, AliyunOptions options, VendorGuard guard, TimeProvider clock)
{
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    private readonly VendorLimits limits = new(TimeSpan.FromSeconds(options.TimeoutSeconds), MaxAnswerBytes);

    private readonly Dictionary<AliyunProduct, EndpointOrder> endpoints = Enum.GetValues<AliyunProduct>().ToDictionary(
        product => product,
        product => new EndpointOrder(
            [.. options.Endpoints.Of(product).Select(VendorUrl.Parse)], TimeSpan.FromSeconds(options.EndpointRestSeconds), clock));

    /// <param name="read">The action's mapping; what it calls a fault counts for the breaker of this action.</param>
    public Task<VendorAnswer<T>> Call<T>(AliyunRequest request, Func<AliyunReply, VendorAnswer<T>> read, CancellationToken stop)
        where T : class
    {
        var api = new VendorApi($"aliyun:{request.Action.Name}", options.PerSecond(request.Action));
        return guard.Run(api, async token => read(await Send(request, token)), stop);
    }

    private async Task<AliyunReply> Send(AliyunRequest request, CancellationToken stop)
    {
        var order = endpoints[request.Action.Product];
        AliyunReply? reply = null;
        foreach (var endpoint in order.InTurn())
        {
            using var message = Sign(request, endpoint);
            reply = AliyunReply.From(await VendorHttp.Send(http, message, limits, clock, stop));
            if (reply.Fault != VendorFault.Unavailable)
            {
                return reply;
            }

            order.Failed(endpoint);
            if (!reply.MayGoOn(request.Action.Failover))
            {
                return reply;
            }
        }

        return reply ?? throw new InvalidOperationException("A product has at least one endpoint.");
    }

    /// <summary>One try: the gateway refuses a nonce that it has seen, so each try is signed anew.</summary>
    private HttpRequestMessage Sign(AliyunRequest request, Uri endpoint)
    {
        var (body, contentType) = Body(request);
        var payloadHash = Acs3Signer.Hash(body);
        var headers = new Dictionary<string, string>
        {
            ["host"] = endpoint.Authority,
            ["x-acs-action"] = request.Action.Name,
            ["x-acs-version"] = request.Action.Version,
            ["x-acs-date"] = clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = RandomNumberGenerator.GetHexString(32, lowercase: true),
            ["x-acs-content-sha256"] = payloadHash,
        };
        if (contentType is not null)
        {
            headers["content-type"] = contentType;
        }

        if (options.SecurityToken.Length > 0)
        {
            headers["x-acs-accesskey-id"] = options.AccessKeyId;
            headers["x-acs-security-token"] = options.SecurityToken;
        }

        var authorization = Acs3Signer.Authorization(request.Query, headers, payloadHash, options.AccessKeyId, options.AccessKeySecret);
        // There is always a content, if an empty one: a request without any is silently sent again by the HTTP stack when
        // a kept connection turns out to be cut, with the same nonce and perhaps a second SMS.
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        var message = new HttpRequestMessage(HttpMethod.Post, Address(endpoint, request.Query)) { Content = content };
        foreach (var (name, value) in headers.Where(header => header.Key.StartsWith("x-acs-", StringComparison.Ordinal)))
        {
            message.Headers.Add(name, value);
        }

        message.Headers.TryAddWithoutValidation("Authorization", authorization);
        message.Headers.Accept.ParseAdd("application/json");
        return message;
    }

    private static (byte[] Body, string? ContentType) Body(AliyunRequest request) => request switch
    {
        { Octets: { } octets } => (octets.ToArray(), "application/octet-stream"),
        { Form.Count: > 0 } => (Encoding.UTF8.GetBytes(Acs3Signer.Encode(request.Form)), "application/x-www-form-urlencoded"),
        _ => ([], null),
    };

    private static Uri Address(Uri endpoint, IReadOnlyDictionary<string, string> query) =>
        new(endpoint, query.Count == 0 ? "/" : "/?" + Acs3Signer.Encode(query));
}
