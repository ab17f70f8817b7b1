using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Certify.Host.Metrics;

/// <summary>Writes Prometheus's text format 0.0.4.</summary>
public static class PrometheusText
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(MetricStore store, IEnumerable<Gauge> gauges)
    {
        var text = new StringBuilder();
        foreach (var instrument in store.All)
        {
            if (instrument.Key is Histogram<double>)
            {
                WriteHistogram(text, instrument.Key, instrument);
            }
            else
            {
                Head(text, instrument.Key.Name + "_total", instrument.Key.Description, "counter");
                foreach (var (labels, series) in instrument)
                {
                    Line(text, instrument.Key.Name + "_total", labels, series.Read().Sum);
                }
            }
        }

        foreach (var family in gauges.GroupBy(gauge => (gauge.Name, gauge.Help)))
        {
            Head(text, family.Key.Name, family.Key.Help, "gauge");
            foreach (var gauge in family)
            {
                Line(text, gauge.Name, Labels(gauge.Labels), gauge.Value);
            }
        }

        return text.ToString();
    }

    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            text.Append(text.Length > 0 ? "," : "").Append(name).Append("=\"").Append(Escape(value?.ToString() ?? "")).Append('"');
        }

        return text.ToString();
    }

    private static void WriteHistogram(StringBuilder text, Instrument instrument, IEnumerable<(string Labels, MetricStore.Series Series)> all)
    {
        var name = instrument.Unit == "s" ? instrument.Name + "_seconds" : instrument.Name;
        Head(text, name, instrument.Description, "histogram");
        foreach (var (labels, series) in all)
        {
            var (sum, count, buckets) = series.Read();
            for (var i = 0; i < buckets.Count; i++)
            {
                Line(text, name + "_bucket", WithLimit(labels, Number(MetricStore.Buckets[i])), buckets[i]);
            }

            Line(text, name + "_bucket", WithLimit(labels, "+Inf"), count);
            Line(text, name + "_sum", labels, sum);
            Line(text, name + "_count", labels, count);
        }
    }

    private static string WithLimit(string labels, string limit) => (labels.Length > 0 ? labels + "," : "") + $"le=\"{limit}\"";

    private static void Head(StringBuilder text, string name, string? help, string type) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");

    private static void Line(StringBuilder text, string name, string labels, double value) =>
        text.Append(name).Append(labels.Length > 0 ? $"{{{labels}}}" : "").Append(' ').Append(Number(value)).Append('\n');

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
