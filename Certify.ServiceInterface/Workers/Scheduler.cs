using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Certify.ServiceInterface.Workers;

/// <summary>Something to be done at times. Run once a due time over all nodes, again when its node died or it threw.</summary>
/// <param name="Name">Names the schedule in the database.</param>
/// <param name="Due">When it is due.</param>
/// <param name="Act">Gets the due time. May be repeated after a crash, so it publishes messages or is idempotent otherwise.</param>
public sealed record ScheduledAct(string Name, CronSchedule Due, Func<DateTimeOffset, CancellationToken, Task> Act);

/// <summary>Runs scheduled acts. A due time that passed while no node ran is made up, the latest only.</summary>
public sealed partial class Scheduler(
    ScheduleStore store, IReadOnlyList<ScheduledAct> acts, WorkerOptions options, TimeProvider clock, ILogger<Scheduler> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(acts.Select(act => Watch(act, stoppingToken)));

    /// <summary>One loop an act, so that a long one holds up no other.</summary>
    private async Task Watch(ScheduledAct act, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        try
        {
            do
            {
                await RunWhenDue(act, stop);
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends; what was under way is handed back.
        }
    }

    private async Task RunWhenDue(ScheduledAct act, CancellationToken stop)
    {
        try
        {
            if (act.Due.Latest(clock.GetUtcNow()) is { } due && await store.Elect(act.Name, due, options.Node, stop))
            {
                Started(act.Name, due);
                await Run(act, due, stop);
            }
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            // The run stays open and is tried again, by whichever node, when its lease ends.
            Failed(act.Name, exception.GetType().Name);
        }
    }

    private async Task Run(ScheduledAct act, DateTimeOffset due, CancellationToken stop)
    {
        try
        {
            await RunUnderLease(act, due, stop);
            await store.Finish(act.Name, due, options.Node, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await store.HandBack(act.Name, due, options.Node, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Renews the lease while the act runs, and stops the act when another node has taken it over.</summary>
    private async Task RunUnderLease(ScheduledAct act, DateTimeOffset due, CancellationToken stop)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = act.Act(due, cancel.Token);
        while (!running.IsCompleted && !cancel.IsCancellationRequested)
        {
            await Task.WhenAny(running, Task.Delay(options.Renewal, clock, cancel.Token));
            if (!running.IsCompleted && !await Holds(act, due))
            {
                await cancel.CancelAsync();
            }
        }

        await running;
    }

    /// <summary>A database that is away for a moment is no reason to stop: then nobody else can take the run over either.</summary>
    private async Task<bool> Holds(ScheduledAct act, DateTimeOffset due)
    {
        try
        {
            return await store.Renew(act.Name, due, options.Node, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Failed(act.Name, exception.GetType().Name);
            return true;
        }
    }

    [LoggerMessage(LogLevel.Information, "Schedule {Name} runs for {Due}.")]
    private partial void Started(string name, DateTimeOffset due);

    [LoggerMessage(LogLevel.Error, "Schedule {Name} failed: {Error}.")]
    private partial void Failed(string name, string error);
}
