using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Certify.ServiceInterface.Providers.Guard;

namespace Certify.ServiceInterface.Providers.Smtp;

/// <summary>Sends through any mail server, over STARTTLS.</summary>
public sealed class SmtpMailSender(SmtpOptions options, VendorGuard guard, TimeProvider clock) : IMailSender
{
    private static readonly VendorApi Api = new("smtp:send", PerSecond: 0);

    private readonly MailAddress from = new(options.From);

    public string Provider => "smtp";

    public Task<VendorAnswer<Accepted>> Send(Mail message, CancellationToken stop) => guard.Run(Api, token => Try(message, token), stop);

    private async Task<VendorAnswer<Accepted>> Try(Mail message, CancellationToken stop)
    {
        if (!MailAddress.TryCreate(message.Address, out var to))
        {
            return VendorAnswer<Accepted>.Failed(VendorFault.Request, "invalid_address");
        }

        // The client's own time-out counts for blocking sends only.
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeout.Token);
        using var letter = Compose(message, to);
        using var client = Connect();
        try
        {
            await client.SendMailAsync(letter, either.Token);
            return VendorAnswer<Accepted>.Of(new Accepted(message.OutId), "250", "");
        }
        catch (SmtpException e)
        {
            return timeout.IsCancellationRequested
                ? VendorAnswer<Accepted>.Failed(VendorFault.Unavailable, VendorCodes.TimedOut)
                : SmtpMapping.Refused(e);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return VendorAnswer<Accepted>.Failed(VendorFault.Unavailable, VendorCodes.TimedOut);
        }
    }

    /// <summary>A client sends one letter at a time, so each has its own.</summary>
    private SmtpClient Connect() => new(options.Host, options.Port)
    {
        EnableSsl = true,
        Credentials = options.User.Length > 0 ? new NetworkCredential(options.User, options.Password) : null,
    };

    private MailMessage Compose(Mail message, MailAddress to)
    {
        var letter = new MailMessage(from, to)
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = message.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        // By this a mail of unknown fate can be found in the server's log, and a second copy known as one.
        letter.Headers.Add("Message-ID", $"<{message.OutId}@{from.Host}>");
        return letter;
    }
}
