using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>Codes to an address that somebody wants to bind.</summary>
public sealed class AddressCodes(Database database, UserStore users, Codes codes, Stage stage)
{
    /// <summary>Sends a code to a new address: <see cref="Fault.ValueMalformed"/>, <see cref="Fault.PhoneTaken"/>, <see cref="Fault.EmailTaken"/>, <see cref="Fault.OverBudget"/>.</summary>
    public async Task<Outcome<Done>> Send(CodePurpose purpose, string? text, string flow, Network network, User? caller)
    {
        var byEmail = purpose == CodePurpose.BindEmail;
        string address;
        if (byEmail ? !EmailAddress.TryParse(text, out address!) : !PhoneNumber.TryParse(text, out address!))
        {
            return Fault.ValueMalformed;
        }

        var holder = await database.Read(unit => byEmail ? users.FindByEmail(unit, address) : users.FindByPhone(unit, address));
        if (holder is not null)
        {
            return !await codes.MayTellExistence(network) ? Fault.OverBudget : byEmail ? Fault.EmailTaken : Fault.PhoneTaken;
        }

        return await codes.Send(new CodeRequest(
            purpose, byEmail ? Outgoing.Email : Outgoing.Sms, address, flow, network, Owner: caller, Asker: caller));
    }

    /// <summary>
    /// Uses the code and gives the address that it proves. Asked in this order, because clients can see it: is a code waiting, was
    /// one given, is the caller's own proof fresh, is the code right.
    /// </summary>
    public async Task<Outcome<string>> Prove(Caller caller, CodePurpose purpose, string flow, string? code, Network network)
    {
        if (await codes.Recipient(flow, purpose) is null)
        {
            return Fault.CodeAbsent;
        }

        if (code is null)
        {
            return Fault.ValueMissing;
        }

        if (!Proof.IsFresh(caller, stage.Now))
        {
            return Fault.ProofNeeded;
        }

        return await codes.Use(flow, purpose, code, network);
    }
}
