namespace Certify.ServiceInterface.Providers.Aliyun.Company;

/// <summary>Checks a company with <c>EntElementVerifyV2</c>, or with <c>VerifyBusinessLicense</c> where the operator chose that.</summary>
public sealed class AliyunCompanyAuthority(AliyunClient client, AliyunOptions options) : ICompanyAuthority
{
    public string Provider => "aliyun";

    public bool ComparesLegalPersonNumber => options.Company.Api == CompanyApi.EntElementVerifyV2;

    public bool KnowsRegistrationNumbers => options.Company.Api == CompanyApi.VerifyBusinessLicense;

    public Task<VendorAnswer<AuthorityReading>> CheckCompany(
        string licence, string companyName, string legalPerson, string? legalPersonNumber, ReviewContext context, CancellationToken stop) =>
        options.Company.Api switch
        {
            CompanyApi.EntElementVerifyV2 => client.Call(
                CompanyRequests.Elements(licence, companyName, legalPerson, legalPersonNumber, options.Company.SceneCode, context.AttemptId),
                CompanyMapping.Elements,
                stop),
            CompanyApi.VerifyBusinessLicense => client.Call(
                CompanyRequests.Licence(licence, companyName, legalPerson), CompanyMapping.Licence, stop),
        };
}
