namespace Certify.MessageHost.Pipeline;

/// <summary>What a method and path lead to.</summary>
internal abstract class Target
{
    /// <summary>The operation's name for logs and metrics; a dash where there is none.</summary>
    public virtual string Name => "-";

    public abstract ValueTask Answer(Exchange exchange);

    /// <summary>Answers a fault that came up on the way.</summary>
    public abstract ValueTask Refuse(Exchange exchange, HostFault fault);
}
