using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>Gets somebody in who forgot the password. Sets a new one by a code, and ends every session of the user.</summary>
public sealed class Recovery(Database database, UserStore users, SignIn signIn, Passwords passwords, Codes codes, Outgoing outgoing)
{
    /// <summary>Sends a code of this purpose to an account's address: <see cref="Fault.AccountUnknown"/>, <see cref="Fault.OverBudget"/>.</summary>
    /// <param name="asker">Who is signed in where it is asked for; null: nobody.</param>
    public async Task<Outcome<Done>> SendCode(CodePurpose purpose, Credential credential, string flow, Network network, User? asker)
    {
        if (await signIn.FindUser(credential) is not { } user)
        {
            return await codes.MayTellExistence(network) ? Fault.AccountUnknown : Fault.OverBudget;
        }

        return await codes.Send(Request(purpose, credential, flow, network, user, asker));
    }

    /// <summary>Sends a code whether there is an account or not; the answer tells nothing.</summary>
    public async Task<Outcome<Done>> SendCodeBlindly(CodePurpose purpose, Credential credential, string flow, Network network, User? asker) =>
        await codes.Send(Request(purpose, credential, flow, network, await signIn.FindUser(credential), asker));

    /// <summary>To which address the flow's code went; null where none waits.</summary>
    public async Task<Credential?> Asked(string flow) => Credential.Parse(await codes.Recipient(flow, CodePurpose.ResetPassword));

    /// <summary>
    /// Sets the password by the flow's code. The user behind the recipient is looked up now, not when the code was sent. A code is
    /// used up only where everything else is right: <see cref="Fault.CodeAbsent"/>, <see cref="Fault.AccountUnknown"/>,
    /// <see cref="Fault.ValueMissing"/>, <see cref="Fault.NewPasswordMalformed"/>, <see cref="Fault.CodeWrong"/>, <see cref="Fault.OverBudget"/>.
    /// </summary>
    /// <param name="expected">The address that the caller names; null: whatever the code was sent to.</param>
    /// <param name="code">Null: not given.</param>
    /// <param name="secret">The canonical secret; null: not of the form that the door demands.</param>
    public async Task<Outcome<User>> SetPassword(string flow, Credential? expected, string? code, string? secret, Network network)
    {
        var recipient = await codes.Recipient(flow, CodePurpose.ResetPassword);
        if (recipient is null || (expected is not null && expected.Address != recipient))
        {
            return Fault.CodeAbsent;
        }

        if (await signIn.FindUser(Credential.Parse(recipient)!) is not { } user)
        {
            return Fault.AccountUnknown;
        }

        if (code is null)
        {
            return Fault.ValueMissing;
        }

        if (secret is null)
        {
            return Fault.NewPasswordMalformed;
        }

        var used = await codes.Use(flow, CodePurpose.ResetPassword, code, network);
        if (used.Fault is { } fault)
        {
            return fault;
        }

        await Save(user, secret);
        return user;
    }

    /// <summary>
    /// The same for doors that tell nothing about accounts: that there is none, or a locked one, comes out only where the code was
    /// right. <see cref="Fault.CodeAbsent"/>, <see cref="Fault.CodeWrong"/>, <see cref="Fault.OverBudget"/>,
    /// <see cref="Fault.AccountUnknown"/>, <see cref="Fault.AccountLocked"/>.
    /// </summary>
    public async Task<Outcome<User>> SetPasswordBlindly(string flow, Credential expected, string code, string secret, Network network)
    {
        if (await codes.Recipient(flow, CodePurpose.ResetPassword) != expected.Address)
        {
            return Fault.CodeAbsent;
        }

        var used = await codes.Use(flow, CodePurpose.ResetPassword, code, network);
        if (used.Fault is { } fault)
        {
            return fault;
        }

        if (await signIn.FindUser(expected) is not { } user)
        {
            return Fault.AccountUnknown;
        }

        if (user.Locked)
        {
            return Fault.AccountLocked;
        }

        await Save(user, secret);
        return user;
    }

    private async Task Save(User user, string secret)
    {
        var hash = await passwords.Hash(secret);
        await database.Write(async unit =>
        {
            await users.SetPassword(unit, user.Id, hash);
            await outgoing.TellAccountChanged(unit, user, "登录密码", $"password:{user.Id}:{user.Epoch + 1}");
        });
    }

    private static CodeRequest Request(CodePurpose purpose, Credential credential, string flow, Network network, User? owner, User? asker) =>
        new(purpose, credential.Phone is null ? Outgoing.Email : Outgoing.Sms, credential.Address, flow, network, owner, asker);
}
