using System.Collections.Concurrent;

namespace Certify.ServiceInterface.Providers.Guard;

/// <summary>The gate of one process.</summary>
public sealed class ProcessVendorGate : IVendorGate
{
    private readonly ConcurrentDictionary<string, Cell> cells = new(StringComparer.Ordinal);

    public ValueTask<T> Change<T>(string api, Func<GateState, GateStep<T>> step, CancellationToken stop)
    {
        var cell = cells.GetOrAdd(api, _ => new Cell());
        lock (cell)
        {
            var (next, result) = step(cell.State);
            cell.State = next;
            return ValueTask.FromResult(result);
        }
    }

    private sealed class Cell
    {
        public GateState State { get; set; } = GateState.Fresh;
    }
}
