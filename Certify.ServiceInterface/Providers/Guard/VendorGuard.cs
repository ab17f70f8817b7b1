using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Certify.ServiceInterface.Providers.Guard;

/// <summary>
/// Lets calls to a vendor API through at its pace, and none while its breaker is open. What it refuses is an answer like
/// any other: throttled or unavailable, never an exception.
/// </summary>
/// <param name="log">Tells the operator what only he can put right, and when a vendor is not asked any more.</param>
public sealed partial class VendorGuard(IVendorGate gate, GuardOptions rules, TimeProvider clock, ILogger<VendorGuard>? log = null)
{
    private static readonly Meter Meter = new("Certify.Vendors");

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>(
        "certify_vendor_calls", description: "Calls to vendors, also those refused before they were sent, by API and result.");

    private readonly ILogger logger = log ?? NullLogger<VendorGuard>.Instance;

    public async Task<VendorAnswer<T>> Run<T>(VendorApi api, Func<CancellationToken, Task<VendorAnswer<T>>> call, CancellationToken stop)
        where T : class
    {
        var admission = await Enter(api, stop);
        if (admission.Fault is { } refusal)
        {
            Count(api, admission.Code);
            return VendorAnswer<T>.Failed(refusal, admission.Code);
        }

        if (admission.Wait > TimeSpan.Zero)
        {
            await Task.Delay(admission.Wait, clock, stop);
        }

        var answer = await call(stop);
        if (answer.Fault == VendorFault.Account)
        {
            Refused(api.Name, answer.Code);
        }

        if (await Leave(api, answer.Fault, admission.Trial))
        {
            Opened(api.Name, answer.Code);
        }

        Count(api, answer.Fault?.ToString().ToLowerInvariant() ?? "ok");
        return answer;
    }

    private async ValueTask<Admission> Enter(VendorApi api, CancellationToken stop)
    {
        try
        {
            return await gate.Change(api.Name, state => state.Enter(api, rules, clock.GetUtcNow()), stop);
        }
        catch (VendorGateAwayException)
        {
            // Without the gate nobody knows how much the others call: no call is better than too many.
            return Admission.Refused(VendorFault.Unavailable, VendorCodes.GateAway);
        }
    }

    /// <summary>
    /// Noted even when the caller hung up meanwhile: the others must learn of it. The answer is paid for, so nothing here may lose it.
    /// True where the breaker opened by it.
    /// </summary>
    private async ValueTask<bool> Leave(VendorApi api, VendorFault? fault, bool trial)
    {
        try
        {
            return await gate.Change(api.Name, state => Noted(state, fault, trial), CancellationToken.None);
        }
        catch (VendorGateAwayException)
        {
            // The next call finds the state as it was, at worst a trial's lease that runs out by itself.
            return false;
        }
    }

    private static void Count(VendorApi api, string result) =>
        Calls.Add(1, new KeyValuePair<string, object?>("api", api.Name), new KeyValuePair<string, object?>("result", result));

    private GateStep<bool> Noted(GateState state, VendorFault? fault, bool trial)
    {
        var next = state.Leave(fault, trial, rules, clock.GetUtcNow());
        return new(next, next.Openings > state.Openings);
    }

    [LoggerMessage(LogLevel.Error, "{Api} refuses our account ({Code}): key, right, money or settings must be put right. Nobody fails by it.")]
    private partial void Refused(string api, string code);

    [LoggerMessage(LogLevel.Error, "{Api} fails again and again, lastly with {Code}: it is left alone for a while, and what needs it waits.")]
    private partial void Opened(string api, string code);
}
