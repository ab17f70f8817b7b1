using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Sessions;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>
/// How many codes go out: to a recipient as the carriers count, from a client address, in all. The database's rows are what is
/// counted, so that no restart forgets them.
/// </summary>
public sealed class SendLimits(NoticeStore notices, LoginNetworkStore networks, IBudgets budgets, Stage stage)
{
    private const int KeptPerHour = 2;
    private const int KeptPerDay = 4;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private CodeSettings Codes => stage.Settings.Codes;

    /// <summary>Whether one more code may go out, asked in the transaction that writes it.</summary>
    public async Task<bool> Allow(Unit unit, CodeRequest request, DateTimeOffset now)
    {
        // Two requests for one recipient take turns; otherwise both would count the same rows.
        await unit.Dialect.TakeName(unit, $"send:{request.Recipient}");
        var sent = await notices.CountCodes(unit, request.Recipient, request.Network.Address, now);
        // Where the recipient is nobody's there is no owner for whom to keep anything.
        var stranger = request is { ByOwner: false, Owner: { } owner } && !await networks.IsKnown(unit, owner.Id, request.Network.Home, now);
        return (Codes.ResendSeconds == 0 || sent.LastAt is not { } last || now - last >= TimeSpan.FromSeconds(Codes.ResendSeconds))
            && Below(sent.LastHour, Codes.PerHour, stranger ? KeptPerHour : 0)
            && Below(sent.LastDay, Codes.PerDay, stranger ? KeptPerDay : 0)
            && Below(sent.NetworkLastHour, Codes.PerAddressPerHour, 0)
            && Below(sent.TotalLastDay, Codes.PerDayTotal, 0);
    }

    /// <summary>Reserves a wrong try for the client address; the function gives it back when the code was right. Null: over budget.</summary>
    public async Task<Func<Task>?> ReserveWrongTry(Network network)
    {
        if (Codes.PerAddressPerHour == 0)
        {
            return () => Task.CompletedTask;
        }

        BudgetLine[] lines = [new($"code:wrong:{network.Address}", Codes.PerAddressPerHour, Hour)];
        var reserved = await budgets.Reserve(lines);
        return reserved.Granted ? () => budgets.Release(lines, reserved.Ticket).AsTask() : null;
    }

    public async Task<bool> MayTellExistence(Network network) =>
        Codes.PerAddressPerHour == 0
        || (await budgets.Reserve([new($"exists:{network.Address}", Codes.PerAddressPerHour * 10 / 3, Hour)])).Granted;

    // Sends kept for the owner matter only where the owner can be told from a stranger: never take more than half.
    private static bool Below(int sent, int limit, int kept) => limit == 0 || sent < Math.Max(limit - kept, (limit + 1) / 2);
}
