namespace Certify.MessageHost.Queue;

/// <summary>A message as the worker holds it: claimed, with a lease that the worker renews while the handler runs.</summary>
/// <param name="Id">The row.</param>
/// <param name="Kind">The message type's name.</param>
/// <param name="Body">The message as JSON; ids only, nothing personal.</param>
/// <param name="Tries">How often it has been delivered, this time included.</param>
/// <param name="Lease">The claim's own mark: completing with another one changes nothing.</param>
public sealed record Delivery(long Id, string Kind, string Body, int Tries, string Lease);

/// <summary>What becomes of a delivered message.</summary>
public abstract record Disposition
{
    /// <summary>The worker may remove it now.</summary>
    public sealed record Completed : Disposition;

    /// <summary>The handler removed it in its own transaction; nothing is left to do.</summary>
    public sealed record Removed : Disposition;

    /// <summary>Deliver it again after this time; does not count as a failure.</summary>
    public sealed record Postponed(TimeSpan Delay) : Disposition;

    /// <summary>Put it aside for an administrator.</summary>
    public sealed record Dead(string Reason) : Disposition;

    public static Disposition Done { get; } = new Completed();

    public static Disposition DoneAndRemoved { get; } = new Removed();
}

/// <summary>Handles one kind of message. May be delivered more than once; must make its own effects happen once.</summary>
public interface IMessageHandler<TMessage>
{
    Task<Disposition> Handle(TMessage message, Delivery delivery, CancellationToken stop);
}
