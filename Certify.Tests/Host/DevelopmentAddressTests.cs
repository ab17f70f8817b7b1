using Certify.Host.Start;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;

namespace Certify.Tests.Host;

public sealed class DevelopmentAddressTests
{
    [TestCase("http://127.0.0.1:5080")]
    [TestCase("http://localhost:5080;https://[::1]:5081")]
    [TestCase("http://127.9.9.9:0")]
    public void Development_listens_on_this_machine(string urls) => Assert.That(() => Check(urls, exposed: false), Throws.Nothing);

    [TestCase("http://0.0.0.0:5080")]
    [TestCase("http://[::]:5080")]
    [TestCase("http://*:5080")]
    [TestCase("http://+:5080")]
    [TestCase("http://127.0.0.1:5080;http://192.0.2.1:5080")]
    [TestCase("http://certify.example.com")]
    public void And_on_no_other_address_unless_it_is_exposed(string urls)
    {
        Assert.That(() => Check(urls, exposed: false), Throws.InstanceOf<StartStopped>().With.Message.Contains("Certify:Development:Exposed"));
        Assert.That(() => Check(urls, exposed: true), Throws.Nothing);
        Assert.That(() => Check(urls, exposed: false, development: false), Throws.Nothing);
    }

    [Test]
    public void Kestrels_own_endpoints_count_in_place_of_the_addresses() =>
        Assert.That(
            () => DevelopmentAddress.Check(
                Configuration(("urls", "http://127.0.0.1:1"), ("Kestrel:Endpoints:Any:Url", "http://*:80")), Place(development: true)),
            Throws.InstanceOf<StartStopped>());

    [TestCase("Certify:Providers:Ocr", "Aliyun", "Certify:Aliyun:Endpoints:Ocr:0")]
    [TestCase("Certify:Providers:Identity", "Aliyun", "Certify:Aliyun:Endpoints:Cloudauth:0")]
    [TestCase("Certify:Providers:Sms", "Aliyun", "Certify:Aliyun:Endpoints:Dysms:0")]
    [TestCase("Certify:Providers:Mail", "Smtp", "Certify:Smtp:Host")]
    [TestCase("Certify:Providers:WeChat", "WeChat", "Certify:WeChat:ApiBaseUrl")]
    public void Vendors_are_on_this_machine_too(string part, string provider, string address)
    {
        (string, string) listens = ("urls", "http://127.0.0.1:0"), named = (part, provider);

        Assert.That(
            () => DevelopmentAddress.Check(Configuration(listens, named, (address, "vendor.example.com")), Place(development: true)),
            Throws.InstanceOf<StartStopped>().With.Message.Contains("vendor.example.com"));
        Assert.That(() => DevelopmentAddress.Check(Configuration(listens, named, (address, "127.0.0.1")), Place(development: true)), Throws.Nothing);
        Assert.That(
            () => DevelopmentAddress.Check(
                Configuration(listens, named, (address, "vendor.example.com"), ("Certify:Development:Exposed", "true")), Place(development: true)),
            Throws.Nothing);
    }

    private static void Check(string urls, bool exposed, bool development = true) =>
        DevelopmentAddress.Check(Configuration(("urls", urls), ("Certify:Development:Exposed", $"{exposed}")), Place(development));

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();

    private static Place Place(bool development) =>
        Certify.Host.Start.Place.Of(Configuration(("DataDirectory", "/nowhere")), new HostEnvironmentOf(development ? "Development" : "Production"));

    private sealed class HostEnvironmentOf(string name) : Microsoft.Extensions.Hosting.IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "/";

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
