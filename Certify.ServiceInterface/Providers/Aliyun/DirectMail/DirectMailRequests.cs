namespace Certify.ServiceInterface.Providers.Aliyun.DirectMail;

internal static class DirectMailRequests
{
    private static readonly AliyunAction SingleSendMail =
        new(AliyunProduct.DirectMail, "2015-11-23", "SingleSendMail", Failover.WhenUnsent, PerSecond: 20);

    public static AliyunRequest Send(Mail message, DirectMailOptions options)
    {
        var form = new Dictionary<string, string>
        {
            ["AccountName"] = options.AccountName,
            // The sender is an address of ours, not one made at random.
            ["AddressType"] = "1",
            ["ReplyToAddress"] = "false",
            ["ToAddress"] = message.Address,
            ["Subject"] = message.Subject,
            ["TextBody"] = message.Text,
        };
        if (options.FromAlias.Length > 0)
        {
            form["FromAlias"] = options.FromAlias;
        }

        return new(SingleSendMail) { Form = form };
    }
}
