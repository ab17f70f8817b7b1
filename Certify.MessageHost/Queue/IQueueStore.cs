namespace Certify.MessageHost.Queue;

/// <summary>
/// The queue as the worker sees it. Whatever is said about a delivery whose lease is another's by now changes nothing, so
/// that a worker which was thought dead cannot undo the work of the one that took over.
/// </summary>
public interface IQueueStore
{
    /// <summary>Takes at most so many due messages, the most urgent and longest due first. No two claims get one message.</summary>
    Task<IReadOnlyList<Delivery>> Claim(string node, int max, TimeSpan lease, CancellationToken stop);

    /// <summary>Removes a message, or makes it wait again when it was published anew while it was being handled.</summary>
    Task Complete(Delivery delivery, CancellationToken stop);

    /// <summary>Delivers it again later, without counting this time.</summary>
    Task Postpone(Delivery delivery, TimeSpan delay, CancellationToken stop);

    /// <summary>Delivers it again later, after a failure.</summary>
    Task Retry(Delivery delivery, TimeSpan delay, string error, CancellationToken stop);

    /// <summary>Makes it a dead letter.</summary>
    Task Bury(Delivery delivery, string reason, CancellationToken stop);

    /// <summary>Lets others have them at once, without counting this time.</summary>
    Task HandBack(IReadOnlyCollection<Delivery> deliveries, CancellationToken stop);

    /// <summary>Keeps the messages for another lease and tells which are lost.</summary>
    Task<IReadOnlyList<Delivery>> Renew(IReadOnlyCollection<Delivery> deliveries, TimeSpan lease, CancellationToken stop);

    /// <summary>Says that this node's worker is alive.</summary>
    Task Beat(string node, CancellationToken stop);

    /// <summary>Says that this node's worker is gone.</summary>
    Task Leave(string node, CancellationToken stop);

    /// <summary>Hears of messages that other processes publish, where the database can tell; ends when it cannot.</summary>
    Task Listen(CancellationToken stop);

    /// <summary>Returns when there may be work, or when the time is over.</summary>
    Task Wait(TimeSpan atMost, CancellationToken stop);

    /// <summary>Whether the exception says that the database is away for now: no failure of the message that met it.</summary>
    bool IsAway(Exception exception);
}

/// <summary>The lease is another worker's by now. Thrown inside the handler's transaction, to roll it back.</summary>
public sealed class LeaseLostException() : Exception("The lease of this message is lost; another worker handles it.");

/// <summary>Smaller goes first.</summary>
public static class QueuePriority
{
    /// <summary>Somebody waits for it, as for a code.</summary>
    public const int Urgent = -1;

    public const int Normal = 0;

    /// <summary>Large sets without haste.</summary>
    public const int Bulk = 1;
}
