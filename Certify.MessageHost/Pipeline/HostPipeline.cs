using System.Diagnostics;
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
    private const string Aborted = "ABORTED";

    public async Task Run(HttpContext http, Target target)
    {
        var started = Stopwatch.GetTimestamp();
        var requestId = AnswerHeaders.RequestIdOf(http);
        var exchange = new Exchange(http);
        AnswerHeaders.Add(http, requestId);
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
        AnswerHeaders.Add(http, requestId);
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
}
