using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Certify.MessageHost.Pipeline;

/// <summary>
/// What every request goes through, whatever it leads to: common headers, CORS, the one place where an unexpected exception becomes
/// an answer, one log line, one measurement.
/// </summary>
internal sealed class HostPipeline(IExceptionClassifier classifier, Cors cors, ILogger logger)
{
    private const string RequestIdHeader = "X-Request-Id";
    private const string Aborted = "ABORTED";
    private const int LongestRequestId = 64;

    /// <summary>Between two ids: odd, so that none comes again before all have come, and large, so that neighbours do not look alike.</summary>
    private const long Step = -0x61C8_8646_80B5_83EB;

    private static readonly SearchValues<char> RequestIdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Where this process began: ids are to differ between nodes, not to be secret, and random numbers cost more than all else here.</summary>
    private static long lastId = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long)));

    public async Task Run(HttpContext http, Target target)
    {
        var started = Stopwatch.GetTimestamp();
        var requestId = RequestIdOf(http);
        var exchange = new Exchange(http);
        AddHeaders(http, requestId);
        LiftServerLimit(http);
        try
        {
            if (!cors.Answers(http))
            {
                await target.Answer(exchange);
            }
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            exchange.Outcome = Aborted;
        }
        catch (BadHttpRequestException exception)
        {
            var tooLarge = exception.StatusCode == StatusCodes.Status413PayloadTooLarge;
            await Refuse(exchange, target, tooLarge ? HostFault.BodyTooLarge : HostFault.BodyMalformed, requestId);
        }
        catch (Exception exception)
        {
            HostLog.Failed(logger, target.Name, requestId, HostLog.Describe(exception));
            await Refuse(exchange, target, classifier.Classify(exception), requestId);
        }

        Finish(exchange, target, requestId, Stopwatch.GetElapsedTime(started));
    }

    private async ValueTask Refuse(Exchange exchange, Target target, HostFault fault, string requestId)
    {
        var http = exchange.Http;
        if (http.Response.HasStarted)
        {
            // Half an answer is no answer; the client must see that it is incomplete.
            exchange.Outcome = Aborted;
            http.Abort();
            return;
        }

        // Cookies and other headers of the operation that failed must not go out.
        http.Response.Clear();
        AddHeaders(http, requestId);
        cors.Answers(http);
        await target.Refuse(exchange, fault);
    }

    private void Finish(Exchange exchange, Target target, string requestId, TimeSpan duration)
    {
        var (status, caller) = (exchange.Http.Response.StatusCode, exchange.Call?.Caller?.LogName);
        HostMetrics.Record(target.Name, exchange.Outcome, duration);
        HostLog.Answered(logger, target.Name, exchange.Outcome, status, Math.Round(duration.TotalMilliseconds, 3), caller, requestId);
    }

    /// <summary>
    /// Our limits are lower than the server's. Beyond its own the server would cut the connection, and a client that is still sending
    /// would never see the answer, whatever it is; without one the server discards for some seconds what nobody reads.
    /// </summary>
    private static void LiftServerLimit(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
    }

    private static void AddHeaders(HttpContext http, string requestId)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers[RequestIdHeader] = requestId;
    }

    private static string RequestIdOf(HttpContext http)
    {
        string? given = http.Request.Headers[RequestIdHeader];
        var isGood = given is { Length: > 0 and <= LongestRequestId } && !given.AsSpan().ContainsAnyExcept(RequestIdCharacters);
        return isGood ? given! : Interlocked.Add(ref lastId, Step).ToString("x16", CultureInfo.InvariantCulture);
    }
}
