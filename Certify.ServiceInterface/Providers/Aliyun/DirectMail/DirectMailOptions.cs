namespace Certify.ServiceInterface.Providers.Aliyun.DirectMail;

/// <summary>Bound from <c>Certify:Aliyun:DirectMail</c>.</summary>
public sealed class DirectMailOptions
{
    private const int LongestAlias = 15;

    /// <summary>The sender's address, made in the vendor's console.</summary>
    public string AccountName { get; set; } = "";

    /// <summary>The sender's name as receivers see it, up to 15 characters; may be empty.</summary>
    public string FromAlias { get; set; } = "";

    /// <summary>What is wrong with these settings, one sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        if (AccountName.Length == 0)
        {
            yield return $"{AliyunOptions.Section}:DirectMail:AccountName must be set.";
        }

        if (FromAlias.Length > LongestAlias)
        {
            yield return $"{AliyunOptions.Section}:DirectMail:FromAlias may have {LongestAlias} characters.";
        }
    }
}
