namespace Certify.ServiceInterface.Providers.Aliyun.Company;

/// <summary>Bound from <c>Certify:Aliyun:Company</c>.</summary>
public sealed class CompanyOptions
{
    /// <summary>Which action checks a company.</summary>
    public CompanyApi Api { get; set; } = CompanyApi.EntElementVerifyV2;

    /// <summary>Groups our calls in the vendor's console: up to 32 letters, digits and underscores.</summary>
    public string SceneCode { get; set; } = "certify";

    /// <summary>What is wrong with these settings, one sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        if (SceneCode.Length is 0 or > 32 || !SceneCode.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            yield return $"{AliyunOptions.Section}:Company:SceneCode must be 1 to 32 letters, digits and underscores.";
        }
    }
}

public enum CompanyApi
{
    /// <summary>Three or four elements, with the company's term.</summary>
    EntElementVerifyV2,

    /// <summary>Three elements, and nothing else is told.</summary>
    VerifyBusinessLicense,
}
