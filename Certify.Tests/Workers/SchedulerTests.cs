using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Workers;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Workers;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class SchedulerTests(Engine engine) : DatabaseFixture(engine, "schedule_runs")
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20), Tick = TimeSpan.FromSeconds(1);

    private readonly CronSchedule hourly = new("0 * * * *", TimeZoneInfo.Utc);
    private readonly RecordedLog<Scheduler> log = new();

    [Test]
    public async Task A_due_time_runs_once_over_two_nodes_and_a_first_start_makes_nothing_up()
    {
        var runs = new Runs();
        await using (await Start("node-a", runs))
        await using (await Start("node-b", runs))
        {
            await IsKnown();
            Assert.That(runs.Due, Is.Empty);
            Clock.Advance(TimeSpan.FromHours(1));
            await runs.Reached(1);
        }

        Assert.That(runs.Due, Is.EqualTo(new[] { Clock.GetUtcNow() }));
    }

    [Test]
    public async Task Of_the_due_times_missed_while_nothing_ran_the_latest_is_made_up()
    {
        await using (await Start("node-a", new Runs()))
        {
            await IsKnown();
        }

        Clock.Advance(TimeSpan.FromHours(5.5));
        var runs = new Runs();
        await using (await Start("node-a", runs))
        {
            await runs.Reached(1);
        }

        Assert.That(runs.Due, Is.EqualTo(new[] { Clock.GetUtcNow().AddMinutes(-30) }));
    }

    [Test]
    public async Task An_act_that_throws_is_run_again_when_its_lease_ends()
    {
        var runs = new Runs { Failures = 1 };
        await using (await Start("node-a", runs))
        {
            await IsKnown();
            Clock.Advance(TimeSpan.FromHours(1));
            await runs.Reached(1);
            await Eventually.Is(() => Task.FromResult(log.Lines.Any(line => line.Contains("InvalidOperationException", StringComparison.Ordinal))), "it is logged", Limit);
            Clock.Advance(ScheduleStore.Lease);
            await runs.Reached(2);
        }

        Assert.That(runs.Due.Distinct().Count(), Is.EqualTo(1));
        Assert.That(log.Lines, Has.None.Contains("13800138000"));
    }

    [Test]
    public async Task What_runs_when_the_program_ends_is_handed_back()
    {
        var interrupted = new Runs { Gate = new TaskCompletionSource() };
        await using (await Start("node-a", interrupted))
        {
            await IsKnown();
            Clock.Advance(TimeSpan.FromHours(1));
            await interrupted.Reached(1);
        }

        var runs = new Runs();
        await using (await Start("node-b", runs))
        {
            await runs.Reached(1);
        }

        Assert.That(runs.Due, Is.EqualTo(interrupted.Due));
    }

    private Task IsKnown() => Eventually.Is(
        async () => await Database.Read(unit => unit.Scalar<bool>("SELECT COUNT(*) FROM schedule_runs")), "the first start is noted", Limit);

    private async Task<IAsyncDisposable> Start(string node, Runs runs)
    {
        var scheduler = new Scheduler(
            new ScheduleStore(Test.Connect(), Clock), [new ScheduledAct("hourly", hourly, runs.Run)], new WorkerOptions(node, 1), Clock, log);
        await scheduler.StartAsync(CancellationToken.None);
        await Clock.Armed(Tick);
        return new Running(scheduler);
    }

    private sealed class Running(Scheduler scheduler) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await scheduler.StopAsync(CancellationToken.None).WaitAsync(Limit);
            scheduler.Dispose();
        }
    }

    /// <summary>Notes the due times it is run for; fails the first times, and waits at its gate where there is one.</summary>
    private sealed class Runs
    {
        private readonly Lock gate = new();
        private readonly List<DateTimeOffset> due = [];

        public int Failures { get; init; }

        public TaskCompletionSource? Gate { get; init; }

        public IReadOnlyList<DateTimeOffset> Due
        {
            get
            {
                lock (gate)
                {
                    return [.. due];
                }
            }
        }

        public Task Reached(int count) => Eventually.Is(() => Task.FromResult(Due.Count >= count), $"{count} runs", Limit);

        public async Task Run(DateTimeOffset time, CancellationToken stop)
        {
            lock (gate)
            {
                due.Add(time);
            }

            await (Gate?.Task ?? Task.CompletedTask).WaitAsync(stop);
            if (Due.Count <= Failures)
            {
                throw new InvalidOperationException("13800138000");
            }
        }
    }
}
