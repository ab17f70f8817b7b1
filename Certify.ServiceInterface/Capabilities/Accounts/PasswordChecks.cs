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
        var own = Own($"{user.Id}", network);
        var lines = Lines($"{user.Id}", network, known);
        var reserved = await budgets.Reserve(lines);
        if (!reserved.Granted)
        {
            return Fault.OverBudget;
        }

        if (secret is null)
        {
            return Fault.PasswordWrong;
        }

        if (user.PasswordHash is null)
        {
            // Refused no faster than somebody who has a password.
            await passwords.VerifyNothing(secret);
            return Fault.PasswordWrong;
        }

        if (!await passwords.Verify(user.PasswordHash, secret))
        {
            return Fault.PasswordWrong;
        }

        await budgets.Release(lines, reserved.Ticket);
        await budgets.Clear(own);
        if (passwords.IsStale(user.PasswordHash))
        {
            var renewed = await passwords.Hash(secret);
            await database.WriteOne(unit => users.Rehash(unit, user.Id, user.PasswordHash, renewed));
        }

        return Done.It;
    }

    /// <summary>A try at an account that does not exist: counts for the address.</summary>
    /// <param name="alias">
    /// For doors that answer unknown and wrong alike: stands for the account, so that the try takes as long and meets the same
    /// limits as at one that exists. Null elsewhere.
    /// </param>
    public async Task<Outcome<Done>> CheckUnknown(string? secret, Network network, string? alias)
    {
        var reserved = await budgets.Reserve(alias is null ? Address(network) : Lines(alias, network, known: false));
        if (!reserved.Granted)
        {
            return Fault.OverBudget;
        }

        if (alias is not null)
        {
            await passwords.VerifyNothing(secret ?? "");
        }

        return Fault.AccountUnknown;
    }

    private static string Own(string account, Network network) => $"login:{account}:{network.Home}";

    private List<BudgetLine> Lines(string account, Network network, bool known)
    {
        List<BudgetLine> lines = [new(Own(account, network), 5, Window, Spaced: true), .. Address(network)];
        if (!known)
        {
            lines.Add(new BudgetLine($"login:{account}:strangers", 100, TimeSpan.FromDays(1)));
        }

        return lines;
    }

    /// <summary>None where the limit is 0, which Production does not start with.</summary>
    private BudgetLine[] Address(Network network) =>
        stage.Settings.Logins.PerAddress == 0 ? [] : [new($"login:from:{network.Address}", stage.Settings.Logins.PerAddress, Window)];
}
