using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>Makes users.</summary>
public sealed class Registration(
    Database database, UserStore users, CertificationStore certifications, Passwords passwords, Codes codes, Stage stage)
{
    /// <summary>Asks for a registration code: <see cref="Fault.ValueMalformed"/>, <see cref="Fault.PhoneTaken"/>, <see cref="Fault.OverBudget"/>.</summary>
    /// <param name="barrier">What must be passed once the phone is known to be free, before anything is sent.</param>
    public async Task<Outcome<Done>> SendCode(string? phoneText, string flow, Network network, Func<Task<Fault?>>? barrier = null)
    {
        if (!PhoneNumber.TryParse(phoneText, out var phone))
        {
            return Fault.ValueMalformed;
        }

        if (await database.Read(unit => users.FindByPhone(unit, phone)) is not null)
        {
            return await codes.MayTellExistence(network) ? Fault.PhoneTaken : Fault.OverBudget;
        }

        if (barrier is not null && await barrier() is { } barred)
        {
            return barred;
        }

        return await codes.Send(new CodeRequest(CodePurpose.Register, Notices.Outgoing.Sms, phone, flow, network, null));
    }

    /// <summary>
    /// Registers the phone to which the flow's code went. The code is not used up for a password that cannot be set:
    /// <see cref="Fault.CodeAbsent"/>, <see cref="Fault.NewPasswordMalformed"/>, <see cref="Fault.CodeWrong"/>,
    /// <see cref="Fault.OverBudget"/>, <see cref="Fault.PhoneTaken"/>.
    /// </summary>
    /// <param name="userName">The nickname; null: the phone.</param>
    /// <param name="secret">The canonical secret; null: it was not of the form that the door demands.</param>
    public async Task<Outcome<User>> ByPhoneCode(string flow, string code, string? userName, string? secret, Network network)
    {
        if (secret is null)
        {
            return await codes.Recipient(flow, CodePurpose.Register) is null ? Fault.CodeAbsent : Fault.NewPasswordMalformed;
        }

        var used = await codes.Use(flow, CodePurpose.Register, code, network);
        if (used.Fault is { } fault)
        {
            return fault;
        }

        var hash = await passwords.Hash(secret);
        return await Create(userName ?? used.Value, used.Value, null, hash) is { } user ? user : Fault.PhoneTaken;
    }

    /// <summary>The user of an address that was just proved by a code; made when there is none.</summary>
    public async Task<User> FindOrCreate(Credential proved) =>
        await Create(proved.Address, proved.Phone, proved.Email, null)
        ?? (await database.Read(unit => proved.Phone is { } phone ? users.FindByPhone(unit, phone) : users.FindByEmail(unit, proved.Email!)))!;

    /// <summary>A new user; null when phone or e-mail was taken meanwhile.</summary>
    public Task<User?> Create(string userName, string? phone, string? email, string? passwordHash) =>
        database.Write(unit => Create(unit, userName, phone, email, passwordHash));

    /// <inheritdoc cref="Create(string, string?, string?, string?)"/>
    public async Task<User?> Create(Unit unit, string userName, string? phone, string? email, string? passwordHash)
    {
        var now = stage.Now;
        if (await users.Create(unit, userName, phone, email, passwordHash, now) is not { } id)
        {
            return null;
        }

        await certifications.Create(unit, id, Subject.Person, now);
        return await users.Find(unit, id);
    }
}
