using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>What names an account at sign-in, canonical: a phone number or an e-mail address.</summary>
public sealed record Credential(string? Phone, string? Email)
{
    public static Credential? Parse(string? text) =>
        PhoneNumber.TryParse(text, out var phone) ? new Credential(phone, null)
        : EmailAddress.TryParse(text, out var email) ? new Credential(null, email)
        : null;

    public string Address => Phone ?? Email!;
}

/// <summary>Sign-in by password, by code, by both. Gives the user; beginning a session is the next step.</summary>
public sealed class SignIn(Database database, UserStore users, PasswordChecks checks, Codes codes, Registration registration, Stage stage)
{
    private static readonly TimeSpan KnownBrowser = TimeSpan.FromDays(15);

    public Task<User?> FindUser(Credential credential) =>
        database.Read(unit => credential.Phone is { } phone ? users.FindByPhone(unit, phone) : users.FindByEmail(unit, credential.Email!));

    /// <summary>By what somebody typed: <see cref="Fault.ValueMalformed"/> where it names no account, else as below.</summary>
    public async Task<Outcome<User>> ByPassword(string? credential, string? secret, Network network) =>
        Credential.Parse(credential) is { } canonical ? await ByPassword(canonical, secret, network) : Fault.ValueMalformed;

    /// <summary>
    /// <see cref="Fault.AccountUnknown"/>, <see cref="Fault.AccountLocked"/>, <see cref="Fault.PasswordWrong"/>, <see cref="Fault.OverBudget"/>.
    /// </summary>
    /// <param name="alike">
    /// For doors that answer unknown, locked and wrong alike: each takes as long as the others and meets the same limits.
    /// </param>
    public async Task<Outcome<User>> ByPassword(Credential credential, string? secret, Network network, bool alike = false)
    {
        if (await FindUser(credential) is not { } user)
        {
            var unknown = await checks.CheckUnknown(secret, network, alike ? codes.FlowOfRecipient(credential.Address) : null);
            var tells = !alike && unknown.Fault == Fault.AccountUnknown;
            return tells && !await codes.MayTellExistence(network) ? Fault.OverBudget : unknown.Fault!.Value;
        }

        if (user.Locked && !alike)
        {
            return Fault.AccountLocked;
        }

        var check = await checks.Check(user, secret, network);
        return check.Fault is { } fault ? fault : user.Locked ? Fault.AccountLocked : user;
    }

    /// <summary>
    /// Whether a browser must also prove a code after the right password: it does not show the mark of an earlier sign-in, or the
    /// last one, at any door, is more than 15 days ago. The mark proves nothing; it is kept because clients send it.
    /// </summary>
    /// <param name="secret">The canonical secret.</param>
    /// <param name="sent">The same as the client wrote it: one that writes capitals makes its mark of these.</param>
    public bool NeedsCodeToo(User user, string secret, string sent, string? mark) =>
        mark is null
        || (user.LastLoginAt is { } last && stage.Now - last > KnownBrowser)
        || (mark != Md5Secret.FromPlainText(secret) && mark != Md5Secret.FromPlainText(sent));

    /// <summary>Password, then the code that was sent in this flow, to whoever it was sent.</summary>
    public async Task<Outcome<User>> ByPasswordAndCode(string flow, string? secret, string? code, Network network)
    {
        if (await codes.Recipient(flow, CodePurpose.Login) is not { } recipient)
        {
            return Fault.CodeAbsent;
        }

        if (await FindUser(Credential.Parse(recipient)!) is not { } user)
        {
            return Fault.AccountUnknown;
        }

        if (code is null)
        {
            return Fault.ValueMissing;
        }

        if (user.Locked)
        {
            return Fault.AccountLocked;
        }

        if (secret is null)
        {
            return Fault.ValueMissing;
        }

        var check = await checks.Check(user, secret, network);
        if (check.Fault is { } wrong)
        {
            return wrong;
        }

        var used = await codes.Use(flow, CodePurpose.Login, code, network);
        return used.Fault is { } fault ? fault : user;
    }

    /// <summary>By code alone; the account is made when there is none.</summary>
    public async Task<Outcome<User>> ByCode(string flow, Credential credential, string code, Network network)
    {
        if (await codes.Recipient(flow, CodePurpose.Login) != credential.Address)
        {
            return Fault.CodeAbsent;
        }

        var used = await codes.Use(flow, CodePurpose.Login, code, network);
        if (used.Fault is { } fault)
        {
            return fault;
        }

        var user = await FindUser(credential) ?? await registration.FindOrCreate(credential);
        return user.Locked ? Fault.AccountLocked : user;
    }
}
