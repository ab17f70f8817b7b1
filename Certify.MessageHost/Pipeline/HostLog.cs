using System.Text;
using Microsoft.Extensions.Logging;

namespace Certify.MessageHost.Pipeline;

/// <summary>The host's log lines. None has a value that a client sent, save a request id of harmless characters.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Information, "{Operation} {Outcome} {Status} in {Duration} ms, caller {Caller}, request {RequestId}")]
    public static partial void Answered(ILogger logger, string operation, string outcome, int status, double duration, string? caller, string requestId);

    [LoggerMessage(2, LogLevel.Error, "{Operation} failed in request {RequestId}: {Exception}")]
    public static partial void Failed(ILogger logger, string operation, string requestId, string exception);

    /// <summary>Types and stack frames on one line, and never a message: messages carry values.</summary>
    public static string Describe(Exception exception)
    {
        var text = new StringBuilder();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            text.Append(text.Length == 0 ? "" : " caused by ").Append(current.GetType().FullName);
            foreach (var frame in (current.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                text.Append(' ').Append(frame);
            }
        }

        return text.ToString();
    }
}
