using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Objects.Oss;
using Certify.ServiceInterface.Providers.Aliyun;
using Certify.ServiceInterface.Providers.Guard;
using Certify.ServiceInterface.Providers.Smtp;
using Certify.ServiceInterface.Providers.WeChat;

namespace Certify.Host.Start;

/// <summary>The settings of all vendors, read once, and what is wrong with those that are used.</summary>
public sealed class VendorSettings
{
    private static readonly CodePurpose[] NeverBySms = [CodePurpose.BindEmail, CodePurpose.Picture];

    private VendorSettings(ChosenProviders providers, bool usesOss, IConfiguration certify)
    {
        (Providers, UsesOss) = (providers, usesOss);
        Aliyun = certify.GetSection("Aliyun").Get<AliyunOptions>() ?? new AliyunOptions();
        Smtp = certify.GetSection("Smtp").Get<SmtpOptions>() ?? new SmtpOptions();
        WeChat = certify.GetSection("WeChat").Get<WeChatOptions>() ?? new WeChatOptions();
        ObjectStore = certify.GetSection("ObjectStore").Get<OssOptions>() ?? new OssOptions();
        Guard = certify.GetSection("Vendors").Get<GuardOptions>() ?? new GuardOptions();
    }

    public ChosenProviders Providers { get; }

    public AliyunOptions Aliyun { get; }

    public SmtpOptions Smtp { get; }

    public WeChatOptions WeChat { get; }

    public OssOptions ObjectStore { get; }

    public GuardOptions Guard { get; }

    public bool UsesOss { get; }

    public bool UsesAliyun => UsesOss || Providers.AnyIs(ChosenProviders.Aliyun);

    /// <summary>The sandbox decides in Production, because the operator said that this is a trial.</summary>
    public bool IsTrial(Place place) => !place.IsDevelopment && Providers.AnyIs(ChosenProviders.Sandbox);

    /// <summary>The purposes for which an SMS may go out, each of which needs a template.</summary>
    public static IEnumerable<string> SmsPurposes => [.. Enum.GetValues<CodePurpose>().Except(NeverBySms).Select(Codes.Name), .. Outgoing.Purposes];

    public static VendorSettings Of(IConfiguration certify, Place place) => new(ChosenProviders.Of(certify, place), place.UsesOss, certify);

    /// <summary>What is wrong, one sentence each; vendors that nobody named may be half configured.</summary>
    public IEnumerable<string> Problems()
    {
        return
        [
            .. Guard.Problems(),
            .. UsesAliyun ? Aliyun.Problems() : [],
            .. Providers.Company == ChosenProviders.Aliyun ? Aliyun.Company.Problems() : [],
            .. Providers.Sms == ChosenProviders.Aliyun ? Aliyun.Sms.Problems(SmsPurposes) : [],
            .. Providers.Mail == ChosenProviders.Aliyun ? Aliyun.DirectMail.Problems() : [],
            .. Providers.Mail == ChosenProviders.Smtp ? Smtp.Problems() : [],
            .. Providers.WeChat == ChosenProviders.WeChatItself ? WeChat.Problems() : [],
            .. UsesOss ? ObjectStore.Problems() : [],
        ];
    }
}
