using NCrontab;

namespace Certify.ServiceInterface.Workers;

/// <summary>A five-field cron expression in a time zone.</summary>
public sealed class CronSchedule(string expression, TimeZoneInfo zone)
{
    /// <summary>How far to look back for the latest due time, the near past first; eight years hold a 29 February for certain.</summary>
    private static readonly TimeSpan[] LookBack =
        [TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(8), TimeSpan.FromDays(366), TimeSpan.FromDays(8 * 366)];

    private readonly CrontabSchedule cron = CrontabSchedule.TryParse(expression)
        ?? throw new StartRefusedException($"The schedule '{expression}' is no cron expression of five fields.");

    public static bool CanRead(string expression) => CrontabSchedule.TryParse(expression) is not null;

    /// <summary>The latest due time that is not after <paramref name="now"/>; null when there is none in years.</summary>
    public DateTimeOffset? Latest(DateTimeOffset now)
    {
        // The library's upper end is exclusive and a due time at this very minute counts.
        var end = TimeZoneInfo.ConvertTime(now, zone).DateTime.AddTicks(1);
        foreach (var back in LookBack)
        {
            var found = cron.GetNextOccurrences(end - back, end).Select(Instant).Where(due => due <= now).ToList();
            if (found.Count > 0)
            {
                return found[^1];
            }
        }

        return null;
    }

    /// <summary>A local time that the clocks skip counts when they have skipped it; one that comes twice counts the first time.</summary>
    private DateTimeOffset Instant(DateTime local)
    {
        if (zone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
