using Certify.Host.Start;
using Certify.ServiceInterface.Providers.Aliyun;
using Certify.ServiceInterface.Providers.Aliyun.Dysms;
using Certify.ServiceInterface.Providers.Smtp;

namespace Certify.Host.Doctor;

/// <summary>Looks whether what goes out by SMS and e-mail would be taken, without sending anything.</summary>
internal sealed class SenderExamination(VendorSettings vendors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Each template is asked for by its code: a purpose with a wrong one would fail only when somebody waits for it.</summary>
    public async Task<string?> Templates(AliyunClient client)
    {
        foreach (var (purpose, template) in vendors.Aliyun.Sms.Templates)
        {
            var setting = $"{AliyunOptions.Section}:Sms:Templates:{purpose} names {template}";
            switch (await SmsTemplates.Ask(client, template, CancellationToken.None))
            {
                case TemplateState.Unknown:
                    return $"{setting}, which Aliyun does not know.";
                case TemplateState.NotApproved:
                    return $"{setting}, which is not approved: no SMS of it is sent.";
                case TemplateState.Usable or TemplateState.NotTold:
                    break;
            }
        }

        return null;
    }

    public async Task<string?> MailServer()
    {
        using var patience = new CancellationTokenSource(Patience);
        var server = $"The mail server {vendors.Smtp.Host}:{vendors.Smtp.Port}";
        return await SmtpVisit.Make(vendors.Smtp, patience.Token) switch
        {
            SmtpVisitEnd.Welcome => null,
            SmtpVisitEnd.NoAnswer => $"{server} does not answer. Check {SmtpOptions.Section}.",
            SmtpVisitEnd.NoStartTls => $"{server} offers no STARTTLS, and nothing is sent without.",
            SmtpVisitEnd.Untrusted => $"{server} shows a certificate that this machine does not trust.",
            SmtpVisitEnd.LoginRefused => $"{server} refuses {SmtpOptions.Section}:User or its password.",
        };
    }
}
