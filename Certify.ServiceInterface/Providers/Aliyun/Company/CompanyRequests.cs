using System.Globalization;
using System.Security.Cryptography;
using Certify.ServiceInterface.Domain.Documents;

namespace Certify.ServiceInterface.Providers.Aliyun.Company;

internal static class CompanyRequests
{
    private const int BizIdLength = 32;

    private static readonly AliyunAction EntElementVerifyV2 =
        new(AliyunProduct.Cloudauth, "2022-11-25", "EntElementVerifyV2", Failover.WhenFailed, PerSecond: 10);

    private static readonly AliyunAction VerifyBusinessLicense =
        new(AliyunProduct.Ocr, "2021-07-07", "VerifyBusinessLicense", Failover.WhenFailed, PerSecond: 10);

    /// <summary>Four elements where the legal person's number is known, else three.</summary>
    public static AliyunRequest Elements(
        string licence, string companyName, string legalPerson, string? legalPersonNumber, string sceneCode, long attemptId)
    {
        var query = new Dictionary<string, string>
        {
            ["SceneCode"] = sceneCode,
            ["MerchantBizId"] = RandomNumberGenerator.GetHexString(BizIdLength, lowercase: true),
            ["MerchantUserId"] = string.Create(CultureInfo.InvariantCulture, $"attempt{attemptId}"),
            // The user agreed to the check; the consent is kept with the submission.
            ["UserAuthorization"] = "1",
            ["InfoVerifyType"] = legalPersonNumber is null ? "ENT_3META" : "ENT_4META",
            ["LicenseNo"] = licence,
            ["EntName"] = companyName,
            ["LegalPersonName"] = legalPerson,
        };
        if (legalPersonNumber is not null)
        {
            query["LegalPersonCertNo"] = Comparison.IdentityNumberForm(legalPersonNumber);
        }

        return new(EntElementVerifyV2) { Query = query };
    }

    public static AliyunRequest Licence(string licence, string companyName, string legalPerson) => new(VerifyBusinessLicense)
    {
        Query = new Dictionary<string, string>
        {
            ["CreditCode"] = licence,
            ["CompanyName"] = companyName,
            ["LegalPerson"] = legalPerson,
        },
    };
}
