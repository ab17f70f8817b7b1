using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun;
using Certify.ServiceInterface.Providers.Guard;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Providers.Aliyun;

/// <summary>One client at one loopback Aliyun for each test, on a clock that the test moves.</summary>
public abstract class AliyunFixture
{
    protected const string Secret = "testAccessKeySecret";

    protected static readonly ReviewContext Context = new(7, 0, "张三", "11010519491231002X", "");

    private HttpClient http = null!;

    protected ManualClock Clock { get; private set; } = null!;

    protected LoopbackAliyun Vendor { get; private set; } = null!;

    protected AliyunOptions Options { get; private set; } = null!;

    protected AliyunClient Client { get; private set; } = null!;

    [SetUp]
    public void Connect()
    {
        Clock = new ManualClock();
        Vendor = new LoopbackAliyun("testAccessKeyId", Secret, Clock);
        http = VendorHttp.CreateClient();
        Options = OptionsFor(Vendor.Address);
        Client = Reconnect(Options);
    }

    [TearDown]
    public async Task Disconnect()
    {
        http.Dispose();
        await Vendor.DisposeAsync();
        Vendor.AssertNoObjections();
    }

    protected static AliyunOptions OptionsFor(params Uri[] endpoints)
    {
        List<string> addresses = [.. endpoints.Select(endpoint => endpoint.AbsoluteUri)];
        return new AliyunOptions
        {
            AccessKeyId = "testAccessKeyId",
            AccessKeySecret = Secret,
            Endpoints = new() { Cloudauth = addresses, Ocr = addresses, Dysms = addresses, DirectMail = addresses },
            // The pace has tests of its own; on a clock that stands it would stop everybody.
            Qps = new(StringComparer.OrdinalIgnoreCase)
            {
                ["Id2MetaVerify"] = 0,
                ["Id2MetaPeriodVerify"] = 0,
                ["RecognizeIdcard"] = 0,
                ["RecognizeBusinessLicense"] = 0,
                ["EntElementVerifyV2"] = 0,
                ["VerifyBusinessLicense"] = 0,
                ["SendSms"] = 0,
                ["QuerySendDetails"] = 0,
                ["SingleSendMail"] = 0,
            },
            Sms = new() { SignName = "水利云", Templates = { ["login"] = "SMS_154950909" } },
            DirectMail = new() { AccountName = "notice@example.com", FromAlias = "水利云" },
        };
    }

    protected AliyunClient Reconnect(AliyunOptions options) =>
        new(http, options, new VendorGuard(new ProcessVendorGate(), new GuardOptions(), Clock), Clock);

    /// <summary>Lets the call reach a vendor that will not answer, and then lets its time pass.</summary>
    protected async Task<T> UntilTimeout<T>(Task<T> call, LoopbackVendor? vendor = null)
    {
        await Eventually.Is(() => Task.FromResult((vendor ?? Vendor).Calls.Count > 0), "the call reached the vendor", TimeSpan.FromSeconds(10));
        Clock.Advance(TimeSpan.FromSeconds(Options.TimeoutSeconds));
        return await call;
    }
}
