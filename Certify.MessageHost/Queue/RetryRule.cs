namespace Certify.MessageHost.Queue;

/// <summary>After which delay a failed delivery is tried again; when the delays are used up it becomes a dead letter.</summary>
public sealed record RetryRule(IReadOnlyList<TimeSpan> Delays)
{
    /// <summary>Gives up after about six hours.</summary>
    public static RetryRule Default { get; } = Seconds(1, 5, 30, 120, 600, 1800, 3600, 7200, 7200);

    /// <summary>For what is worthless when late, such as codes.</summary>
    public static RetryRule Brief { get; } = Seconds(1, 3, 10, 30, 60);

    /// <summary>How often a message is delivered at most.</summary>
    public int Deliveries => Delays.Count + 1;

    public static RetryRule Seconds(params int[] delays) => new([.. delays.Select(delay => TimeSpan.FromSeconds(delay))]);

    /// <summary>The delay after the given failed try, counted from 1; null when that was the last.</summary>
    public TimeSpan? After(int tries) => tries < Deliveries ? Delays[Math.Max(tries, 1) - 1] : null;
}
