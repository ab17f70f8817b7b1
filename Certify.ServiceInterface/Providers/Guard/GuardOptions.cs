namespace Certify.ServiceInterface.Providers.Guard;

/// <summary>The rules of breaker and pace, the same for all vendor APIs. Bound from <c>Certify:Vendors</c>.</summary>
public sealed class GuardOptions
{
    public const string Section = "Certify:Vendors";

    /// <summary>So many failures in a row open the breaker.</summary>
    public int FailuresToOpen { get; set; } = 5;

    /// <summary>For how long it opens first; doubled at each trial that fails.</summary>
    public double OpenSeconds { get; set; } = 10;

    public double LongestOpenSeconds { get; set; } = 300;

    /// <summary>For how long a trial call keeps all others out when nothing more is heard of it.</summary>
    public double TrialSeconds { get; set; } = 60;

    /// <summary>A call that would have to wait longer for its place is refused as throttled.</summary>
    public double LongestWaitSeconds { get; set; } = 5;

    internal TimeSpan TrialLease => TimeSpan.FromSeconds(TrialSeconds);

    internal TimeSpan LongestWait => TimeSpan.FromSeconds(LongestWaitSeconds);

    internal TimeSpan OpenFor(int openings) =>
        TimeSpan.FromSeconds(Math.Min(LongestOpenSeconds, OpenSeconds * Math.Pow(2, Math.Max(0, openings - 1))));

    /// <summary>What is wrong with these settings, one sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        if (FailuresToOpen < 1)
        {
            yield return $"{Section}:FailuresToOpen must be at least 1.";
        }

        if (OpenSeconds <= 0 || LongestOpenSeconds < OpenSeconds || TrialSeconds <= 0 || LongestWaitSeconds < 0)
        {
            yield return $"{Section}: OpenSeconds, LongestOpenSeconds and TrialSeconds must be positive, LongestWaitSeconds not negative, "
                + "and LongestOpenSeconds not below OpenSeconds.";
        }
    }
}
