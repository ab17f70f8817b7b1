using Certify.Host.Start;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;

namespace Certify.Tests.Host;

/// <summary>What a start in Production does not go on with, each with its sentence.</summary>
public sealed class StartChecksTests
{
    /// <summary>A trial: complete, with the sandbox for every provider.</summary>
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Certify:PublicBaseUrl"] = "https://certify.example.com",
        ["Certify:Sandbox:InProduction"] = "true",
        ["Certify:Providers:Ocr"] = "Sandbox",
        ["Certify:Providers:Identity"] = "Sandbox",
        ["Certify:Providers:Company"] = "Sandbox",
        ["Certify:Providers:Sms"] = "Sandbox",
        ["Certify:Providers:Mail"] = "Sandbox",
        ["Certify:Providers:WeChat"] = "Sandbox",
    };

    [Test]
    public void A_complete_configuration_starts() => Assert.That(() => Check(), Throws.Nothing);

    [TestCase("Providers:Ocr", null, "Certify:Providers:Ocr names no provider")]
    [TestCase("Providers:WeChat", "", "Certify:Providers:WeChat names no provider")]
    [TestCase("Providers:Sms", "Carrier", "Certify:Providers:Sms is Carrier")]
    [TestCase("Providers:Identity", "Aliyun", "Certify:Aliyun:AccessKey")]
    [TestCase("Providers:Mail", "Smtp", "Certify:Smtp:Host")]
    [TestCase("Sandbox:InProduction", "false", "is Sandbox, which certifies anybody")]
    [TestCase("PublicBaseUrl", null, "Certify:PublicBaseUrl is not set")]
    [TestCase("Codes:ResendSeconds", "0", "Certify:Codes:ResendSeconds is 0")]
    [TestCase("Codes:PerHour", "0", "Certify:Codes:PerHour is 0")]
    [TestCase("Codes:PerDay", "0", "Certify:Codes:PerDay is 0")]
    [TestCase("Codes:PerAddressPerHour", "0", "Certify:Codes:PerAddressPerHour is 0")]
    [TestCase("Codes:PerDayTotal", "-1", "Certify:Codes:PerDayTotal is -1")]
    [TestCase("Logins:PerAddress", "00", "Certify:Logins:PerAddress is 00")]
    [TestCase("Attempts:PerNumber", " 0", "Certify:Attempts:PerNumber is 0")]
    [TestCase("Codes:Seconds", "0x0", "Certify:Codes:Seconds is 0x0")]
    [TestCase("Attempts:PerUser", "0", "Certify:Attempts:PerUser is 0")]
    [TestCase("Passwords:Iterations", "99999", "Certify:Passwords:Iterations is under 100000")]
    [TestCase("Cors:Origins:0", "*", "Certify:Cors:Origins contains *")]
    [TestCase("Cors:Origins", "*", "Certify:Cors:Origins contains *")]
    [TestCase("Cors:Origins", "https://a.example, *", "Certify:Cors:Origins contains *")]
    [TestCase("PublicBaseUrl", " ", "Certify:PublicBaseUrl is not set")]
    [TestCase("PublicBaseUrl", "certify.example.com", "Certify:PublicBaseUrl is certify.example.com, which is no address")]
    [TestCase("PublicBaseUrl", "ftp://certify.example.com", "which is no address")]
    [TestCase("PublicBaseUrl", "https://certify.example.com?a=b", "which is no address")]
    [TestCase("BasePath", "qqsl", "Certify:BasePath is qqsl")]
    [TestCase("Proxies", "front.example", "Certify:Proxies contains front.example")]
    [TestCase("Proxies:0", "10.0.0.300", "Certify:Proxies contains 10.0.0.300")]
    [TestCase("Admin:Networks", "10.0.0.0/8,office", "Certify:Admin:Networks contains office")]
    [TestCase("Admin:Networks:0", "office", "Certify:Admin:Networks contains office")]
    [TestCase("Schedule:TimeZone", "Nowhere/City", "Certify:Schedule:TimeZone is Nowhere/City")]
    [TestCase("Schedule:Sweep", "every morning", "Certify:Schedule:Sweep is every morning")]
    [TestCase("Schedule:Expiry", "0 5 * *", "Certify:Schedule:Expiry is 0 5 * *")]
    [TestCase("Worker:Concurrency", "0", "Certify:Worker:Concurrency is 0")]
    [TestCase("Worker:LeaseSeconds", "0", "Certify:Worker:LeaseSeconds is 0")]
    [TestCase("Database", "certify", "Certify:Database is no connection string")]
    [TestCase("Database", "Username=certify;Password=secret", "Certify:Database is no connection string")]
    [TestCase("Redis", ":::", "Certify:Redis is not of the form")]
    [TestCase("Redis", "redis:6379,passwort=secret", "Certify:Redis is not of the form")]
    [TestCase("Smtp:Port", "465", "Certify:Smtp:Port 465")]
    public void One_thing_wrong_stops_it_with_a_sentence(string key, string? value, string sentence) =>
        Assert.That(() => Check((key, value)), Throws.InstanceOf<StartStopped>().With.Message.Contains(sentence));

    [Test]
    public void A_vendor_elsewhere_is_spoken_to_by_https_only() =>
        Assert.That(
            () => Check(
                ("Providers:WeChat", "WeChat"), ("WeChat:ApiBaseUrl", "http://wechat.example.com"),
                ("WeChat:Mp:AppId", "a"), ("WeChat:Mp:AppSecret", "s"), ("WeChat:Web:AppId", "b"), ("WeChat:Web:AppSecret", "s"),
                ("WeChat:App:AppId", "c"), ("WeChat:App:AppSecret", "s"), ("WeChat:Mini:AppId", "d"), ("WeChat:Mini:AppSecret", "s")),
            Throws.InstanceOf<StartStopped>().With.Message.Contains("must be https"));

    [TestCase("PublicBaseUrl", "https://certify.example.com/base/")]
    [TestCase("BasePath", "/base")]
    [TestCase("Cors:Origins", "https://a.example,https://b.example")]
    [TestCase("Proxies", "10.0.0.1 10.1.0.0/16")]
    [TestCase("Redis", "redis:6379,password=secret,ssl=true,defaultDatabase=2")]
    [TestCase("Database", "Host=db;Username=certify;Password=secret;Maximum Pool Size=50")]
    [TestCase("Schedule:TimeZone", "Europe/Berlin")]
    public void What_can_be_read_starts(string key, string value) => Assert.That(() => Check((key, value)), Throws.Nothing);

    private static void Check(params (string Key, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(Good);
        foreach (var (key, value) in changes)
        {
            settings["Certify:" + key] = value;
        }

        var certify = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Certify");
        StartChecks.Check(certify, new Place(
            "/nowhere", IsDevelopment: false, UsesSqlite: certify["Database"] is null, UsesRedis: certify["Redis"] is not null, UsesOss: false));
    }
}
