using Certify.ServiceInterface.Providers.Guard;

namespace Certify.ServiceInterface.Persistence;

/// <summary>The gate of all nodes that share a database: one row a vendor API, locked while it changes.</summary>
public sealed class RowVendorGate(Database database) : IVendorGate
{
    public async ValueTask<T> Change<T>(string api, Func<GateState, GateStep<T>> step, CancellationToken stop)
    {
        try
        {
            // As nearly always: without a pace, and with a closed breaker, whoever passes leaves no trace.
            var before = GateStateText.Read(await database.Read(unit => unit.One<string>("SELECT state FROM vendor_gates WHERE api = @api", new { api }), stop));
            var (next, result) = step(before);
            return next == before ? result : await database.Write(unit => Change(unit, api, step), stop);
        }
        catch (Exception cause) when (database.Dialect.IsUnavailable(cause))
        {
            throw new VendorGateAwayException(cause);
        }
    }

    private static async Task<T> Change<T>(Unit unit, string api, Func<GateState, GateStep<T>> step)
    {
        // The row is there before it is locked, or two first callers would both begin afresh.
        await unit.Execute(
            "INSERT INTO vendor_gates (api, state) VALUES (@api, @fresh) ON CONFLICT (api) DO NOTHING",
            new { api, fresh = GateStateText.Write(GateState.Fresh) });
        var before = await unit.Scalar<string>($"SELECT state FROM vendor_gates WHERE api = @api {unit.Dialect.ForUpdate}", new { api });
        var (next, result) = step(GateStateText.Read(before));
        await unit.Execute("UPDATE vendor_gates SET state = @state WHERE api = @api", new { api, state = GateStateText.Write(next) });
        return result;
    }
}
