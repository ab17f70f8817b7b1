using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Capabilities.Notices;

/// <summary>
/// Hands one notice to its vendor. In the sandbox sending and marking are one transaction. At a real vendor a message whose fate is
/// unknown after a crash is looked up first (SMS), or left for an administrator (e-mail): nobody is told twice by a machine.
/// </summary>
public sealed class Deliveries(Database database, NoticeStore notices, QueueStore queue, Senders senders, Stage stage)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);
    private static readonly TimeSpan GiveUp = TimeSpan.FromHours(12);

    public async Task<Disposition> Deliver(long noticeId, Delivery delivery, CancellationToken stop)
    {
        var notice = await database.Read(unit => notices.Find(unit, noticeId), stop);
        if (notice?.Body is null || notice.Status is not (NoticeStatus.Pending or NoticeStatus.Sending))
        {
            return Disposition.Done;
        }

        if (notice.ExpiresAt <= stage.Now)
        {
            return await End(notice, delivery, NoticeStatus.Dropped, "", "", "expired");
        }

        return senders.IsSandbox(notice.Channel)
            ? await DeliverToOutbox(notice, delivery, stop)
            : await DeliverToVendor(notice, delivery, stop);
    }

    private async Task<Disposition> DeliverToOutbox(Notice notice, Delivery delivery, CancellationToken stop)
    {
        await database.Write(async unit =>
        {
            await senders.Outbox.Add(unit, notice, stage.Now);
            await notices.Finish(unit, notice.Id, NoticeStatus.Sent, "sandbox", "", "ok", stage.Now);
            await queue.Complete(unit, delivery);
        }, stop);
        return Disposition.DoneAndRemoved;
    }

    private async Task<Disposition> DeliverToVendor(Notice notice, Delivery delivery, CancellationToken stop)
    {
        if (notice.Status == NoticeStatus.Sending)
        {
            // An earlier try may have reached the vendor: ask, or give it up to an administrator.
            if (notice.Channel == Outgoing.Email)
            {
                return await End(notice, delivery, NoticeStatus.Unknown, senders.Provider(notice.Channel), "", "unknown");
            }

            var fate = await senders.LookUp(notice, stop);
            if (fate.Reading is null)
            {
                return Again(notice);
            }

            if (fate.Reading.Found)
            {
                return await End(notice, delivery, NoticeStatus.Sent, senders.Provider(notice.Channel), "", "found");
            }
        }

        await database.WriteOne(unit => notices.MarkSending(unit, notice.Id), stop);
        var answer = await senders.Send(notice, stop);
        if (answer.Reading is { } accepted)
        {
            return await End(notice, delivery, NoticeStatus.Sent, senders.Provider(notice.Channel), accepted.VendorId, answer.Code);
        }

        return answer.Fault == VendorFault.Request || stage.Now - notice.CreatedAt > GiveUp
            ? await End(notice, delivery, NoticeStatus.Dead, senders.Provider(notice.Channel), "", answer.Code)
            : await Refused(notice, answer.Code, stop);
    }

    /// <summary>A clear refusal sent nothing, so the next try need not look anything up; silence may have sent it.</summary>
    private async Task<Disposition> Refused(Notice notice, string code, CancellationToken stop)
    {
        if (!VendorCodes.FateUnknown(code))
        {
            await database.WriteOne(unit => notices.MarkPending(unit, notice.Id), stop);
        }

        return Again(notice);
    }

    /// <summary>As long as it has waited already: each pause doubles the notice's age.</summary>
    private Disposition.Postponed Again(Notice notice)
    {
        var age = stage.Now - notice.CreatedAt;
        return new Disposition.Postponed(age < FirstPause ? FirstPause : age > LongestPause ? LongestPause : age);
    }

    /// <summary>Kept, because a message that went out and is not known to have gone would go out again, or be laid before an administrator.</summary>
    private async Task<Disposition> End(Notice notice, Delivery delivery, string status, string provider, string vendorId, string code)
    {
        await database.Keep(async unit =>
        {
            await notices.Finish(unit, notice.Id, status, provider, vendorId, code, stage.Now);
            await queue.Complete(unit, delivery);
        });
        return Disposition.DoneAndRemoved;
    }
}

/// <summary>Who carries which channel. Null senders: the sandbox's outbox does.</summary>
public sealed class Senders(ISmsSender? sms, IMailSender? mail, SandboxOutboxStore outbox)
{
    public SandboxOutboxStore Outbox { get; } = outbox;

    public bool IsSandbox(string channel) => channel == Outgoing.Sms ? sms is null : mail is null;

    public string Provider(string channel) => (channel == Outgoing.Sms ? sms?.Provider : mail?.Provider) ?? "sandbox";

    public Task<VendorAnswer<SmsFate>> LookUp(Notice notice, CancellationToken stop) => sms!.LookUp(ToSms(notice), stop);

    public Task<VendorAnswer<Accepted>> Send(Notice notice, CancellationToken stop) =>
        notice.Channel == Outgoing.Sms
            ? sms!.Send(ToSms(notice), stop)
            : mail!.Send(new Mail(notice.Recipient, notice.Purpose, notice.Subject, notice.Body!.Text, OutId(notice)), stop);

    private static Sms ToSms(Notice notice) =>
        new(notice.Recipient, notice.Purpose, notice.Body!.Parameters, notice.Body.Text, OutId(notice), notice.CreatedAt);

    private static string OutId(Notice notice) => $"certify-{notice.Id}";
}
