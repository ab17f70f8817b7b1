using Certify.ServiceInterface.Providers.Aliyun.Company;
using Certify.ServiceInterface.Providers.Aliyun.DirectMail;
using Certify.ServiceInterface.Providers.Aliyun.Dysms;
using Certify.ServiceInterface.Providers.Aliyun.Identity;
using Certify.ServiceInterface.Providers.Aliyun.Ocr;

namespace Certify.ServiceInterface.Providers.Aliyun;

/// <summary>Bound from <c>Certify:Aliyun</c>.</summary>
public sealed class AliyunOptions
{
    public const string Section = "Certify:Aliyun";

    public string AccessKeyId { get; set; } = "";

    public string AccessKeySecret { get; set; } = "";

    /// <summary>Of temporary keys only.</summary>
    public string SecurityToken { get; set; } = "";

    /// <summary>For one try of an action, from sending to the last byte of its answer.</summary>
    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>For how long an endpoint that failed is asked last.</summary>
    public double EndpointRestSeconds { get; set; } = 60;

    public AliyunEndpoints Endpoints { get; set; } = new();

    /// <summary>Calls a second by action, for example <c>Id2MetaVerify</c>; 0 is no limit.</summary>
    public Dictionary<string, int> Qps { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Billed calls a day by action; an action that is not listed has no budget.</summary>
    public Dictionary<string, int> Budgets { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    public OcrOptions Ocr { get; set; } = new();

    public IdentityOptions Identity { get; set; } = new();

    public CompanyOptions Company { get; set; } = new();

    public DysmsOptions Sms { get; set; } = new();

    public DirectMailOptions DirectMail { get; set; } = new();

    internal int PerSecond(AliyunAction action) => Qps.TryGetValue(action.Name, out var configured) ? configured : action.PerSecond;

    /// <summary>What is wrong with the keys and endpoints that all actions share, one sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        if (AccessKeyId.Length == 0 || AccessKeySecret.Length == 0)
        {
            yield return $"{Section}:AccessKeyId and {Section}:AccessKeySecret must be set.";
        }

        if (TimeoutSeconds <= 0 || EndpointRestSeconds < 0)
        {
            yield return $"{Section}:TimeoutSeconds must be positive, {Section}:EndpointRestSeconds not negative.";
        }

        foreach (var product in Enum.GetValues<AliyunProduct>())
        {
            foreach (var endpoint in Endpoints.Of(product))
            {
                if (VendorUrl.Problem($"{Section}:Endpoints:{product}", endpoint) is { } problem)
                {
                    yield return problem;
                }
            }
        }
    }
}

/// <summary>Hosts or base URLs, the preferred one first. Empty lists stand for the defaults: the binder adds to what a list holds.</summary>
public sealed class AliyunEndpoints
{
    public List<string> Cloudauth { get; set; } = [];

    public List<string> Ocr { get; set; } = [];

    public List<string> Dysms { get; set; } = [];

    public List<string> DirectMail { get; set; } = [];

    public List<string> Sts { get; set; } = [];

    public IReadOnlyList<string> Of(AliyunProduct product) => product switch
    {
        AliyunProduct.Cloudauth => Or(Cloudauth, "cloudauth.aliyuncs.com", "cloudauth.cn-shanghai.aliyuncs.com", "cloudauth.cn-beijing.aliyuncs.com"),
        AliyunProduct.Ocr => Or(Ocr, "ocr-api.cn-hangzhou.aliyuncs.com"),
        AliyunProduct.Dysms => Or(Dysms, "dysmsapi.aliyuncs.com"),
        AliyunProduct.DirectMail => Or(DirectMail, "dm.aliyuncs.com"),
        AliyunProduct.Sts => Or(Sts, "sts.aliyuncs.com"),
    };

    private static IReadOnlyList<string> Or(List<string> configured, params string[] defaults) =>
        configured.Count > 0 ? configured : defaults;
}
