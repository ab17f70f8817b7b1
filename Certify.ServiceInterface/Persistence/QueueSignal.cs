using System.Threading.Channels;

namespace Certify.ServiceInterface.Persistence;

/// <summary>Wakes the worker of this process. A signal that comes before the wait is not lost; several are one.</summary>
public sealed class QueueSignal(TimeProvider clock)
{
    private readonly Channel<bool> signals =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => signals.Writer.TryWrite(true);

    public async Task Wait(TimeSpan atMost, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            await signals.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Nothing was heard: the caller looks anyway.
        }
    }
}
