namespace Certify.ServiceInterface.Providers.Aliyun.Caller;

/// <summary>Whether Aliyun knows us, and what time it is there.</summary>
/// <param name="ServerTime">Null where no answer came.</param>
public sealed record KnownCaller(VendorFault? Fault, string Code, DateTimeOffset? ServerTime);

/// <summary>Asks who we are: free, and allowed to every key.</summary>
public static class CallerIdentity
{
    private static readonly AliyunAction GetCallerIdentity = new(AliyunProduct.Sts, "2015-04-01", "GetCallerIdentity", Failover.Always, PerSecond: 0);

    private sealed record Answer(string? AccountId);

    public static async Task<KnownCaller> Ask(AliyunClient client, CancellationToken stop)
    {
        DateTimeOffset? serverTime = null;
        var answer = await client.Call(
            new AliyunRequest(GetCallerIdentity),
            reply =>
            {
                serverTime = reply.ServerTime;
                return reply.Read<Answer, Answer>(read => read.AccountId is null ? reply.Undocumented<Answer>() : reply.Of(read, "OK"));
            },
            stop);
        return new KnownCaller(answer.Fault, answer.Code, serverTime);
    }
}
