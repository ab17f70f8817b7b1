using System.Text.Json;
using Certify.Host.Start;
using Certify.ServiceInterface.Capabilities.Administration;
using Certify.Tests.CrossDoor;
using Certify.Tests.Protocols.UserCertify;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Host;

/// <summary>The whole program on Aliyun's OCR, authority, SMS and OSS, as a loopback vendor plays them.</summary>
public sealed class RealPartsTests
{
    private LoopbackAliyun aliyun = null!;
    private LoopbackOss oss = null!;
    private CertifyApp app = null!;

    [SetUp]
    public async Task Start()
    {
        // The program's clock stands where this one does.
        var clock = new ManualClock();
        aliyun = new LoopbackAliyun("key", "secret", clock);
        oss = new LoopbackOss("key", "secret", "cn-hangzhou", "photos", clock);
        app = await CertifyApp.Start(Settings(aliyun.Address, oss.Address));
    }

    [TearDown]
    public async Task Stop()
    {
        await app.DisposeAsync();
        await aliyun.DisposeAsync();
        await oss.DisposeAsync();
        aliyun.AssertNoObjections();
        oss.AssertNoObjections();
    }

    [Test]
    public async Task A_person_is_registered_by_SMS_uploads_to_the_bucket_and_is_certified()
    {
        var client = new CertifyClient(app);
        await Arrive(client);
        await client.SubmitPerson();

        await app.Sweep();

        var state = (await client.Get("/certify/getPersonalCertify")).Data.GetProperty("personalStatus").GetString();
        Assert.That(state, Is.EqualTo("PASS"));
        Assert.That(oss.Objects.Keys.Count(key => key.Contains("/evidence/", StringComparison.Ordinal)), Is.EqualTo(1), "one picture, frozen once");
        Assert.That((aliyun.CallsOf("RecognizeIdcard"), aliyun.CallsOf("Id2MetaVerify")), Is.EqualTo((2, 1)));
        Assert.That(aliyun.CallsOf("SendSms"), Is.EqualTo(2), "the code, and that he passed");
    }

    [Test]
    public async Task A_photo_that_lies_in_the_bucket_is_known_without_having_passed_through_the_service()
    {
        var client = new CertifyClient(app);
        await Arrive(client);
        await client.Upload("identity1");
        await client.SubmitPerson();

        var again = await client.Get("/certify/photoUpload?photo=identity1");

        Assert.That(again.Type, Is.EqualTo("NO_ALLOW"), "what is under review stays");
    }

    [Test]
    public async Task Beyond_the_days_budget_nobody_is_asked_and_nobody_fails()
    {
        await app.DisposeAsync();
        app = await CertifyApp.Start(new Dictionary<string, string>(Settings(aliyun.Address, oss.Address)) { ["Certify:Aliyun:Budgets:Id2MetaVerify"] = "0" });
        var client = new CertifyClient(app);
        await Arrive(client);
        await client.SubmitPerson();

        await app.Sweep();

        Assert.That((await client.Get("/certify/getPersonalCertify")).Data.GetProperty("personalStatus").GetString(), Is.EqualTo("AUTHEN"));
        Assert.That(aliyun.CallsOf("Id2MetaVerify"), Is.Zero);
    }

    [Test]
    public async Task Administrators_work_only_from_the_networks_that_are_listed()
    {
        await using var inside = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Admin:Networks:0"] = "127.0.0.0/8" });
        await using var outside = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Admin:Networks:0"] = "10.0.0.0/8" });
        var (near, far) = (new CertifyClient(inside), new CertifyClient(outside));
        await near.LoginAdmin();
        Assert.That((await near.Get("/certify/admin/lists")).Type, Is.EqualTo("OK"));

        Assert.That((await far.Get("/admin/getPassword?userName=admin")).Type, Is.EqualTo("EXIST"), "there nobody is an administrator");
        Assert.That(await outside.Outbox("13900000000"), Is.Empty);
        var console = await outside.Get<AdministratorSignIn>().ConsoleCode("admin");
        Assert.That((await far.Post("/admin/login", new { userName = "admin", password = console })).Type, Is.EqualTo("EXIST"), "whatever code he has");
        far.Cookie = (await Callers.Administrator(outside)).SessionId;
        Assert.That((await far.Get("/certify/admin/lists")).Type, Is.EqualTo("NO_SESSION"), "however he came by a session");
    }

    [Test]
    public async Task Each_wrong_choice_of_a_provider_stops_the_start_with_its_sentence()
    {
        Assert.That(await Stopped("Certify:Providers:Ocr", "Aliun"), Does.Contain("Sandbox or Aliyun"));
        Assert.That(await Stopped("Certify:Aliyun:AccessKeySecret", ""), Does.Contain("AccessKeySecret"));
        Assert.That(await Stopped("Certify:Aliyun:Sms:Templates:login", null), Does.Contain("Templates:login"));
        Assert.That(await Stopped("Certify:ObjectStore:Region", ""), Does.Contain("Region"));
        Assert.That(await Stopped("Certify:Vendors:FailuresToOpen", "0"), Does.Contain("FailuresToOpen"));
    }

    private static async Task<string> Stopped(string key, string? value)
    {
        var settings = Settings(new Uri("http://127.0.0.1:9/"), new Uri("http://127.0.0.1:9/"));
        if (value is null)
        {
            settings.Remove(key);
        }
        else
        {
            settings[key] = value;
        }

        return (await Assert.ThrowsAsync<StartStopped>(() => CertifyApp.Start(settings)))!.Message;
    }

    /// <summary>Registers and signs in by the codes that went out by SMS.</summary>
    private async Task Arrive(CertifyClient client)
    {
        var phone = CertifyClient.NewPhone();
        await client.Get($"/user/phone/getRegistVerify?phone={phone}");
        await app.Deliver();
        var sent = aliyun.Calls.Last(call => call.Header("x-acs-action") == "SendSms");
        var code = JsonDocument.Parse(sent.Query["TemplateParam"]).RootElement.GetProperty("code").GetString();
        Assert.That((await client.Post("/user/register", new { userName = "river", password = CertifyClient.Md5(), verification = code })).Type, Is.EqualTo("OK"));
        Assert.That((await client.LoginWeb(phone)).Type, Is.EqualTo("OK"));
    }

    internal static Dictionary<string, string> Settings(Uri aliyun, Uri oss)
    {
        var settings = new Dictionary<string, string>
        {
            ["Certify:Providers:Ocr"] = "Aliyun",
            ["Certify:Providers:Identity"] = "Aliyun",
            ["Certify:Providers:Company"] = "Aliyun",
            ["Certify:Providers:Sms"] = "Aliyun",
            ["Certify:Aliyun:AccessKeyId"] = "key",
            ["Certify:Aliyun:AccessKeySecret"] = "secret",
            ["Certify:Aliyun:Sms:SignName"] = "水利云",
            ["Certify:ObjectStore:Endpoint"] = oss.AbsoluteUri,
            ["Certify:ObjectStore:Bucket"] = "photos",
            ["Certify:ObjectStore:Region"] = "cn-hangzhou",
        };
        foreach (var product in new[] { "Cloudauth", "Ocr", "Dysms", "DirectMail", "Sts" })
        {
            settings[$"Certify:Aliyun:Endpoints:{product}:0"] = aliyun.AbsoluteUri;
        }

        foreach (var (purpose, number) in VendorSettings.SmsPurposes.Select((purpose, number) => (purpose, number)))
        {
            settings[$"Certify:Aliyun:Sms:Templates:{purpose}"] = $"SMS_{number}";
        }

        foreach (var action in new[] { "Id2MetaVerify", "RecognizeIdcard", "SendSms" })
        {
            // On a clock that stands the pace would stop everybody.
            settings[$"Certify:Aliyun:Qps:{action}"] = "0";
        }

        return settings;
    }
}
