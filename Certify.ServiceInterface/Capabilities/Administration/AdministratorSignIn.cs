using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Capabilities.Administration;

/// <summary>
/// Administrators sign in by a code to their own phone and by nothing else. The code is bound to the flow that asked and to the
/// administrator's phone: a code for anybody else's phone opens nothing.
/// </summary>
public sealed class AdministratorSignIn(
    Database database, AdministratorStore administrators, Codes codes, BlindIndex index, AuditStore audit, Stage stage)
{
    private readonly AdministratorNetworks networks = new(stage.Settings.Admin.Networks);

    /// <summary>
    /// The administrator of this name: <see cref="Fault.NotFound"/>, <see cref="Fault.OverBudget"/>. Outside the networks where
    /// administrators work nobody is one.
    /// </summary>
    public async Task<Outcome<Administrator>> Find(string userName, Network network)
    {
        if (networks.Admit(network.Exact) && await database.Read(unit => administrators.FindByName(unit, userName)) is { } administrator)
        {
            return administrator;
        }

        return await codes.MayTellExistence(network) ? Fault.NotFound : Fault.OverBudget;
    }

    /// <param name="phone">The administrator's own.</param>
    public Task<Outcome<Done>> SendCode(string phone, string flow, Network network) =>
        codes.Send(new CodeRequest(CodePurpose.AdminLogin, Outgoing.Sms, phone, flow, network, Owner: null));

    /// <summary>A code to be read from the console and handed over by the operator, for when no SMS arrives; null where nobody has the name.</summary>
    public async Task<string?> ConsoleCode(string userName)
    {
        var code = Codes.Draw();
        var expires = stage.Now.AddSeconds(stage.Settings.Codes.Seconds);
        return await database.Write(async unit =>
        {
            if (await administrators.FindByName(unit, userName) is not { } administrator)
            {
                return null;
            }

            await administrators.KeepCode(unit, administrator.Id, Mac(administrator, code), expires, stage.Settings.Codes.Tries);
            await audit.Write(unit, "console", "code", $"admin:{administrator.Id}", "", stage.Now);
            return code;
        });
    }

    /// <summary>
    /// By the code that went to his phone, or by the console's: <see cref="Fault.AccountLocked"/>, <see cref="Fault.CodeAbsent"/>,
    /// <see cref="Fault.CodeWrong"/>, <see cref="Fault.OverBudget"/>.
    /// </summary>
    public async Task<Outcome<Administrator>> ByCode(Administrator administrator, string flow, string code, Network network)
    {
        if (administrator.Locked)
        {
            return Fault.AccountLocked;
        }

        // The console's first: who waits for an SMS that does not come has a code waiting as well.
        var console = await database.Write(unit => administrators.UseCode(unit, administrator.Id, Mac(administrator, code), stage.Now));
        if (console != CodeUse.Matched && await UseSent(administrator, flow, code, network) is { } fault)
        {
            return fault == Fault.CodeAbsent && console == CodeUse.Wrong ? Fault.CodeWrong : fault;
        }

        var actor = $"admin:{administrator.Id}";
        await database.WriteOne(unit => audit.Write(unit, actor, "sign-in", actor, "", stage.Now));
        return administrator;
    }

    private async Task<Fault?> UseSent(Administrator administrator, string flow, string code, Network network) =>
        administrator.Phone is null || await codes.Recipient(flow, CodePurpose.AdminLogin) != administrator.Phone
            ? Fault.CodeAbsent
            : (await codes.Use(flow, CodePurpose.AdminLogin, code, network)).Fault;

    private string Mac(Administrator administrator, string code) => index.Mac("console-code", $"{administrator.Id}\n{code}");
}
