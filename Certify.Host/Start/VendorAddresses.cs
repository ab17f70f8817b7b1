using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun;

namespace Certify.Host.Start;

/// <summary>Where the vendors are that the operator named: hosts and base URLs, of those only that are used.</summary>
public static class VendorAddresses
{
    public static IEnumerable<string> Of(VendorSettings vendors)
    {
        var (named, aliyun) = (vendors.Providers, vendors.Aliyun.Endpoints);
        return
        [
            .. named.Ocr == ChosenProviders.Aliyun ? aliyun.Of(AliyunProduct.Ocr) : [],
            .. named.Identity == ChosenProviders.Aliyun || named.Company == ChosenProviders.Aliyun ? aliyun.Of(AliyunProduct.Cloudauth) : [],
            .. named.Sms == ChosenProviders.Aliyun ? aliyun.Of(AliyunProduct.Dysms) : [],
            .. named.Mail == ChosenProviders.Aliyun ? aliyun.Of(AliyunProduct.DirectMail) : [],
            .. named.Mail == ChosenProviders.Smtp ? (string[])[vendors.Smtp.Host] : [],
            .. named.WeChat == ChosenProviders.WeChatItself ? (string[])[vendors.WeChat.ApiBaseUrl] : [],
            .. vendors.UsesOss ? (string[])[vendors.ObjectStore.Endpoint, vendors.ObjectStore.InternalEndpoint] : [],
        ];
    }

    public static bool IsLoopback(string address) => VendorUrl.Parse(address).IsLoopback;
}
