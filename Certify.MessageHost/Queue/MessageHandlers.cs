namespace Certify.MessageHost.Queue;

/// <summary>Which handler takes which kind of message, and how often it may fail.</summary>
public sealed class MessageHandlers
{
    private readonly Dictionary<string, Route> routes = [];

    public MessageHandlers Add<TMessage>(IMessageHandler<TMessage> handler, RetryRule? rule = null)
    {
        routes.Add(MessageFormat.Kind<TMessage>(), new Route(
            rule ?? RetryRule.Default,
            (delivery, stop) => handler.Handle(MessageFormat.Read<TMessage>(delivery.Body), delivery, stop)));
        return this;
    }

    /// <summary>Handles one delivery here and now, whoever claimed it.</summary>
    public Task<Disposition> Handle(Delivery delivery, CancellationToken stop) => routes[delivery.Kind].Handle(delivery, stop);

    internal Route? Find(string kind) => routes.GetValueOrDefault(kind);

    internal sealed record Route(RetryRule Rule, Func<Delivery, CancellationToken, Task<Disposition>> Handle);
}
