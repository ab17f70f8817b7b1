using Certify.ServiceInterface.Objects.Oss;
using Certify.ServiceInterface.Providers.Aliyun;
using Certify.ServiceInterface.Providers.Aliyun.Company;
using Certify.ServiceInterface.Providers.Guard;
using Certify.ServiceInterface.Providers.Smtp;
using Certify.ServiceInterface.Providers.WeChat;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;

namespace Certify.Tests.Providers;

/// <summary>The settings reach their objects by the names that operators write.</summary>
[TestFixture]
public sealed class VendorSettingsTests
{
    [Test]
    public void Aliyuns_settings_bind()
    {
        var options = Bind<AliyunOptions>(
            AliyunOptions.Section,
            ("AccessKeyId", "ak"),
            ("AccessKeySecret", "sk"),
            ("Endpoints:Cloudauth:0", "cloudauth.cn-beijing.aliyuncs.com"),
            ("Endpoints:Cloudauth:1", "cloudauth.aliyuncs.com"),
            ("Qps:id2metaverify", "7"),
            ("Identity:CheckPeriod", "true"),
            ("Company:Api", "VerifyBusinessLicense"),
            ("Ocr:TamperAbove", "80.5"),
            ("Sms:SignName", "水利云"),
            ("Sms:Templates:login", "SMS_1"),
            ("DirectMail:AccountName", "a@example.com"));

        Assert.That(options.Problems(), Is.Empty);
        Assert.That(options.Endpoints.Of(AliyunProduct.Cloudauth), Is.EqualTo(new[] { "cloudauth.cn-beijing.aliyuncs.com", "cloudauth.aliyuncs.com" }));
        Assert.That(options.Endpoints.Of(AliyunProduct.Ocr), Is.EqualTo(new[] { "ocr-api.cn-hangzhou.aliyuncs.com" }));
        Assert.That(options.Qps["Id2MetaVerify"], Is.EqualTo(7));
        Assert.That((options.Identity.CheckPeriod, options.Company.Api), Is.EqualTo((true, CompanyApi.VerifyBusinessLicense)));
        Assert.That((options.Ocr.TamperAbove, options.Ocr.QualityBelow), Is.EqualTo((80.5, 55.0)));
        Assert.That(options.Sms.Problems(["login", "register"]), Is.EqualTo(new[] { "Certify:Aliyun:Sms:Templates:register must name a template." }));
        Assert.That(options.DirectMail.Problems().Concat(options.Company.Problems()), Is.Empty);
    }

    [Test]
    public void The_object_stores_settings_bind()
    {
        var options = Bind<OssOptions>(
            OssOptions.Section, ("Endpoint", "oss-cn-hangzhou.aliyuncs.com"), ("Bucket", "photos"), ("Region", "cn-hangzhou"), ("KeyPrefix", "qqsl/"));

        Assert.That(options.Problems(), Is.Empty);
        Assert.That(options.KeyPrefix, Is.EqualTo("qqsl/"));
        Assert.That(new OssOptions().Problems().Count(), Is.EqualTo(3));
    }

    [Test]
    public void The_settings_of_WeChat_mail_and_guard_bind()
    {
        var weChat = Bind<WeChatOptions>(WeChatOptions.Section, ("Mini:AppId", "wx1"), ("Mini:AppSecret", "s"), ("ApiBaseUrl", "http://127.0.0.1:8080"));
        var smtp = Bind<SmtpOptions>(SmtpOptions.Section, ("Host", "mail.example.com"), ("Port", "25"), ("From", "a@example.com"));
        var guard = Bind<GuardOptions>(GuardOptions.Section, ("FailuresToOpen", "9"), ("OpenSeconds", "0.5"));

        Assert.That(weChat.Problems().Concat(smtp.Problems()).Concat(guard.Problems()), Is.Empty);
        Assert.That((weChat.Mini.AppId, smtp.Port, guard.FailuresToOpen), Is.EqualTo(("wx1", 25, 9)));
    }

    private static T Bind<T>(string section, params (string Key, string Value)[] settings)
        where T : new()
        => new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"{section}:{setting.Key}", (string?)setting.Value)))
            .Build()
            .GetSection(section)
            .Get<T>()!;
}
