namespace Certify.ServiceInterface.Providers.Aliyun.Dysms;

/// <summary>Bound from <c>Certify:Aliyun:Sms</c>.</summary>
public sealed class DysmsOptions
{
    /// <summary>The signature, registered with the carriers.</summary>
    public string SignName { get; set; } = "";

    /// <summary>Template code by purpose, for example <c>login</c> → <c>SMS_154950909</c>.</summary>
    public Dictionary<string, string> Templates { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with these settings, one sentence each.</summary>
    /// <param name="purposes">The purposes for which messages are sent.</param>
    public IEnumerable<string> Problems(IEnumerable<string> purposes)
    {
        if (SignName.Length == 0)
        {
            yield return $"{AliyunOptions.Section}:Sms:SignName must be set.";
        }

        foreach (var purpose in purposes.Where(purpose => !Templates.ContainsKey(purpose)))
        {
            yield return $"{AliyunOptions.Section}:Sms:Templates:{purpose} must name a template.";
        }
    }
}
