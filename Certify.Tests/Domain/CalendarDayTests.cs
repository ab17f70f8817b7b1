using Certify.ServiceInterface.Domain;
using NUnit.Framework;

namespace Certify.Tests.Domain;

public sealed class CalendarDayTests
{
    [TestCase("2026-11-21T15:59:59Z", "2026-11-21")]
    [TestCase("2026-11-21T16:00:00Z", "2026-11-22")]
    [TestCase("2026-11-21T16:00:00+08:00", "2026-11-21")]
    [TestCase("2026-11-21T23:30:00-05:00", "2026-11-22")]
    [TestCase("1988-07-01T15:30:00Z", "1988-07-02", TestName = "summer time was kept in 1988")]
    public void The_day_is_the_one_in_Shanghai(string instant, string expected) =>
        Assert.That(
            CalendarDay.Of(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)),
            Is.EqualTo(DateOnly.ParseExact(expected, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    [Test]
    public void A_day_begins_at_midnight_in_Shanghai()
    {
        var start = CalendarDay.StartOf(new DateOnly(2099, 12, 31));
        Assert.That(start.ToUnixTimeMilliseconds(), Is.EqualTo(4102329600000));
        Assert.That(CalendarDay.Of(start), Is.EqualTo(new DateOnly(2099, 12, 31)));
        Assert.That(CalendarDay.Of(start.AddTicks(-1)), Is.EqualTo(new DateOnly(2099, 12, 30)));
    }

    [Test]
    public void The_ends_of_time_have_days_too()
    {
        Assert.That(() => CalendarDay.Of(DateTimeOffset.MinValue), Throws.Nothing);
        Assert.That(() => CalendarDay.Of(DateTimeOffset.MaxValue), Throws.Nothing);
        Assert.That(() => CalendarDay.StartOf(DateOnly.MinValue), Throws.Nothing);
        Assert.That(() => CalendarDay.StartOf(DateOnly.MaxValue), Throws.Nothing);
    }

    [Test]
    public void Days_are_counted_over_leap_days_and_backwards()
    {
        Assert.That(CalendarDay.DaysBetween(new(2028, 2, 28), new(2028, 3, 1)), Is.EqualTo(2));
        Assert.That(CalendarDay.DaysBetween(new(2026, 3, 1), new(2026, 2, 28)), Is.EqualTo(-1));
    }
}
