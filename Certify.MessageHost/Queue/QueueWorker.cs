using System.Diagnostics;
using System.Numerics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Certify.MessageHost.Queue;

/// <summary>
/// Takes messages from the queue and hands them to their handlers, several at a time. Being killed at any point loses
/// nothing: what was in flight is delivered again when its lease ends. Logs kinds and ids, never a body or an exception's text.
/// </summary>
public sealed partial class QueueWorker(
    IQueueStore store, MessageHandlers handlers, WorkerOptions options, TimeProvider clock, ILogger<QueueWorker> log) : BackgroundService
{
    /// <summary>Messages that wait for the slot, are handled in it, or are being settled after it: room for a large claim beside those.</summary>
    private const int MostInHandASlot = 16;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly MessageWork work = new(store, handlers, options, clock, log);
    private readonly InFlight inFlight = new();
    private readonly SemaphoreSlim slots = new(options.Concurrency);
    private readonly Pace pace = new();

    public override void Dispose()
    {
        slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Leases are renewed and the heart beats while the last messages end.
        using var ended = new CancellationTokenSource();
        var renewing = Renew(ended.Token);
        var listening = Listen(ended.Token);
        try
        {
            await TakeWork(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Drain();
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(renewing, listening);
        }
    }

    private async Task TakeWork(CancellationToken stop)
    {
        while (true)
        {
            await slots.WaitAsync(stop);
            var free = 1;
            while (free < options.Concurrency && slots.Wait(0, CancellationToken.None))
            {
                free++;
            }

            var room = (MostInHandASlot * options.Concurrency) - inFlight.Count;
            if (room <= 0)
            {
                slots.Release(free);
                await Task.Delay(options.BetweenClaims, stop);
                continue;
            }

            var wanted = PowerOfTwo(Math.Min(room, free + pace.Latest()));
            var asked = Stopwatch.GetTimestamp();
            var claimed = await Claim(wanted);
            for (var n = 0; n < claimed.Count; n++)
            {
                var delivery = claimed[n];
                var turn = n < free ? Task.CompletedTask : slots.WaitAsync(stop);
                inFlight.Start(delivery, cancel => WorkInTurn(delivery, turn, cancel));
            }

            if (claimed.Count < free)
            {
                slots.Release(free - claimed.Count);
            }

            if (claimed.Count < wanted)
            {
                await store.Wait(options.Poll, stop);
                await Gather(asked, stop);
            }
        }
    }

    /// <summary>The largest one within the number, so that the database sees few different claims and keeps their plans.</summary>
    private static int PowerOfTwo(int most) => 1 << BitOperations.Log2((uint)most);

    /// <summary>Where messages come one by one and fast, a moment's patience claims several at once: the machine's time, not the service's.</summary>
    private async Task Gather(long lastAsked, CancellationToken stop)
    {
        var rest = options.BetweenClaims - Stopwatch.GetElapsedTime(lastAsked);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, stop);
        }
    }

    /// <summary>Not to be stopped half-way: what was claimed and forgotten would lie for a lease.</summary>
    private async Task<IReadOnlyList<Delivery>> Claim(int max)
    {
        try
        {
            return await store.Claim(options.Node, max, options.Lease, CancellationToken.None);
        }
        catch (Exception exception)
        {
            QueueAway(exception.GetType().Name);
            return [];
        }
    }

    /// <summary>What was claimed ahead waits for its slot; whoever stops the worker meanwhile lets others have it.</summary>
    private async Task WorkInTurn(Delivery delivery, Task turn, CancellationToken stop)
    {
        try
        {
            await turn;
        }
        catch (OperationCanceledException)
        {
            await work.HandBack(delivery);
            return;
        }

        await work.Do(delivery, FreeSlot, stop);
    }

    /// <summary>Others may be handled while what came of a message is recorded.</summary>
    private void FreeSlot()
    {
        slots.Release();
        pace.Count();
    }

    /// <summary>Renews at once for the first heartbeat, then regularly. A handler whose lease is lost is stopped.</summary>
    private async Task Renew(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(options.Renewal, clock);
        do
        {
            try
            {
                await store.Beat(options.Node, CancellationToken.None);
                var lost = await store.Renew(inFlight.Deliveries, options.Lease, CancellationToken.None);
                inFlight.Stop(lost);
            }
            catch (Exception exception)
            {
                QueueAway(exception.GetType().Name);
            }
        }
        while (await Next(timer, ended));
    }

    private async Task Listen(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await store.Listen(ended);
                return;
            }
            catch (Exception exception) when (!ended.IsCancellationRequested)
            {
                // Until it hears again, it polls.
                QueueAway(exception.GetType().Name);
                await Task.Delay(options.Poll, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Drain()
    {
        if (!await inFlight.End(options.Drain, clock))
        {
            inFlight.Stop(inFlight.Deliveries);
            await inFlight.End(Grace, clock);
        }

        try
        {
            await store.HandBack(inFlight.Deliveries, CancellationToken.None);
            await store.Leave(options.Node, CancellationToken.None);
        }
        catch (Exception exception)
        {
            QueueAway(exception.GetType().Name);
        }
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken ended)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ended);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The queue cannot be reached: {Error}.")]
    private partial void QueueAway(string error);
}
