using System.Security.Cryptography;

namespace Certify.MessageHost.Queue;

/// <param name="Node">Names this process among all that share the queue.</param>
/// <param name="Concurrency">How many messages are handled at the same time.</param>
public sealed record WorkerOptions(string Node, int Concurrency)
{
    /// <summary>How long a killed worker keeps its messages from the others.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a living worker renews its leases and its heartbeat.</summary>
    public TimeSpan Renewal { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a message can lie unseen when no signal arrives.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The least time from a claim that emptied the queue to the next.</summary>
    public TimeSpan BetweenClaims { get; init; } = TimeSpan.FromMilliseconds(4);

    /// <summary>How long the messages in flight have to end when the worker is stopped. What does not is handed back, all within 30 s.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>How long a message rests whose kind only a newer program knows.</summary>
    public TimeSpan UnknownKind { get; init; } = TimeSpan.FromMinutes(1);

    public static string NewNode() =>
        $"{Environment.MachineName}-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
}
