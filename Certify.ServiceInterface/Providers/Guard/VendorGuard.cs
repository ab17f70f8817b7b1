using System.Diagnostics.Metrics;

namespace Certify.ServiceInterface.Providers.Guard;

/// <summary>
/// Lets calls to a vendor API through at its pace, and none while its breaker is open. What it refuses is an answer like
/// any other: throttled or unavailable, never an exception.
/// </summary>
public sealed class VendorGuard(IVendorGate gate, GuardOptions rules, TimeProvider clock)
{
    private static readonly Meter Meter = new("Certify.Vendors");

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>(
        "certify_vendor_calls", description: "Calls to vendors, also those refused before they were sent, by API and result.");

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
        await Leave(api, answer.Fault, admission.Trial);
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

    /// <summary>Noted even when the caller hung up meanwhile: the others must learn of it. The answer is paid for, so nothing here may lose it.</summary>
    private async ValueTask Leave(VendorApi api, VendorFault? fault, bool trial)
    {
        try
        {
            await gate.Change(api.Name, state => Noted(state, fault, trial), CancellationToken.None);
        }
        catch (VendorGateAwayException)
        {
            // The next call finds the state as it was, at worst a trial's lease that runs out by itself.
        }
    }

    private static void Count(VendorApi api, string result) =>
        Calls.Add(1, new KeyValuePair<string, object?>("api", api.Name), new KeyValuePair<string, object?>("result", result));

    private GateStep<bool> Noted(GateState state, VendorFault? fault, bool trial) =>
        new(state.Leave(fault, trial, rules, clock.GetUtcNow()), true);
}
