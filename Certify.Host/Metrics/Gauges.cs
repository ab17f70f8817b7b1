using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.Host.Metrics;

/// <summary>What stands in the database that all nodes share. Read at most every few seconds, however often it is asked for.</summary>
public sealed class Gauges(Database database, DeadLetters queue, OperationsView view, VendorSpending spending, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>Counting all certifications takes a while where there are millions.</summary>
    private static readonly TimeSpan FreshCounts = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim reading = new(1, 1);
    private (DateTimeOffset At, IReadOnlyList<Gauge> Gauges) last = (DateTimeOffset.MinValue, []);
    private (DateTimeOffset At, IReadOnlyList<Gauge> Gauges) counts = (DateTimeOffset.MinValue, []);

    /// <summary>As last read, without reading; for exporters that ask synchronously.</summary>
    public IReadOnlyList<Gauge> Last => [.. last.Gauges, .. counts.Gauges];

    /// <summary>As they stand; while the database is away as they were last read: the counters beside them are worth reading then, and health tells of it.</summary>
    public async Task<IReadOnlyList<Gauge>> ReadOrLast(CancellationToken stop)
    {
        try
        {
            return await Read(stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested && e is System.Data.Common.DbException or TimeoutException or InvalidOperationException)
        {
            return Last;
        }
    }

    private async Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        await reading.WaitAsync(stop);
        try
        {
            var now = clock.GetUtcNow();
            if (now - last.At >= Fresh)
            {
                last = (now, [.. await Queue(now, stop), .. await Work(now, stop)]);
            }

            if (now - counts.At >= FreshCounts)
            {
                counts = (now, await Certifications(stop));
            }

            return Last;
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task<IEnumerable<Gauge>> Queue(DateTimeOffset now, CancellationToken stop)
    {
        var statistics = await queue.Statistics(stop);
        var oldest = statistics.OldestDue is { } due ? (now - due).TotalSeconds : 0;
        return
        [
            new("certify_queue_depth", "Messages that wait or are being handled.", statistics.Depth),
            new("certify_queue_oldest_seconds", "For how long the longest waiting of the due messages has waited.", Math.Max(0, oldest)),
            new("certify_queue_dead", "Dead letters.", statistics.Dead),
        ];
    }

    private Task<IEnumerable<Gauge>> Work(DateTimeOffset now, CancellationToken stop) => database.Read<IEnumerable<Gauge>>(async unit =>
    {
        var sweep = await view.RunningSweep(unit);
        var money = await spending.OfDay(unit, CalendarDay.Of(now));
        var notices = await view.TroubledNotices(unit);
        return
        [
            new("certify_sweep_submissions", "Submissions that the running sweep took up; 0 while none runs.", sweep?.Total ?? 0),
            new("certify_sweep_open", "Submissions of the running sweep that are not decided yet.", sweep?.StillOpen ?? 0),
            new("certify_workers", "Workers alive within 30 seconds, on all nodes.", await view.Workers(unit, now)),
            .. money.Select(spent => new Gauge(
                "certify_vendor_spent_units", "What a vendor API has cost today (Shanghai), in billed calls.",
                spent.Spent / 1000.0, new("provider", spent.Provider), new("api", spent.Api))),
            .. notices.Select(line => new Gauge(
                "certify_notices", "Notices that an administrator must look at.", line.Count, new("channel", line.Channel), new("status", line.Status))),
        ];
    }, stop);

    private Task<IReadOnlyList<Gauge>> Certifications(CancellationToken stop) => database.Read<IReadOnlyList<Gauge>>(
        async unit => [.. (await view.Certifications(unit)).Select(line => new Gauge(
            "certify_certifications", "Certifications by state.", line.Count, new("subject", line.Subject), new("state", line.State)))],
        stop);
}
