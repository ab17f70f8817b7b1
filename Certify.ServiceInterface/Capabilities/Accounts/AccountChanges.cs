using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>A signed-in user changes his password, phone, e-mail or name. Every address bound before is told.</summary>
public sealed class AccountChanges(
    Database database, UserStore users, PasswordChecks checks, Passwords passwords, AddressCodes codes, Outgoing outgoing)
{
    /// <summary>
    /// Changes the password, which ends all sessions of the user, the one that changed it too:
    /// <see cref="Fault.CurrentPasswordWrong"/>, <see cref="Fault.OverBudget"/>, <see cref="Fault.NewPasswordMalformed"/>.
    /// </summary>
    /// <param name="current">The canonical secret now; null when it was malformed.</param>
    /// <param name="next">The new canonical secret; null when it was malformed.</param>
    public async Task<Outcome<Done>> ChangePassword(User user, string? current, string? next, Network network)
    {
        var check = user.PasswordHash is null ? Fault.PasswordWrong : (await checks.Check(user, current, network)).Fault;
        if (check is { } fault)
        {
            return fault == Fault.PasswordWrong ? Fault.CurrentPasswordWrong : fault;
        }

        if (next is null)
        {
            return Fault.NewPasswordMalformed;
        }

        var hash = await passwords.Hash(next);
        await database.Write(async unit =>
        {
            await users.SetPassword(unit, user.Id, hash);
            var now = (await users.Find(unit, user.Id))!;
            await outgoing.TellAccountChanged(unit, user, "登录密码", $"password:{user.Id}:{now.Epoch}");
        });
        return Done.It;
    }

    /// <summary>Compares the signed-in user's password; right, it is fresh proof for 30 minutes.</summary>
    public async Task<Outcome<Done>> CheckPassword(Caller caller, string? secret, Network network, SessionDesk desk)
    {
        var check = await checks.Check(caller.User!, secret, network);
        if (check.Succeeded)
        {
            await desk.Prove(caller);
        }

        return check;
    }

    /// <summary>Sets the phone to the one that the flow's code was sent to.</summary>
    public Task<Outcome<User>> ChangePhone(Caller caller, string flow, string? code, Network network) =>
        ChangeAddress(caller, CodePurpose.ChangePhone, flow, code, network, "密保手机", Fault.PhoneTaken, users.SetPhone);

    /// <summary>Sets the e-mail address to the one that the flow's code was sent to.</summary>
    public Task<Outcome<User>> ChangeEmail(Caller caller, string flow, string? code, Network network) =>
        ChangeAddress(caller, CodePurpose.BindEmail, flow, code, network, "绑定邮箱", Fault.EmailTaken, users.SetEmail);

    public Task Rename(Caller caller, string userName) => database.WriteOne(unit => users.Rename(unit, caller.User!.Id, userName));

    private async Task<Outcome<User>> ChangeAddress(
        Caller caller, CodePurpose purpose, string flow, string? code, Network network, string change, Fault taken, Func<Unit, long, string, Task> set)
    {
        var proved = await codes.Prove(caller, purpose, flow, code, network);
        if (proved.Fault is { } fault)
        {
            return fault;
        }

        try
        {
            return await database.Write(async unit =>
            {
                var before = (await users.Find(unit, caller.User!.Id))!;
                await set(unit, before.Id, proved.Value);
                await outgoing.TellAccountChanged(unit, before, change, $"{Codes.Name(purpose)}:{Guid.NewGuid():N}");
                return (await users.Find(unit, before.Id))!;
            });
        }
        catch (Exception e) when (database.Dialect.IsDuplicate(e))
        {
            return taken;
        }
    }
}
