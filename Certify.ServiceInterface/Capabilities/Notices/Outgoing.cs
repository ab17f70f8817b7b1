using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceModel.Messages;

namespace Certify.ServiceInterface.Capabilities.Notices;

/// <summary>
/// Writes what goes out into the transaction that it belongs to: the notice, and the queue's message with nothing but its id.
/// </summary>
public sealed class Outgoing(NoticeStore notices, QueueStore queue, UserMessageStore messages, Stage stage)
{
    public const string Sms = "sms";
    public const string Email = "email";

    private const string AccountChanged = "account_changed";
    private const string PasswordReset = "password_reset";

    /// <summary>The purposes of what goes out beside codes.</summary>
    public static IReadOnlyList<string> Purposes { get; } = [.. Enum.GetValues<CertificationEvent>().Select(Purpose), AccountChanged, PasswordReset];

    /// <summary>Queues a notice; one of the same key is queued once.</summary>
    public async Task Post(Unit unit, Notice notice)
    {
        if (await notices.Add(unit, notice) is { } id)
        {
            await queue.Publish(unit, nameof(DeliverNotice), $"notice:{id}", new DeliverNotice(id), stage.Now, QueuePriority.Urgent);
        }
    }

    /// <summary>Tells a user what became of his certification: inside the product, by SMS, and by e-mail where one is bound.</summary>
    public async Task TellCertification(Unit unit, User user, Subject subject, CertificationEvent what, string? advice, string key)
    {
        var brand = stage.Settings.Brand;
        var text = NoticeText.Certification(brand, subject, what, advice ?? "");
        await messages.Add(unit, user.Id, "CERTIFY", text, $"{key}:message", stage.Now);
        var parameters = new Dictionary<string, string> { ["advice"] = advice ?? "", ["subject"] = subject == Subject.Person ? "person" : "company" };
        await Tell(unit, user, Purpose(what), NoticeText.CertificationSubject(brand, subject, what), text, parameters, key);
    }

    /// <summary>Tells every address of the user that a means of sign-in changed. The addresses are those before the change.</summary>
    public Task TellAccountChanged(Unit unit, User before, string change, string key) =>
        Tell(
            unit, before, AccountChanged, NoticeText.AccountChangedSubject(stage.Settings.Brand),
            NoticeText.AccountChanged(stage.Settings.Brand, change), new Dictionary<string, string> { ["change"] = change }, key);

    public Task TellPasswordReset(Unit unit, User user, string key) =>
        Tell(
            unit, user, PasswordReset, NoticeText.AccountChangedSubject(stage.Settings.Brand),
            NoticeText.PasswordReset(stage.Settings.Brand), new Dictionary<string, string>(), key);

    private async Task Tell(
        Unit unit, User user, string purpose, string subject, string text, Dictionary<string, string> parameters, string key)
    {
        foreach (var (channel, address) in new[] { (Sms, user.Phone), (Email, user.Email) })
        {
            if (address is not null)
            {
                await Post(unit, new Notice
                {
                    UserId = user.Id,
                    Channel = channel,
                    Recipient = address,
                    Purpose = purpose,
                    Subject = channel == Email ? subject : "",
                    Body = new NoticeBody(text, parameters),
                    UniqueKey = $"{key}:{channel}",
                    CreatedAt = stage.Now,
                });
            }
        }
    }

    private static string Purpose(CertificationEvent what) => what switch
    {
        CertificationEvent.Passed => "certify_passed",
        CertificationEvent.Failed => "certify_failed",
        CertificationEvent.Expiring => "certify_expiring",
        CertificationEvent.Expired => "certify_expired",
    };
}
