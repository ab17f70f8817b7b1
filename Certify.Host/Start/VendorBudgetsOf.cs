using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Providers.Aliyun;

namespace Certify.Host.Start;

/// <summary>Budgets are set by the vendor's names for its actions, and looked up by ours for what is asked.</summary>
public static class VendorBudgetsOf
{
    private const string Provider = "aliyun";

    public static VendorBudgets Aliyun(AliyunOptions options)
    {
        (string Api, string Action)[] asked =
        [
            ("ocr:Front", "RecognizeIdcard"),
            ("ocr:Back", "RecognizeIdcard"),
            ("ocr:licence", "RecognizeBusinessLicense"),
            (PaidCalls.Person, options.Identity.CheckPeriod ? "Id2MetaPeriodVerify" : "Id2MetaVerify"),
            (PaidCalls.Company, options.Company.Api.ToString()),
        ];
        return new(asked.ToDictionary(
            entry => (Provider, entry.Api),
            entry => new VendorBudget(entry.Action, options.Budgets.TryGetValue(entry.Action, out var calls) ? calls : null)));
    }
}
