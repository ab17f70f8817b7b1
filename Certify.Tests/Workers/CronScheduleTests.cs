using System.Globalization;
using Certify.ServiceInterface;
using Certify.ServiceInterface.Workers;
using NUnit.Framework;

namespace Certify.Tests.Workers;

public sealed class CronScheduleTests
{
    private const string Sweep = "0 4 * * 1,4";

    [TestCase(Sweep, "Asia/Shanghai", "2026-03-02T04:00:00+08:00", "2026-03-02T04:00:00+08:00", TestName = "On the minute it is due")]
    [TestCase(Sweep, "Asia/Shanghai", "2026-03-02T03:59:59.999+08:00", "2026-02-26T04:00:00+08:00", TestName = "A moment before it is not")]
    [TestCase(Sweep, "Asia/Shanghai", "2026-03-05T03:00:00+08:00", "2026-03-02T04:00:00+08:00", TestName = "Between Monday and Thursday it was Monday")]
    [TestCase(Sweep, "Asia/Shanghai", "2026-03-01T20:30:00Z", "2026-03-02T04:00:00+08:00", TestName = "The zone decides which day it is")]
    [TestCase("0 0 1 1 *", "Asia/Shanghai", "2026-12-31T23:00:00+08:00", "2026-01-01T00:00:00+08:00", TestName = "Once a year")]
    [TestCase("0 0 29 2 *", "Asia/Shanghai", "2027-06-01T00:00:00+08:00", "2024-02-29T00:00:00+08:00", TestName = "Only in leap years")]
    [TestCase("30 2 * * *", "Europe/Berlin", "2026-03-29T06:00:00Z", "2026-03-29T03:30:00+02:00", TestName = "A skipped hour counts after the skip")]
    [TestCase("30 2 * * *", "Europe/Berlin", "2026-10-25T05:00:00Z", "2026-10-25T02:30:00+02:00", TestName = "An hour that comes twice counts the first time")]
    public void The_latest_due_time(string expression, string zone, string now, string due) => Assert.That(
        new CronSchedule(expression, TimeZoneInfo.FindSystemTimeZoneById(zone)).Latest(Time(now)), Is.EqualTo(Time(due)));

    [Test]
    public void A_day_that_never_comes_is_never_due() =>
        Assert.That(new CronSchedule("0 0 31 2 *", TimeZoneInfo.Utc).Latest(Time("2026-03-02T00:00:00Z")), Is.Null);

    [TestCase("")]
    [TestCase("0 4 * *")]
    [TestCase("0 0 4 * * 1")]
    [TestCase("61 4 * * 1")]
    public void What_is_no_expression_of_five_fields_stops_the_start(string expression) =>
        Assert.That(() => new CronSchedule(expression, TimeZoneInfo.Utc), Throws.InstanceOf<StartRefusedException>());

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
