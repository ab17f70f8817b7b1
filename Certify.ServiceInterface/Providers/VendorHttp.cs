using System.Net;
using System.Net.Http.Headers;

namespace Certify.ServiceInterface.Providers;

/// <summary>How one HTTP try at a vendor ended.</summary>
public enum TryEnd
{
    Answered,

    /// <summary>No connection was made, so the vendor cannot have seen the request.</summary>
    Unsent,
    TimedOut,
    Cut,

    /// <summary>An answer larger than any that this API gives.</summary>
    TooLarge,
}

/// <param name="Headers">Null unless answered.</param>
public sealed record VendorReply(TryEnd End, int Status, byte[] Body, HttpResponseHeaders? Headers)
{
    /// <summary>Our code for a try that brought no answer; null where one came.</summary>
    public string? FailureCode => End switch
    {
        TryEnd.Answered => null,
        TryEnd.Unsent => VendorCodes.Unreachable,
        TryEnd.TimedOut => VendorCodes.TimedOut,
        TryEnd.Cut => VendorCodes.Cut,
        TryEnd.TooLarge => VendorCodes.Garbage,
    };
}

/// <param name="Timeout">From the first byte sent to the last byte read.</param>
/// <param name="MaxBytes">The largest answer that is read.</param>
public readonly record struct VendorLimits(TimeSpan Timeout, int MaxBytes);

/// <summary>
/// One HTTP try at a vendor. Exceptions end here and their messages are dropped: an address with its query can hold a
/// secret or a phone number. For the same reason no client factory is used, since it logs addresses.
/// </summary>
public static class VendorHttp
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    /// <summary>A client for vendors, to be shared and kept: no redirects, no cookies, no trace headers to strangers.</summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = ConnectTimeout,
        // Vendors move their addresses; a pooled connection would keep the old one for ever.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public static async Task<VendorReply> Send(
        HttpClient http, HttpRequestMessage request, VendorLimits limits, TimeProvider clock, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(limits.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeout.Token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await ReadAtMost(response.Content, limits.MaxBytes, either.Token);
            return body is null ? Ended(TryEnd.TooLarge) : new VendorReply(TryEnd.Answered, (int)response.StatusCode, body, response.Headers);
        }
        catch (HttpRequestException e)
        {
            return Ended(NeverConnected(e) ? TryEnd.Unsent : TryEnd.Cut);
        }
        catch (IOException)
        {
            return Ended(TryEnd.Cut);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Neither we nor the limit ended it: the time for making a connection did.
            return Ended(timeout.IsCancellationRequested ? TryEnd.TimedOut : TryEnd.Unsent);
        }
    }

    private static bool NeverConnected(HttpRequestException e) => e.HttpRequestError
        is HttpRequestError.ConnectionError
        or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    private static VendorReply Ended(TryEnd end) => new(end, 0, [], null);

    private static async Task<byte[]?> ReadAtMost(HttpContent content, int maxBytes, CancellationToken stop)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(stop);
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(chunk, stop)) > 0;)
        {
            if (body.Length + read > maxBytes)
            {
                return null;
            }

            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }
}
