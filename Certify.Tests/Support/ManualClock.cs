namespace Certify.Tests.Support;

/// <summary>A clock that stands still until a test moves it; timers that come due fire while it is moved.</summary>
public sealed class ManualClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<(TimeSpan Span, TaskCompletionSource Armed)> waiting = [];
    private TimeSpan set;
    private DateTimeOffset now = start ?? new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return (now - set).UtcTicks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (TakeDue(target) is { } due)
        {
            due.Fire();
        }
    }

    /// <summary>Sets the clock, forward or back, as an operator does: no time passes by it, so timers go on as they were.</summary>
    public void Set(TimeSpan by)
    {
        lock (gate)
        {
            (now, set) = (now + by, set + by);
            timers.ForEach(timer => timer.Shift(by));
        }
    }

    /// <summary>Completes when something waits for this span: only then does moving the clock wake it.</summary>
    public Task Armed(TimeSpan span)
    {
        lock (gate)
        {
            var armed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((span, armed));
            timers.ForEach(Tell);
            return armed.Task;
        }
    }

    private void Tell(ManualTimer timer) =>
        waiting.Where(wait => wait.Span == timer.Span).ToList().ForEach(wait => wait.Armed.TrySetResult());

    /// <summary>Moves to the next timer that is due by then, or to the target when there is none.</summary>
    private ManualTimer? TakeDue(DateTimeOffset target)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            now = next is null ? target : next.Due > now ? next.Due : now;
            next?.Reschedule();
            return next;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public TimeSpan Span { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.now + dueTime;
                Span = dueTime;
                clock.timers.Remove(this);
                clock.timers.Add(this);
                clock.Tell(this);
                return true;
            }
        }

        public void Fire() => callback(state);

        public void Shift(TimeSpan by) => Due = Due == DateTimeOffset.MaxValue ? Due : Due + by;

        public void Reschedule() =>
            Due = period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero ? DateTimeOffset.MaxValue : Due + period;

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
