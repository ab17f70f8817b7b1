namespace Certify.ServiceInterface.Providers.Guard;

/// <summary>
/// Keeps the <see cref="GateState"/> of each vendor API for everybody who shares it: one process, or all nodes through
/// rows or Redis.
/// </summary>
public interface IVendorGate
{
    /// <summary>
    /// Replaces the state of an API by what <paramref name="step"/> makes of it, as one atomic act. The step is pure and
    /// may be run again when another writer came between.
    /// </summary>
    /// <exception cref="VendorGateAwayException">What keeps the states does not answer.</exception>
    ValueTask<T> Change<T>(string api, Func<GateState, GateStep<T>> step, CancellationToken stop);
}

/// <summary>The next state, and what the step found out.</summary>
public readonly record struct GateStep<T>(GateState Next, T Result);

/// <summary>What keeps the states of the gates does not answer.</summary>
public sealed class VendorGateAwayException(Exception cause) : Exception("The vendor gate is away.", cause);
