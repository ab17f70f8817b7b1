using System.Collections.Concurrent;

namespace Certify.MessageHost.Queue;

/// <summary>The deliveries that are being handled, each with the means to stop it.</summary>
internal sealed class InFlight
{
    private readonly ConcurrentDictionary<Delivery, Running> running = new();

    public IReadOnlyCollection<Delivery> Deliveries => [.. running.Keys];

    public int Count => running.Count;

    /// <summary>
    /// Begins the work. Where this process still works on an earlier delivery of the same message, whose lease ended unrenewed, it first
    /// lets that one end: never is one message in two hands here, and what the first was told by a vendor the second finds.
    /// </summary>
    public void Start(Delivery delivery, Func<CancellationToken, Task> work)
    {
        var entry = new Running(new CancellationTokenSource());
        var earlier = Task.WhenAll(running.Where(other => other.Key.Id == delivery.Id).Select(other => other.Value.Task));
        running[delivery] = entry;
        // Another thread, so that a handler which never awaits does not hold up the claiming of others.
        entry.Task = Task.Run(async () =>
        {
            try
            {
                await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await work(entry.Stop.Token);
            }
            finally
            {
                running.TryRemove(delivery, out _);
            }
        });
    }

    public void Stop(IEnumerable<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            if (running.TryGetValue(delivery, out var entry))
            {
                entry.Stop.Cancel();
            }
        }
    }

    /// <summary>Waits until all have ended; false when the time is over first.</summary>
    public async Task<bool> End(TimeSpan atMost, TimeProvider clock)
    {
        try
        {
            await Task.WhenAll(running.Values.Select(entry => entry.Task)).WaitAsync(atMost, clock);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private sealed class Running(CancellationTokenSource stop)
    {
        public CancellationTokenSource Stop { get; } = stop;

        public Task Task { get; set; } = Task.CompletedTask;
    }
}
