using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Sessions;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Contracts.Sessions;

/// <summary>What every store of budgets keeps to.</summary>
public abstract class BudgetsContract
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    protected ManualClock Time { get; } = new();

    protected abstract int Rounds { get; }

    protected abstract IBudgets Budgets { get; }

    [Test]
    public async Task A_line_grants_its_limit_and_says_when_the_next_is_free()
    {
        var line = Line(limit: 2);
        Assert.That((await Budgets.Reserve([line])).Granted, Is.True);
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.That((await Budgets.Reserve([line])).Granted, Is.True);

        var refused = await Budgets.Reserve([line]);

        Assert.That(refused.Granted, Is.False);
        Assert.That(refused.RetryAfter, Is.EqualTo(TimeSpan.FromMinutes(10)));
    }

    [Test]
    public async Task The_window_rolls()
    {
        var line = Line(limit: 2);
        await Budgets.Reserve([line]);
        Time.Advance(TimeSpan.FromMinutes(10));
        await Budgets.Reserve([line]);

        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.That((await Budgets.Reserve([line])).Granted, Is.True, "the first has left the window");
        Assert.That((await Budgets.Reserve([line])).Granted, Is.False, "the second has not");
    }

    [Test]
    public async Task A_refused_reservation_counts_nowhere_and_waits_for_the_slowest_line()
    {
        BudgetLine wide = Line(limit: 3), narrow = Line(limit: 1), narrowest = Line(limit: 1) with { Window = 2 * Window };
        await Budgets.Reserve([wide, narrow, narrowest]);

        for (var tries = 0; tries < 5; tries++)
        {
            var refused = await Budgets.Reserve([wide, narrow, narrowest]);
            Assert.That(refused.Granted, Is.False);
            Assert.That(refused.RetryAfter, Is.EqualTo(2 * Window));
        }

        Assert.That((await Budgets.Reserve([wide])).Granted, Is.True);
        Assert.That((await Budgets.Reserve([wide])).Granted, Is.True);
        Assert.That((await Budgets.Reserve([wide])).Granted, Is.False);
    }

    [Test]
    public async Task A_released_event_is_free_again_on_every_line_and_only_once()
    {
        BudgetLine[] lines = [Line(limit: 2), Line(limit: 2)];
        var first = await Budgets.Reserve(lines);
        await Budgets.Reserve(lines);

        await Budgets.Release(lines, first.Ticket);
        await Budgets.Release(lines, first.Ticket);

        Assert.That((await Budgets.Reserve([lines[0]])).Granted, Is.True);
        Assert.That((await Budgets.Reserve([lines[0]])).Granted, Is.False);
        Assert.That((await Budgets.Reserve([lines[1]])).Granted, Is.True);
        Assert.That((await Budgets.Reserve([lines[1]])).Granted, Is.False);
    }

    [Test]
    public async Task A_cleared_line_starts_anew_and_leaves_the_others()
    {
        BudgetLine cleared = Line(limit: 1), kept = Line(limit: 1);
        await Budgets.Reserve([cleared, kept]);

        await Budgets.Clear(cleared.Key);

        Assert.That((await Budgets.Reserve([cleared])).Granted, Is.True);
        Assert.That((await Budgets.Reserve([kept])).Granted, Is.False);
    }

    [Test]
    public async Task A_spaced_line_doubles_its_pause_with_each_event_beyond_the_limit()
    {
        var line = Line(limit: 5) with { Spaced = true };
        for (var count = 0; count < 5; count++)
        {
            Assert.That((await Budgets.Reserve([line])).Granted, Is.True);
        }

        foreach (var pause in new[] { 2, 4, 8, 16, 32 }.Select(seconds => TimeSpan.FromSeconds(seconds)))
        {
            Assert.That((await Budgets.Reserve([line])).RetryAfter, Is.EqualTo(pause));
            Time.Advance(pause - TimeSpan.FromMilliseconds(1));
            Assert.That((await Budgets.Reserve([line])).Granted, Is.False, "a millisecond early");
            Time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.That((await Budgets.Reserve([line])).Granted, Is.True, $"after {pause}");
        }
    }

    [Test]
    public async Task A_spaced_line_never_waits_longer_than_its_window()
    {
        var line = Line(limit: 1) with { Spaced = true, Window = TimeSpan.FromSeconds(5) };
        await Budgets.Reserve([line]);
        Time.Advance(TimeSpan.FromSeconds(2));
        await Budgets.Reserve([line]);
        Time.Advance(TimeSpan.FromSeconds(2.9));

        Assert.That((await Budgets.Reserve([line])).RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(1.1)), "4 s after the last of two");

        Time.Advance(TimeSpan.FromSeconds(2.1));
        Assert.That((await Budgets.Reserve([line])).Granted, Is.True, "5 s after the last the window is empty");
    }

    [Test]
    public async Task No_line_is_no_limit()
    {
        Assert.That((await Budgets.Reserve([])).Granted, Is.True);
    }

    [Test]
    public async Task A_line_without_a_limit_grants_nothing([Values] bool spaced)
    {
        var refused = await Budgets.Reserve([Line(limit: 0) with { Spaced = spaced }]);

        Assert.That(refused.Granted, Is.False);
        Assert.That(refused.RetryAfter, Is.EqualTo(Window));
    }

    [Test]
    public async Task One_key_stands_in_a_reservation_once()
    {
        var line = Line(limit: 1);

        await Assert.ThrowsAsync<ArgumentException>(async () => await Budgets.Reserve([line, line with { Limit = 2 }]));
    }

    [Test]
    public async Task Fifty_callers_at_once_share_a_limit_of_five()
    {
        for (var round = 0; round < Rounds; round++)
        {
            BudgetLine narrow = Line(limit: 5), wide = Line(limit: 50);

            var reservations = await Race.Run(50, async _ => await Budgets.Reserve([wide, narrow]));

            Assert.That(reservations.Count(reservation => reservation.Granted), Is.EqualTo(5));
            Assert.That(reservations.Where(reservation => reservation.Granted).Select(reservation => reservation.Ticket), Is.Unique);
        }
    }

    private static BudgetLine Line(int limit) => new($"test:{Guid.NewGuid():N}", limit, Window);
}
