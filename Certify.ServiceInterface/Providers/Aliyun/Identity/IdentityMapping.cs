namespace Certify.ServiceInterface.Providers.Aliyun.Identity;

/// <summary>The verdict stands in the body: neither HTTP 200 nor code 200 is one.</summary>
internal static class IdentityMapping
{
    private const string Succeeded = "200";

    public static VendorAnswer<AuthorityReading> Verdict(AliyunReply reply) => reply.Read<IdentityAnswer, AuthorityReading>(answer =>
    {
        if (answer.Code != Succeeded)
        {
            return reply.Failed<AuthorityReading>(Fault(answer.Code), answer.Code);
        }

        AuthorityVerdict? verdict = answer.ResultObject?.BizCode switch
        {
            "1" => AuthorityVerdict.Match,
            "2" => AuthorityVerdict.Mismatch,
            "3" => AuthorityVerdict.NoRecord,
            _ => null,
        };
        return verdict is { } known
            ? reply.Of(new AuthorityReading(known), $"{Succeeded}/{answer.ResultObject!.BizCode}")
            : reply.Undocumented<AuthorityReading>();
    });

    private static VendorFault Fault(string? code) => code switch
    {
        // Of a kind that this action does not take.
        "405" or "406" => VendorFault.Request,
        _ => GatewayFaults.Inside(code),
    };
}
