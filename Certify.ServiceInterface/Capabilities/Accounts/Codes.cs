using System.Globalization;
using System.Security.Cryptography;
using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;
using Certify.ServiceInterface.Sessions;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>Who asks for a code, and to which address it goes.</summary>
/// <param name="Flow">What the code is bound to beside its purpose and recipient: a session's key, a sid, or the recipient alone.</param>
/// <param name="Owner">The user behind the recipient, if any; networks from which he signed in lately have sends kept for them.</param>
/// <param name="Asker">Who is signed in where it is asked for; null: nobody.</param>
public sealed record CodeRequest(CodePurpose Purpose, string Channel, string Recipient, string Flow, Network Network, User? Owner, User? Asker = null)
{
    /// <summary>The signed-in owner himself asks.</summary>
    public bool ByOwner => Asker is not null && Asker.Id == Owner?.Id;
}

/// <summary>Sends codes and lets them be used once. The code is kept as an HMAC, its text only sealed and until it is sent.</summary>
public sealed class Codes(ICodeStore store, SendLimits limits, Outgoing outgoing, Database database, BlindIndex index, Stage stage)
{
    /// <summary>Sends a new code; it replaces an earlier one of the same flow and purpose.</summary>
    public async Task<Outcome<Done>> Send(CodeRequest request)
    {
        var code = Draw();
        var now = stage.Now;
        var sent = await database.Write<Outcome<Done>>(async unit =>
        {
            if (!await limits.Allow(unit, request, now))
            {
                return Fault.OverBudget;
            }

            // Before the commit: if the code cannot be kept, it must not be sent; and never kept only after it may have arrived.
            await Keep(request.Flow, request.Purpose, request.Recipient, code, stage.Settings.Codes.Tries);
            await outgoing.Post(unit, new Notice
            {
                UserId = request.Owner?.Id,
                Channel = request.Channel,
                Recipient = request.Recipient,
                Purpose = Name(request.Purpose),
                Subject = request.Channel == Outgoing.Email ? NoticeText.CodeSubject(stage.Settings.Brand, request.Purpose) : "",
                Body = new NoticeBody(NoticeText.Code(stage.Settings.Brand, code, stage.Settings.Codes.Seconds), new Dictionary<string, string> { ["code"] = code }),
                UniqueKey = $"code:{Guid.NewGuid():N}",
                IsCode = true,
                Network = request.Network.Address,
                ExpiresAt = now.AddSeconds(stage.Settings.Codes.Seconds),
                CreatedAt = now,
            });
            return Done.It;
        });
        AccountMetrics.CodeAsked(Name(request.Purpose), sent.Fault is null);
        return sent;
    }

    /// <summary>Six digits that nobody can guess.</summary>
    public static string Draw() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Keeps a code that is shown instead of sent (the digits in a picture).</summary>
    public Task KeepPicture(string id, string digits) => Keep(PictureFlow(id), CodePurpose.Picture, "", digits, 3);

    public Task<Outcome<string>> UsePicture(string id, string digits, Network network) =>
        Use(PictureFlow(id), CodePurpose.Picture, digits, network);

    /// <summary>To whom the waiting code went; null where none waits.</summary>
    public async Task<string?> Recipient(string flow, CodePurpose purpose) => (await store.Find(flow, purpose))?.Recipient;

    /// <summary>Uses a code up, and gives its recipient; <see cref="Fault.CodeAbsent"/>, <see cref="Fault.CodeWrong"/>, <see cref="Fault.OverBudget"/>.</summary>
    public async Task<Outcome<string>> Use(string flow, CodePurpose purpose, string code, Network network)
    {
        var waiting = await store.Find(flow, purpose);
        if (waiting is null || waiting.ExpiresAt <= stage.Now)
        {
            return Fault.CodeAbsent;
        }

        // The address pays for wrong tries only; reserving first makes parallel guesses pay as well.
        if (await limits.ReserveWrongTry(network) is not { } release)
        {
            return Fault.OverBudget;
        }

        switch (await store.Use(flow, purpose, Mac(flow, purpose, waiting.Recipient, code)))
        {
            case CodeUse.Matched:
                await release();
                return waiting.Recipient;
            case CodeUse.Wrong:
                return Fault.CodeWrong;
            default:
                await release();
                return Fault.CodeAbsent;
        }
    }

    /// <summary>Whether this client may be told once more that an account exists or not.</summary>
    public Task<bool> MayTellExistence(Network network) => limits.MayTellExistence(network);

    /// <summary>The flow of a code that is bound to its recipient alone.</summary>
    public string FlowOfRecipient(string recipient) => "recipient:" + index.Mac("code-flow", recipient);

    public static string Name(CodePurpose purpose) => purpose switch
    {
        CodePurpose.Register => "register",
        CodePurpose.Login => "login",
        CodePurpose.ResetPassword => "reset_password",
        CodePurpose.ChangePhone => "change_phone",
        CodePurpose.BindEmail => "bind_email",
        CodePurpose.BindPhone => "bind_phone",
        CodePurpose.AdminLogin => "admin_login",
        CodePurpose.Picture => "picture",
    };

    private static string PictureFlow(string id) => "picture:" + SessionDesk.KeyOf(id);

    private async Task Keep(string flow, CodePurpose purpose, string recipient, string code, int tries)
    {
        var lifetime = TimeSpan.FromSeconds(stage.Settings.Codes.Seconds);
        var pending = new PendingCode(recipient, Mac(flow, purpose, recipient, code), stage.Now + lifetime, tries);
        await store.Put(flow, purpose, pending, lifetime);
    }

    private string Mac(string flow, CodePurpose purpose, string recipient, string code) =>
        index.Mac("code", $"{flow}\n{purpose}\n{recipient}\n{code}");
}
