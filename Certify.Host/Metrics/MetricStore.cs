using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Certify.Host.Metrics;

/// <summary>Adds up what the product's instruments report, so that it can be shown as Prometheus text without any exporter.</summary>
public sealed class MetricStore : IDisposable
{
    private const string OurMeters = "Certify";

    /// <summary>Seconds; from a cached answer to a hanging vendor.</summary>
    public static readonly IReadOnlyList<double> Buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), Series> series = new();
    private readonly MeterListener listener;

    public MetricStore()
    {
        listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name.StartsWith(OurMeters, StringComparison.Ordinal) && !instrument.IsObservable)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    /// <summary>All series so far, those of one instrument together.</summary>
    public IEnumerable<IGrouping<Instrument, (string Labels, Series Series)>> All =>
        series.OrderBy(entry => entry.Key.Labels, StringComparer.Ordinal)
            .GroupBy(entry => entry.Key.Instrument, entry => (entry.Key.Labels, entry.Value))
            .OrderBy(group => group.Key.Name, StringComparer.Ordinal);

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusText.Labels(tags);
        series.GetOrAdd((instrument, labels), static _ => new Series()).Add(value);
    }

    /// <summary>One line of an instrument: its sum, its count and how many were in which bucket.</summary>
    public sealed class Series
    {
        private readonly Lock gate = new();
        private readonly long[] buckets = new long[Buckets.Count];
        private double sum;
        private long count;

        public void Add(double value)
        {
            lock (gate)
            {
                (sum, count) = (sum + value, count + 1);
                for (var i = 0; i < buckets.Length; i++)
                {
                    buckets[i] += value <= Buckets[i] ? 1 : 0;
                }
            }
        }

        public (double Sum, long Count, IReadOnlyList<long> Buckets) Read()
        {
            lock (gate)
            {
                return (sum, count, [.. buckets]);
            }
        }
    }
}
