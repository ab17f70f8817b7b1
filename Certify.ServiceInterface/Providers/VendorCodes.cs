namespace Certify.ServiceInterface.Providers;

/// <summary>
/// The codes of our own that stand in <see cref="VendorAnswer{T}.Code"/> where the vendor gave none. Whoever repeats a
/// send reads here whether the vendor can have seen it.
/// </summary>
public static class VendorCodes
{
    /// <summary>No connection was made: the vendor cannot have seen the call.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The call was sent and no answer came in time: its fate is unknown.</summary>
    public const string TimedOut = "timeout";

    /// <summary>The connection was cut before the whole answer was here: the call's fate is unknown.</summary>
    public const string Cut = "cut";

    /// <summary>An answer came that is not what the vendor documents: the call's fate is unknown.</summary>
    public const string Garbage = "garbage";

    /// <summary>The breaker of this API is open; nothing was sent.</summary>
    public const string BreakerOpen = "breaker_open";

    /// <summary>The pace of this API leaves no place soon enough; nothing was sent.</summary>
    public const string Paced = "paced";

    /// <summary>What counts calls over all nodes is away; nothing was sent.</summary>
    public const string GateAway = "gate_away";

    /// <summary>The day's budget of this API is used up; nothing was sent.</summary>
    public const string OverBudget = "budget";

    /// <summary>No template, sender or secret is configured for this; nothing was sent.</summary>
    public const string NotConfigured = "not_configured";

    private const int LongestCode = 64;

    /// <summary>True where an answer of this code leaves open whether the vendor acted: no answer, or only that something went wrong.</summary>
    public static bool FateUnknown(string code) => code is TimedOut or Cut or Garbage or "InternalError" or "isp.SYSTEM_ERROR";

    /// <summary>A vendor's code as it may be recorded: something that does not look like a code could carry a personal value.</summary>
    public static string Clean(string? code) =>
        code is { Length: > 0 and <= LongestCode } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/')
            ? code
            : Garbage;
}
