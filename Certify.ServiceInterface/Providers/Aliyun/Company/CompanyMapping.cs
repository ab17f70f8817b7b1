namespace Certify.ServiceInterface.Providers.Aliyun.Company;

internal static class CompanyMapping
{
    private const string Succeeded = "Success";
    private const string Open = "1";

    public static VendorAnswer<AuthorityReading> Elements(AliyunReply reply) => reply.Read<ElementsAnswer, AuthorityReading>(answer =>
    {
        if (answer.Code != Succeeded)
        {
            return reply.Failed<AuthorityReading>(GatewayFaults.Inside(answer.Code), answer.Code);
        }

        AuthorityVerdict? verdict = answer.Result?.BizCode switch
        {
            "1" => AuthorityVerdict.Match,
            "2" => AuthorityVerdict.Mismatch,
            "3" => AuthorityVerdict.NoRecord,
            _ => null,
        };
        return verdict is { } known
            ? reply.Of(new AuthorityReading(known, Term(answer.Result!), Reasons(answer.Result!)), $"{Succeeded}/{answer.Result!.BizCode}")
            : reply.Undocumented<AuthorityReading>();
    });

    public static VendorAnswer<AuthorityReading> Licence(AliyunReply reply) => reply.Read<LicenceAnswer, AuthorityReading>(answer =>
    {
        var verdict = AliyunJson.Parse<LicenceVerdict>(answer.Data);
        AuthorityReading? reading = (verdict?.Code, verdict?.Data) switch
        {
            ("0", "true") => new(AuthorityVerdict.Match),
            ("20001", _) => new(AuthorityVerdict.NoRecord),
            ("20002", _) => new(AuthorityVerdict.Mismatch, Reasons: ["LegalPerson"]),
            ("20003", _) => new(AuthorityVerdict.Mismatch, Reasons: ["CreditCode"]),
            _ => null,
        };
        return reading is null ? reply.Undocumented<AuthorityReading>() : reply.Of(reading, verdict!.Code!);
    });

    private static string? Term(ElementsResult result) => string.IsNullOrWhiteSpace(result.OpenTime) ? null : result.OpenTime;

    /// <summary>What differs, and a company that is not open, as the reviewer should see it.</summary>
    private static List<string>? Reasons(ElementsResult result)
    {
        List<string> reasons =
        [
            .. (result.ReasonDetail ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(VendorCodes.Clean),
        ];
        if (!string.IsNullOrEmpty(result.Status) && result.Status != Open)
        {
            reasons.Add("Status" + VendorCodes.Clean(result.Status));
        }

        return reasons.Count > 0 ? reasons : null;
    }
}
