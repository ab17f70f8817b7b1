using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Certify.MessageHost.Pipeline;

/// <summary>What is measured of requests.</summary>
internal static class HostMetrics
{
    private static readonly Meter Meter = new("Certify");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("certify_request_duration", "s", "How long requests took, by operation and outcome.");

    public static void Record(string operation, string outcome, TimeSpan duration) =>
        Duration.Record(duration.TotalSeconds, new TagList { { "operation", operation }, { "outcome", outcome } });
}
