using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Sessions.InProcess;

/// <summary>Budgets of a service that runs as one process.</summary>
public sealed class InProcessBudgets(TimeProvider time, int capacity = InProcessBudgets.DefaultCapacity) : IBudgets
{
    private const int DefaultCapacity = 1_000_000;

    private readonly Lock gate = new();
    private readonly ExpiringEntries<List<Event>> counted = new("The budget store", time, capacity);

    public ValueTask<Reservation> Reserve(IReadOnlyList<BudgetLine> lines)
    {
        BudgetLines.RequireDistinctKeys(lines);
        lock (gate)
        {
            var now = time.GetUtcNow();
            var wait = TimeSpan.Zero;
            foreach (var line in lines)
            {
                var lineWait = Wait(line, EventsInWindow(line, now), now);
                wait = lineWait > wait ? lineWait : wait;
            }
            if (wait > TimeSpan.Zero)
            {
                return ValueTask.FromResult(new Reservation(false, wait, ""));
            }
            var ticket = BudgetLines.NewTicket();
            foreach (var line in lines)
            {
                var events = EventsInWindow(line, now);
                events.Add(new Event(now, ticket));
                counted.Set(line.Key, events, line.Window);
            }
            return ValueTask.FromResult(new Reservation(true, TimeSpan.Zero, ticket));
        }
    }

    public ValueTask Release(IReadOnlyList<BudgetLine> lines, string ticket)
    {
        lock (gate)
        {
            foreach (var line in lines)
            {
                if (counted.TryGet(line.Key, out var events))
                {
                    events.RemoveAll(reserved => reserved.Ticket == ticket);
                }
            }
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask Clear(string key)
    {
        lock (gate)
        {
            counted.Remove(key);
            return ValueTask.CompletedTask;
        }
    }

    private List<Event> EventsInWindow(BudgetLine line, DateTimeOffset now)
    {
        if (!counted.TryGet(line.Key, out var events))
        {
            return [];
        }
        events.RemoveAll(reserved => reserved.At <= now - line.Window);
        return events;
    }

    /// <summary>How long until the line takes one more event; zero when it does now. The same rule stands in the script for Redis.</summary>
    private static TimeSpan Wait(BudgetLine line, List<Event> events, DateTimeOffset now)
    {
        if (events.Count < line.Limit)
        {
            return TimeSpan.Zero;
        }
        if (line.Limit < 1)
        {
            return line.Window;
        }
        var free = line.Spaced
            ? events[^1].At + BudgetLines.Spacing(line, events.Count)
            : events[^line.Limit].At + line.Window;
        return free > now ? free - now : TimeSpan.Zero;
    }

    private sealed record Event(DateTimeOffset At, string Ticket);
}
