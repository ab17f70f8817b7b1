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

    private static void Check(params (string Key, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(Good);
        foreach (var (key, value) in changes)
        {
            settings["Certify:" + key] = value;
        }

        var certify = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Certify");
        StartChecks.Check(certify, new Place("/nowhere", IsDevelopment: false, UsesSqlite: true, UsesRedis: false, UsesOss: false));
    }
}
