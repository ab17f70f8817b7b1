using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun;
using Certify.ServiceInterface.Providers.Aliyun.Identity;
using Certify.ServiceInterface.Providers.Guard;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Providers.Aliyun;

/// <summary>The loopback vendor is strict, else all tests against it would prove nothing.</summary>
[TestFixture]
public sealed class LoopbackAliyunTests
{
    private ManualClock clock = null!;
    private LoopbackAliyun vendor = null!;
    private HttpClient http = null!;

    [SetUp]
    public void Start()
    {
        clock = new ManualClock();
        vendor = new LoopbackAliyun("ak", "sk", clock);
        http = VendorHttp.CreateClient();
    }

    [TearDown]
    public async Task Stop()
    {
        http.Dispose();
        await vendor.DisposeAsync();
    }

    [Test]
    public async Task It_objects_to_a_signature_with_another_secret()
    {
        await Check("other", clock, "张三");

        Assert.That(vendor.Objections, Is.EqualTo(new[] { "POST /: the signature does not match" }));
        Assert.That(vendor.AssertNoObjections, Throws.InstanceOf<AssertionException>());
    }

    [Test]
    public async Task It_objects_to_a_clock_that_is_wrong()
    {
        await Check("sk", new ManualClock(clock.GetUtcNow().AddMinutes(16)), "张三");

        Assert.That(vendor.Objections, Is.EqualTo(new[] { "POST /: the date is too old" }));
    }

    [Test]
    public async Task It_objects_to_a_parameter_of_a_wrong_form()
    {
        await Check("sk", clock, "");

        Assert.That(vendor.Objections, Is.EqualTo(new[] { "POST /: UserName has a wrong form" }));
    }

    [Test]
    public async Task It_objects_to_what_is_sent_twice()
    {
        await Check("sk", clock, "张三");
        var first = vendor.Calls.Single();
        using var again = new HttpRequestMessage(HttpMethod.Post, vendor.Address) { Content = new ByteArrayContent(first.Body) };
        foreach (var (name, value) in first.Headers.Where(header => header.Key.StartsWith("x-acs-", StringComparison.Ordinal)))
        {
            again.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(again);

        Assert.That(vendor.Objections, Is.EqualTo(new[] { "POST /: the nonce was used before" }));
    }

    private async Task Check(string secret, TimeProvider ourClock, string name)
    {
        var options = new AliyunOptions { AccessKeyId = "ak", AccessKeySecret = secret, Endpoints = { Cloudauth = [vendor.Address.AbsoluteUri] } };
        var client = new AliyunClient(http, options, new VendorGuard(new ProcessVendorGate(), new GuardOptions(), ourClock), ourClock);
        await new AliyunIdentityAuthority(client, options).CheckPerson(name, "11010519491231002X", new ReviewContext(1, 0, name, "", ""), default);
    }
}
