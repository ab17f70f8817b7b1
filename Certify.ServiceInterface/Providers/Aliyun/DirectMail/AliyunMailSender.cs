namespace Certify.ServiceInterface.Providers.Aliyun.DirectMail;

/// <summary>Sends with <c>SingleSendMail</c>. The vendor takes no id of ours, so a mail of unknown fate cannot be looked up.</summary>
public sealed class AliyunMailSender(AliyunClient client, AliyunOptions options) : IMailSender
{
    public string Provider => "aliyun";

    public Task<VendorAnswer<Accepted>> Send(Mail message, CancellationToken stop) =>
        client.Call(DirectMailRequests.Send(message, options.DirectMail), DirectMailMapping.Sent, stop);
}
