using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Administration;

/// <summary>
/// Administrators sign in by a code to their own phone and by nothing else. The code is bound to the flow that asked and to the
/// administrator's phone: a code for anybody else's phone opens nothing.
/// </summary>
public sealed class AdministratorSignIn(Database database, AdministratorStore administrators, Codes codes, AuditStore audit, Stage stage)
{
    /// <summary>The administrator of this name: <see cref="Fault.NotFound"/>, <see cref="Fault.OverBudget"/>.</summary>
    public async Task<Outcome<Administrator>> Find(string userName, Network network)
    {
        if (await database.Read(unit => administrators.FindByName(unit, userName)) is { } administrator)
        {
            return administrator;
        }

        return await codes.MayTellExistence(network) ? Fault.NotFound : Fault.OverBudget;
    }

    /// <param name="phone">The administrator's own.</param>
    public Task<Outcome<Done>> SendCode(string phone, string flow, Network network) =>
        codes.Send(new CodeRequest(CodePurpose.AdminLogin, Outgoing.Sms, phone, flow, network, Owner: null));

    /// <summary><see cref="Fault.AccountLocked"/>, <see cref="Fault.CodeAbsent"/>, <see cref="Fault.CodeWrong"/>, <see cref="Fault.OverBudget"/>.</summary>
    public async Task<Outcome<Administrator>> ByCode(Administrator administrator, string flow, string code, Network network)
    {
        if (administrator.Locked)
        {
            return Fault.AccountLocked;
        }

        if (administrator.Phone is null || await codes.Recipient(flow, CodePurpose.AdminLogin) != administrator.Phone)
        {
            return Fault.CodeAbsent;
        }

        var used = await codes.Use(flow, CodePurpose.AdminLogin, code, network);
        if (used.Fault is { } fault)
        {
            return fault;
        }

        var actor = $"admin:{administrator.Id}";
        await database.Write(unit => audit.Write(unit, actor, "sign-in", actor, "", stage.Now));
        return administrator;
    }
}
