namespace Certify.ServiceInterface.Providers.Aliyun.Dysms;

/// <summary>What Aliyun says of a template.</summary>
public enum TemplateState
{
    Usable,
    Unknown,

    /// <summary>Still under review, refused or taken back.</summary>
    NotApproved,

    /// <summary>Nobody can tell: the key has no right to ask, or no answer came.</summary>
    NotTold,
}

/// <summary>Asks whether templates are there and may be used; costs nothing.</summary>
public static class SmsTemplates
{
    private const string Approved = "1";

    private static readonly AliyunAction GetSmsTemplate = new(AliyunProduct.Dysms, "2017-05-25", "GetSmsTemplate", Failover.Always, PerSecond: 0);

    private sealed record Answer(string? Code, string? TemplateStatus);

    private sealed record Told(TemplateState State);

    public static async Task<TemplateState> Ask(AliyunClient client, string template, CancellationToken stop)
    {
        var request = new AliyunRequest(GetSmsTemplate) { Query = new Dictionary<string, string> { ["TemplateCode"] = template } };
        var answer = await client.Call(request, reply => reply.Read<Answer, Told>(read => read switch
        {
            { Code: "OK", TemplateStatus: { } status } => reply.Of(new Told(status == Approved ? TemplateState.Usable : TemplateState.NotApproved), "OK"),
            { Code: "OK" } or { Code: null } => reply.Undocumented<Told>(),
            _ => reply.Failed<Told>(GatewayFaults.Inside(read.Code), read.Code),
        }), stop);
        return answer.Reading?.State ?? (answer.Code.Contains("TEMPLATE", StringComparison.OrdinalIgnoreCase) ? TemplateState.Unknown : TemplateState.NotTold);
    }
}
