using System.Diagnostics.Metrics;
using Certify.Host.Metrics;
using Certify.ServiceInterface.Persistence;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Certify.Host;

/// <summary>Metrics: as Prometheus text always, by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.</summary>
public static class ConfigureMetrics
{
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddMetrics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new MetricsDoor(configuration["Certify:Metrics:Token"]));
        services.AddSingleton<MetricStore>();
        services.AddSingleton<OperationsView>();
        services.AddSingleton<Gauges>();
        if (configuration[Collector] is { Length: > 0 })
        {
            services.AddHostedService<GaugeExport>();
        }
    }

    /// <summary>Sends all instruments, and the gauges as they were last read, to the collector.</summary>
    private sealed class GaugeExport(Gauges gauges, TimeProvider clock) : BackgroundService
    {
        private const string GaugeMeter = "Certify.Gauges";
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

        private static readonly string[] Names =
        [
            "certify_queue_depth", "certify_queue_oldest_seconds", "certify_queue_dead", "certify_sweep_submissions", "certify_sweep_open",
            "certify_workers", "certify_vendor_spent_units", "certify_notices", "certify_certifications",
        ];

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var meter = new Meter(GaugeMeter);
            foreach (var name in Names)
            {
                meter.CreateObservableGauge(name, () => gauges.Last.Where(gauge => gauge.Name == name).Select(gauge => new Measurement<double>(gauge.Value, gauge.Labels)));
            }

            // The exporter reads its own OTEL_* variables.
            using var exporter = Sdk.CreateMeterProviderBuilder().AddMeter("Certify", "Certify.*").AddOtlpExporter().Build();
            using var timer = new PeriodicTimer(Pause, clock);
            do
            {
                await gauges.ReadOrLast(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
    }
}
