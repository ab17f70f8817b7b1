namespace Certify.ServiceInterface.Providers.Aliyun.Identity;

/// <summary>
/// Checks a person with <c>Id2MetaVerify</c>, or with <c>Id2MetaPeriodVerify</c> where that is switched on and the period was
/// read. Either way one paid call.
/// </summary>
public sealed class AliyunIdentityAuthority(AliyunClient client, AliyunOptions options) : IIdentityAuthority
{
    public string Provider => "aliyun";

    public bool ComparesPeriod => options.Identity.CheckPeriod;

    public Task<VendorAnswer<AuthorityReading>> CheckPerson(string name, string number, ReviewContext context, CancellationToken stop)
    {
        var withPeriod = options.Identity.CheckPeriod ? IdentityRequests.WithPeriod(name, number, context.CardPeriod) : null;
        return client.Call(withPeriod ?? IdentityRequests.TwoElements(name, number), IdentityMapping.Verdict, stop);
    }
}
