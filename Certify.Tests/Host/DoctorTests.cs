using System.Text.Json.Nodes;
using Certify.Host.Start;
using Certify.ServiceInterface.Persistence.Crypto;
using Certify.Tests.Support;
using Npgsql;
using NUnit.Framework;

namespace Certify.Tests.Host;

/// <summary><c>doctor</c> as an operator runs it: what is wrong is named in words, and the exit code says that something is.</summary>
public sealed class DoctorTests
{
    private DirectoryInfo folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("certify-doctor-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [Test]
    public async Task All_is_well_on_the_embedded_defaults()
    {
        _ = await ServiceProcess.RunAlone(new Dictionary<string, string>(), folder.FullName, "migrate");

        var (code, output) = await ServiceProcess.RunAlone(new Dictionary<string, string>(), folder.FullName, "doctor");

        Assert.That((code, output), Is.EqualTo((0, output)), output);
    }

    [Test]
    public async Task A_wrong_password_of_the_database_is_named()
    {
        var wrong = new NpgsqlConnectionStringBuilder(TestServers.PostgreSql) { Password = "certainly-another" };

        await Names("refuses the user or the password", ("Certify:Database", wrong.ToString()));
    }

    [Test]
    public Task An_unreachable_Redis_is_named() => Names("Redis does not answer", ("Certify:Redis", "127.0.0.1:9"));

    [Test]
    public async Task A_wrong_Aliyun_key_is_named()
    {
        await using var vendor = new LoopbackAliyun("key", "secret", TimeProvider.System);
        vendor.Answer("GetCallerIdentity", 404, """{"Code":"InvalidAccessKeyId.NotFound","Message":"no"}""");

        await Names("does not know Certify:Aliyun:AccessKeyId", Aliyun(vendor));
    }

    [Test]
    public async Task A_wrong_Aliyun_secret_is_named()
    {
        await using var vendor = new LoopbackAliyun("key", "secret", TimeProvider.System);
        vendor.Answer("GetCallerIdentity", 400, """{"Code":"SignatureDoesNotMatch","Message":"no"}""");

        await Names("AccessKeySecret does not belong", Aliyun(vendor));
    }

    [Test]
    public async Task A_wrong_clock_is_named_by_the_vendors_own()
    {
        await using var vendor = new LoopbackAliyun("key", "secret", TimeProvider.System);

        await Names("20 minutes off that of Aliyun", [.. Aliyun(vendor), ("Certify:ClockOffset", "1200")]);
    }

    [Test]
    public Task A_missing_template_is_named() => Names(
        "Templates:login must name a template",
        ("Certify:Providers:Sms", "Aliyun"), ("Certify:Aliyun:AccessKeyId", "key"), ("Certify:Aliyun:AccessKeySecret", "secret"),
        ("Certify:Aliyun:Endpoints:Sts:0", "http://127.0.0.1:9"), ("Certify:Aliyun:Endpoints:Dysms:0", "http://127.0.0.1:9"));

    [Test]
    public async Task A_template_that_the_vendor_does_not_know_is_named()
    {
        await using var vendor = new LoopbackAliyun("key", "secret", TimeProvider.System);
        vendor.Answer("GetSmsTemplate", call => (200, call.Query["TemplateCode"] == "SMS_3"
            ? new JsonObject { ["Code"] = "isv.SMS_TEMPLATE_ILLEGAL" } : new JsonObject { ["Code"] = "OK", ["TemplateStatus"] = "1" }));

        await Names("names SMS_3, which Aliyun does not know", WithSms(vendor));
    }

    [Test]
    public async Task A_template_that_is_not_approved_is_named_and_approved_ones_are_well()
    {
        await using var vendor = new LoopbackAliyun("key", "secret", TimeProvider.System);
        vendor.Answer("GetSmsTemplate", 200, """{"Code":"OK","TemplateStatus":2}""");
        await Names("which is not approved", WithSms(vendor));

        vendor.Answer("GetSmsTemplate", 200, """{"Code":"OK","TemplateStatus":"1"}""");
        Assert.That((await Doctor(WithSms(vendor))).Output, Does.Match("SMS templates +ok"));
    }

    [Test]
    public async Task A_wrong_secret_of_a_WeChat_app_is_named()
    {
        await using var vendor = new LoopbackWeChat("wx1", "secret");
        vendor.Answer("/sns/oauth2/access_token", """{"errcode":40125,"errmsg":"invalid appsecret"}""");
        (string, string)[] settings =
        [
            ("Certify:Providers:WeChat", "WeChat"), ("Certify:WeChat:ApiBaseUrl", vendor.Address.AbsoluteUri),
            ("Certify:WeChat:Mp:AppId", "wx1"), ("Certify:WeChat:Mp:AppSecret", "secret"),
        ];
        await Names("WeChat refuses Certify:WeChat:Mp:AppId or its secret with 40125", settings);

        vendor.Answer("/sns/oauth2/access_token", """{"errcode":40029,"errmsg":"invalid code"}""");
        Assert.That((await Doctor(settings)).Output, Does.Match("WeChat +ok"), "the code is refused, the app is known");
        vendor.AssertNoObjections();
    }

    [TestCase(true, MailServer.Password, false, "mail server +ok")]
    [TestCase(true, "another", false, "refuses Certify:Smtp:User or its password")]
    [TestCase(false, MailServer.Password, false, "offers no STARTTLS")]
    [TestCase(true, MailServer.Password, true, "does not trust")]
    public async Task A_mail_server_is_visited_up_to_the_sign_in(bool withStartTls, string password, bool stranger, string words)
    {
        await using var server = await MailServer.Start(withStartTls);
        (string, string)[] settings =
        [
            ("Certify:Providers:Mail", "Smtp"), ("Certify:Smtp:Host", "localhost"), ("Certify:Smtp:Port", $"{server.Port}"),
            ("Certify:Smtp:User", MailServer.User), ("Certify:Smtp:Password", password), ("Certify:Smtp:From", "notice@example.com"),
            .. stranger ? Array.Empty<(string, string)>() : [("SSL_CERT_FILE", server.CertificateFile)],
        ];

        Assert.That((await Doctor(settings)).Output, Does.Match(words));
        Assert.That(await server.Stop(), Is.Empty, "nothing was sent");
    }

    [Test]
    public async Task A_photo_folder_of_another_database_is_named_and_left_as_it_is()
    {
        _ = await ServiceProcess.RunAlone(new Dictionary<string, string>(), folder.FullName, "migrate");
        var id = Path.Combine(folder.FullName, "photos", "database-id");
        File.WriteAllText(id, "another");
        await Names("belongs to another database");
        Assert.That(File.ReadAllText(id), Is.EqualTo("another"));

        File.Delete(id);
        await Names("does not hold the photos of this database");
        Assert.That(File.Exists(id), Is.False);
    }

    [Test]
    public Task What_Development_refuses_is_named() => Names(
        "Certify:Development:Exposed",
        ("Certify:Providers:Mail", "Smtp"), ("Certify:Smtp:Host", "mail.invalid"), ("Certify:Smtp:From", "notice@example.com"), ("Certify:Smtp:TimeoutSeconds", "1"));

    [Test]
    public Task Everything_unreadable_is_named_at_once() => Names(
        "Certify:Schedule:TimeZone is Nowhere", ("Certify:Schedule:TimeZone", "Nowhere"), ("Certify:PublicBaseUrl", "certify"));

    [Test]
    public Task Port_465_is_named() => Names("Port 465", ("Certify:Smtp:Port", "465"));

    [Test]
    public Task A_published_token_key_is_named()
    {
        var keys = KeyOptions.Generate();
        var published = Convert.ToBase64String([.. Enumerable.Range(0, KeyRing.TokenKeySize).Select(number => (byte)number)]);
        return Names(
            "published",
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("DOTNET_ENVIRONMENT", "Production"),
            ("Certify:Keys:Token", published), ("Certify:Keys:Index", keys.Index!), ("Certify:Keys:Data:1", keys.Data[1]));
    }

    private static (string Key, string Value)[] Aliyun(LoopbackAliyun vendor) =>
    [
        ("Certify:Providers:Identity", "Aliyun"), ("Certify:Aliyun:AccessKeyId", "key"), ("Certify:Aliyun:AccessKeySecret", "secret"),
        .. new[] { "Cloudauth", "Ocr", "Dysms", "DirectMail", "Sts" }.Select(product => ($"Certify:Aliyun:Endpoints:{product}:0", vendor.Address.AbsoluteUri)),
    ];

    private static (string Key, string Value)[] WithSms(LoopbackAliyun vendor) =>
    [
        .. Aliyun(vendor), ("Certify:Providers:Sms", "Aliyun"), ("Certify:Aliyun:Sms:SignName", "水利云"),
        .. VendorSettings.SmsPurposes.Select((purpose, number) => ($"Certify:Aliyun:Sms:Templates:{purpose}", $"SMS_{number}")),
    ];

    private async Task Names(string words, params (string Key, string Value)[] settings)
    {
        var (code, output) = await Doctor(settings);

        Assert.That(output, Does.Contain(words));
        Assert.That(code, Is.EqualTo(1));
    }

    private Task<(int ExitCode, string Output)> Doctor(params (string Key, string Value)[] settings) =>
        ServiceProcess.RunAlone(settings.ToDictionary(one => one.Key, one => one.Value), folder.FullName, "doctor");
}
