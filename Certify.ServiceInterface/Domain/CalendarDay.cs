namespace Certify.ServiceInterface.Domain;

/// <summary>The civil day in China. Validity, age and the days left are counted in it, wherever the server stands.</summary>
public static class CalendarDay
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static DateOnly Of(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant at which the day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);

        // The first hours of year 1 lie before the first instant there is.
        return day == DateOnly.MinValue ? DateTimeOffset.MinValue : new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight));
    }

    /// <summary>Whole days from one day to the other; negative when <paramref name="to"/> is the earlier.</summary>
    public static int DaysBetween(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;
}
