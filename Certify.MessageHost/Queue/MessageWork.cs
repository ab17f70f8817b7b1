using Microsoft.Extensions.Logging;

namespace Certify.MessageHost.Queue;

/// <summary>One delivery from its handler to the record of what came of it.</summary>
internal sealed partial class MessageWork(
    IQueueStore store, MessageHandlers handlers, WorkerOptions options, TimeProvider clock, ILogger log)
{
    /// <param name="delivery">What was claimed.</param>
    /// <param name="handled">Called once the handler has ended, however it ended.</param>
    /// <param name="stop">Tells the handler to stop; the message is handed back then.</param>
    public async Task Do(Delivery delivery, Action handled, CancellationToken stop)
    {
        try
        {
            await SettleWhenItIsBack(delivery, await Handle(delivery, handled, stop), stop);
        }
        catch (LeaseLostException)
        {
            LeaseLost(delivery.Kind, delivery.Id);
        }
        catch (Exception exception)
        {
            // It stays leased, so it is delivered again when the lease ends.
            Unsettled(delivery.Kind, delivery.Id, exception.GetType().Name);
        }
    }

    /// <summary>Lets others have it at once.</summary>
    public async Task HandBack(Delivery delivery)
    {
        try
        {
            await store.HandBack([delivery], CancellationToken.None);
        }
        catch (Exception exception)
        {
            Unsettled(delivery.Kind, delivery.Id, exception.GetType().Name);
        }
    }

    private async Task<Disposition> Handle(Delivery delivery, Action handled, CancellationToken stop)
    {
        try
        {
            return await Deliver(delivery, stop);
        }
        finally
        {
            handled();
        }
    }

    private async Task<Disposition> Deliver(Delivery delivery, CancellationToken stop)
    {
        if (handlers.Find(delivery.Kind) is not { } route)
        {
            UnknownKind(delivery.Kind, delivery.Id);
            return new Disposition.Postponed(options.UnknownKind);
        }

        if (delivery.Tries > route.Rule.Deliveries)
        {
            return new Disposition.Dead("Its handlers never came to an end.");
        }

        try
        {
            return await route.Handle(delivery, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new Stopped();
        }
        catch (Exception exception) when (store.IsAway(exception))
        {
            // However long it is away, no message dies of it.
            return new Disposition.Postponed(options.Poll);
        }
        catch (Exception exception) when (exception is not LeaseLostException)
        {
            var error = exception.GetType().Name;
            HandlerFailed(delivery.Kind, delivery.Id, delivery.Tries, error);
            return route.Rule.After(delivery.Tries) is { } delay ? new Failed(delay, error) : new Disposition.Dead(error);
        }
    }

    /// <summary>What came of it is recorded as soon as the database takes it, while the lease lasts: else it would lie until the lease ends.</summary>
    private async Task SettleWhenItIsBack(Delivery delivery, Disposition disposition, CancellationToken stop)
    {
        var until = clock.GetUtcNow() + options.Lease;
        while (true)
        {
            try
            {
                await Settle(delivery, disposition);
                return;
            }
            catch (Exception exception) when (store.IsAway(exception) && clock.GetUtcNow() < until && !stop.IsCancellationRequested)
            {
                await Task.Delay(options.Poll, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Settle(Delivery delivery, Disposition disposition)
    {
        var stop = CancellationToken.None;
        switch (disposition)
        {
            case Disposition.Postponed postponed:
                await store.Postpone(delivery, postponed.Delay, stop);
                break;
            case Disposition.Dead dead:
                Buried(delivery.Kind, delivery.Id, dead.Reason);
                await store.Bury(delivery, dead.Reason, stop);
                break;
            case Failed failed:
                await store.Retry(delivery, failed.Delay, failed.Error, stop);
                break;
            case Stopped:
                await store.HandBack([delivery], stop);
                break;
            case Disposition.Removed:
                break;
            default:
                await store.Complete(delivery, stop);
                break;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The lease of {Kind} {Id} is lost; another worker handles it.")]
    private partial void LeaseLost(string kind, long id);

    [LoggerMessage(LogLevel.Warning, "The end of {Kind} {Id} could not be recorded: {Error}. It will be delivered again.")]
    private partial void Unsettled(string kind, long id, string error);

    [LoggerMessage(LogLevel.Warning, "No handler knows {Kind} {Id}; a newer program may.")]
    private partial void UnknownKind(string kind, long id);

    [LoggerMessage(LogLevel.Warning, "Handling {Kind} {Id} failed at try {Tries}: {Error}.")]
    private partial void HandlerFailed(string kind, long id, int tries, string error);

    [LoggerMessage(LogLevel.Error, "{Kind} {Id} is a dead letter now: {Reason}.")]
    private partial void Buried(string kind, long id, string reason);

    private sealed record Failed(TimeSpan Delay, string Error) : Disposition;

    private sealed record Stopped : Disposition;
}
