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

    private async Task Names(string words, params (string Key, string Value)[] settings)
    {
        var (code, output) = await ServiceProcess.RunAlone(settings.ToDictionary(one => one.Key, one => one.Value), folder.FullName, "doctor");

        Assert.That(output, Does.Contain(words));
        Assert.That(code, Is.EqualTo(1));
    }
}
