namespace Certify.ServiceInterface.Providers.Guard;

/// <summary>
/// What is remembered of one vendor API: where its pace stands, and whether its breaker is open. Pure: every change is a
/// new state, the time is an argument.
/// </summary>
/// <param name="NextPlace">The earliest moment that no call has been given yet.</param>
/// <param name="Failures">Failures in a row while the breaker is closed.</param>
/// <param name="Openings">How often in a row the breaker opened; 0 while it is closed.</param>
/// <param name="OpenUntil">While open: when the next trial call may go.</param>
public sealed record GateState(DateTimeOffset NextPlace, int Failures, int Openings, DateTimeOffset OpenUntil)
{
    public static GateState Fresh { get; } = new(DateTimeOffset.MinValue, 0, 0, DateTimeOffset.MinValue);

    public bool IsOpen => Openings > 0;

    /// <summary>Asks for a place. A refused caller leaves no trace.</summary>
    public GateStep<Admission> Enter(VendorApi api, GuardOptions rules, DateTimeOffset now)
    {
        if (IsOpen && now < OpenUntil)
        {
            return new(this, Admission.Refused(VendorFault.Unavailable, VendorCodes.BreakerOpen));
        }

        var place = NextPlace > now ? NextPlace : now;
        if (api.PerSecond > 0 && place - now > rules.LongestWait)
        {
            return new(this, Admission.Refused(VendorFault.Throttled, VendorCodes.Paced));
        }

        var next = api.PerSecond > 0 ? this with { NextPlace = place + TimeSpan.FromSeconds(1.0 / api.PerSecond) } : this;
        var wait = api.PerSecond > 0 ? place - now : TimeSpan.Zero;
        // The trial keeps the others out until it reports, or for this long if its process dies.
        return IsOpen
            ? new(next with { OpenUntil = now + wait + rules.TrialLease }, Admission.Granted(wait, trial: true))
            : new(next, Admission.Granted(wait, trial: false));
    }

    /// <summary>Takes note of how a call that was let in ended; null means that the vendor answered.</summary>
    public GateState Leave(VendorFault? fault, bool trial, GuardOptions rules, DateTimeOffset now)
    {
        if (IsOpen && !trial)
        {
            // It began before the breaker opened and says nothing about now.
            return this;
        }

        return fault switch
        {
            VendorFault.Unavailable or VendorFault.Account => Failed(rules, now),
            // It is alive, but wants to be left alone: no step further in either direction.
            VendorFault.Throttled => trial ? this with { OpenUntil = now + rules.OpenFor(Openings) } : this,
            VendorFault.Request or null => this with { Failures = 0, Openings = 0 },
        };
    }

    private GateState Failed(GuardOptions rules, DateTimeOffset now)
    {
        var failures = Failures + 1;
        return !IsOpen && failures < rules.FailuresToOpen
            ? this with { Failures = failures }
            : this with { Failures = 0, Openings = Openings + 1, OpenUntil = now + rules.OpenFor(Openings + 1) };
    }
}

/// <summary>One operation of one vendor, as the guard knows it.</summary>
/// <param name="Name">For example <c>aliyun:Id2MetaVerify</c>.</param>
/// <param name="PerSecond">Calls a second over all who share the gate; 0 is no limit.</param>
public readonly record struct VendorApi(string Name, int PerSecond);

/// <summary>Whether a call may go, after which wait, or why not.</summary>
public readonly record struct Admission(TimeSpan Wait, bool Trial, VendorFault? Fault, string Code)
{
    public static Admission Granted(TimeSpan wait, bool trial) => new(wait, trial, null, "");

    public static Admission Refused(VendorFault fault, string code) => new(TimeSpan.Zero, false, fault, code);
}
