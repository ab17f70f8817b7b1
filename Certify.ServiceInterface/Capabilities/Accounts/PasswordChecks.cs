using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Sessions;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>
/// Every comparison of a password, with the budgets that make guessing hopeless and locking somebody out impossible. A try is
/// reserved before its hash is computed, so that parallel guesses count as well.
/// </summary>
public sealed class PasswordChecks(Passwords passwords, IBudgets budgets, Database database, UserStore users, LoginNetworkStore networks, Stage stage)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary><see cref="Fault.PasswordWrong"/>, <see cref="Fault.OverBudget"/>, or done. A user without password has a wrong one.</summary>
    public async Task<Outcome<Done>> Check(User user, string? secret, Network network)
    {
        var known = await database.Read(unit => networks.IsKnown(unit, user.Id, network.Home, stage.Now));
        var own = $"login:{user.Id}:{network.Home}";
        var lines = new List<BudgetLine>(3) { new(own, 5, Window, Spaced: true), Address(network) };
        if (!known)
        {
            lines.Add(new BudgetLine($"login:{user.Id}:strangers", 100, TimeSpan.FromDays(1)));
        }

        var reserved = await budgets.Reserve(lines);
        if (!reserved.Granted)
        {
            return Fault.OverBudget;
        }

        if (secret is null || user.PasswordHash is null || !await passwords.Verify(user.PasswordHash, secret))
        {
            return Fault.PasswordWrong;
        }

        await budgets.Release(lines, reserved.Ticket);
        await budgets.Clear(own);
        if (passwords.IsStale(user.PasswordHash))
        {
            var renewed = await passwords.Hash(secret);
            await database.Write(unit => users.Rehash(unit, user.Id, user.PasswordHash, renewed));
        }

        return Done.It;
    }

    /// <summary>A try at an account that does not exist: counts for the address, and takes as long as a real one where that must not show.</summary>
    public async Task<Outcome<Done>> CheckUnknown(string? secret, Network network, bool evenTime)
    {
        var reserved = await budgets.Reserve([Address(network)]);
        if (!reserved.Granted)
        {
            return Fault.OverBudget;
        }

        if (evenTime)
        {
            await passwords.VerifyNothing(secret ?? "");
        }

        return Fault.AccountUnknown;
    }

    private BudgetLine Address(Network network) => new($"login:from:{network.Address}", stage.Settings.Logins.PerAddress, Window);
}
