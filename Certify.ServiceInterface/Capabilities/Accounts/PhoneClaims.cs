using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>
/// Somebody says that a phone is his, gets a code there, and proves it. A claim is a nameless session of its own: its id is the <c>sid</c>
/// that the client brings back with the code.
/// </summary>
public sealed class PhoneClaims(Codes codes, SignIn signIn, SessionDesk desk, PhoneBinding binding, Stage stage)
{
    private const string Prefix = "SID_";
    private static readonly TimeSpan SameAgain = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Sends a code and gives the sid; asked again within a minute it sends nothing and gives the same: <see cref="Fault.PhoneTaken"/>
    /// where the user has another phone, <see cref="Fault.ProofNeeded"/>, <see cref="Fault.OverBudget"/>.
    /// </summary>
    /// <param name="asker">The session in which it is asked; null where there is none yet.</param>
    /// <param name="phone">Canonical.</param>
    public async Task<Outcome<string>> Send(User user, Caller? asker, string phone, Network network)
    {
        if (user.Phone != phone && MayNotBind(user, asker) is { } refused)
        {
            return refused;
        }

        if (asker?.Session.ClaimId is { } last && await StillWaits(last, phone))
        {
            return last;
        }

        var claim = await desk.BeginAnonymous();
        var owner = await signIn.FindUser(new Credential(phone, null));
        var sent = await codes.Send(new CodeRequest(CodePurpose.BindPhone, Outgoing.Sms, phone, claim.Key, network, owner, asker?.User));
        if (sent.Fault is { } fault)
        {
            await desk.End(claim);
            return fault;
        }

        var sid = Prefix + claim.SessionId;
        await desk.Change(claim.Key, session => session with { Claim = new PhoneClaim(user.Id, phone, asker?.Key, stage.Now) });
        if (asker is not null)
        {
            await desk.Change(asker.Key, session => session with { ClaimId = sid });
        }

        return sid;
    }

    /// <summary>
    /// Binds the phone by its code; the session that asked becomes that of the user who has the phone: <see cref="Fault.CodeAbsent"/>,
    /// <see cref="Fault.RecipientDiffers"/>, <see cref="Fault.SessionDiffers"/>, <see cref="Fault.CodeWrong"/>, <see cref="Fault.OverBudget"/>
    /// and what <see cref="PhoneBinding"/> refuses.
    /// </summary>
    /// <param name="caller">Who brings the code, where he says so.</param>
    public async Task<Outcome<User>> Prove(string sid, string phone, string code, Caller? caller, Network network, CancellationToken stop)
    {
        if (await Find(sid) is not { Session.Claim: { } claim } waiting)
        {
            return Fault.CodeAbsent;
        }

        if (claim.Phone != phone)
        {
            return Fault.RecipientDiffers;
        }

        if (caller is not null && (claim.AskedBy is { } key ? caller.Key != key : caller.User?.Id != claim.UserId))
        {
            return Fault.SessionDiffers;
        }

        var used = await codes.Use(waiting.Key, CodePurpose.BindPhone, code, network);
        if (used.Fault is { } fault)
        {
            return fault;
        }

        await desk.End(waiting);
        var bound = await binding.Bind(claim.UserId, phone, stop);
        if (bound.Succeeded && claim.AskedBy is { } askedBy)
        {
            await desk.Change(askedBy, session => session.AccountId == claim.UserId ? Passed(session, bound.Value) : null);
        }

        return bound;
    }

    private Session Passed(Session session, User user) =>
        session with { AccountId = user.Id, Epoch = user.Epoch, ProvedAt = stage.Now, ClaimId = null };

    /// <summary>Another phone than the bound one is bound at doors that ask for proof; a first one needs proof where there is any.</summary>
    private Fault? MayNotBind(User user, Caller? asker) =>
        user.Phone is not null ? Fault.PhoneTaken
        : Proof.HasNothing(user) || (asker is not null && Proof.IsFresh(asker, stage.Now)) ? null
        : Fault.ProofNeeded;

    private async Task<bool> StillWaits(string sid, string phone) =>
        await Find(sid) is { Session.Claim: { } claim } waiting
        && claim.Phone == phone
        && stage.Now - claim.At < SameAgain
        && await codes.Recipient(waiting.Key, CodePurpose.BindPhone) is not null;

    private async Task<Caller?> Find(string sid) =>
        sid.StartsWith(Prefix, StringComparison.Ordinal) ? await desk.Find(sid[Prefix.Length..]) : null;
}
