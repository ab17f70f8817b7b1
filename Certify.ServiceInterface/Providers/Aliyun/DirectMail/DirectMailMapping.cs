namespace Certify.ServiceInterface.Providers.Aliyun.DirectMail;

internal static class DirectMailMapping
{
    public static VendorAnswer<Accepted> Sent(AliyunReply reply) => reply.Read<MailAnswer, Accepted>(answer => answer switch
    {
        { EnvId: { Length: > 0 } id } => reply.Of(new Accepted(id), "OK"),
        { Code: { Length: > 0 } code } => reply.Failed<Accepted>(GatewayFaults.Inside(code), code),
        _ => reply.Undocumented<Accepted>(),
    });
}
