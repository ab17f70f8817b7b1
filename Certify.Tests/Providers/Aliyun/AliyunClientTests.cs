using System.Net;
using System.Net.Sockets;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun;
using Certify.ServiceInterface.Providers.Aliyun.Dysms;
using Certify.ServiceInterface.Providers.Aliyun.Identity;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Providers.Aliyun;

/// <summary>What the vendor's bad days look like from here, and what a call may do about them.</summary>
[TestFixture]
public sealed class AliyunClientTests : AliyunFixture
{
    [TestCase(Mood.Throttling, VendorFault.Throttled, "Throttling.User")]
    [TestCase(Mood.Failing, VendorFault.Unavailable, "ServiceUnavailable")]
    [TestCase(Mood.Garbling, VendorFault.Unavailable, VendorCodes.Garbage)]
    [TestCase(Mood.Cutting, VendorFault.Unavailable, VendorCodes.Cut)]
    [TestCase(Mood.Flooding, VendorFault.Unavailable, VendorCodes.Garbage)]
    public async Task A_bad_day_is_a_fault_and_never_a_verdict(Mood mood, VendorFault fault, string code)
    {
        Vendor.Mood = mood;

        var answer = await Check(Client);

        Assert.That((answer.Reading, answer.Fault, answer.Code), Is.EqualTo(((AuthorityReading?)null, (VendorFault?)fault, code)));
    }

    [TestCase(Mood.Hanging)]
    [TestCase(Mood.Stalling)]
    public async Task Silence_ends_at_the_time_limit(Mood mood)
    {
        Vendor.Mood = mood;

        var answer = await UntilTimeout(Check(Client));

        Assert.That((answer.Fault, answer.Code), Is.EqualTo(((VendorFault?)VendorFault.Unavailable, VendorCodes.TimedOut)));
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        Vendor.Mood = Mood.Redirecting;

        Assert.That((await Check(Client)).Fault, Is.EqualTo(VendorFault.Unavailable));
        Assert.That(Vendor.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_caller_that_hangs_up_ends_the_call()
    {
        Vendor.Mood = Mood.Hanging;
        using var gone = new CancellationTokenSource();

        var call = new AliyunIdentityAuthority(Client, Options).CheckPerson("张三", "11010519491231002X", Context, gone.Token);
        gone.Cancel();

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase(403, "InvalidAccessKeyId.NotFound", VendorFault.Account)]
    [TestCase(400, "SignatureDoesNotMatch", VendorFault.Account)]
    [TestCase(400, "InvalidTimeStamp.Expired", VendorFault.Account)]
    [TestCase(400, "SignatureNonceUsed", VendorFault.Unavailable)]
    [TestCase(429, "TooManyRequests", VendorFault.Throttled)]
    [TestCase(400, "Throttling.Api", VendorFault.Throttled)]
    [TestCase(404, "InvalidAction.NotFound", VendorFault.Request)]
    [TestCase(502, "whatever", VendorFault.Unavailable)]
    public void The_gateways_errors_mean(int status, string code, VendorFault fault)
    {
        Assert.That(GatewayFaults.Of(status, code), Is.EqualTo(fault));
    }

    [Test]
    public async Task An_endpoint_that_is_not_there_is_passed_over_and_rests()
    {
        var options = OptionsFor(NobodyThere(), Vendor.Address);
        var client = Reconnect(options);

        var sender = new AliyunSmsSender(client, options, Clock);
        var first = await sender.Send(Message, default);
        var second = await sender.Send(Message, default);

        Assert.That((first.Fault, second.Fault), Is.EqualTo(((VendorFault?)null, (VendorFault?)null)), "nothing was sent to the first, so even an SMS may go to the second");
        Assert.That(Vendor.Calls.Select(call => call.Headers["x-acs-signature-nonce"]), Is.Unique);
    }

    [Test]
    public async Task A_check_that_failed_goes_to_the_next_endpoint_with_a_new_nonce()
    {
        Vendor.Next(Mood.Failing);

        var answer = await Check(Reconnect(OptionsFor(Vendor.Address, Elsewhere)));

        Assert.That(answer.Reading!.Verdict, Is.EqualTo(AuthorityVerdict.Match));
        Assert.That(Vendor.Calls, Has.Count.EqualTo(2));
        Assert.That(Vendor.Calls.Select(call => call.Headers["x-acs-signature-nonce"]), Is.Unique);
    }

    [TestCase(Mood.Cutting)]
    [TestCase(Mood.Garbling)]
    public async Task A_check_whose_fate_is_unknown_is_not_paid_again_in_the_same_call(Mood mood)
    {
        Vendor.Next(mood);

        Assert.That((await Check(Reconnect(OptionsFor(Vendor.Address, Elsewhere)))).Fault, Is.EqualTo(VendorFault.Unavailable));
        Assert.That(Vendor.Calls, Has.Count.EqualTo(1));
    }

    [TestCase(Mood.Failing)]
    [TestCase(Mood.Cutting)]
    public async Task A_message_that_may_have_gone_out_is_not_sent_again(Mood mood)
    {
        Vendor.Next(mood);
        var options = OptionsFor(Vendor.Address, Elsewhere);

        Assert.That((await new AliyunSmsSender(Reconnect(options), options, Clock).Send(Message, default)).Fault, Is.EqualTo(VendorFault.Unavailable));
        Assert.That(Vendor.CallsOf("SendSms"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_endpoint_that_hung_is_asked_last_for_a_while()
    {
        await using var hanging = new LoopbackAliyun("testAccessKeyId", Secret, Clock) { Mood = Mood.Hanging };
        var client = Reconnect(OptionsFor(hanging.Address, Vendor.Address));

        var lost = await UntilTimeout(Check(client), hanging);
        var found = await Check(client);

        Assert.That((lost.Code, found.Code), Is.EqualTo((VendorCodes.TimedOut, "200/1")));
        Assert.That(hanging.Calls, Has.Count.EqualTo(1));

        hanging.Mood = Mood.Willing;
        Clock.Advance(TimeSpan.FromSeconds(61));
        await Check(client);
        Assert.That(hanging.Calls, Has.Count.EqualTo(2), "it is the preferred one again");
    }

    [Test]
    public async Task A_refusal_is_not_carried_from_endpoint_to_endpoint()
    {
        Vendor.Mood = Mood.Throttling;

        await Check(Reconnect(OptionsFor(Vendor.Address, Elsewhere)));

        Assert.That(Vendor.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Temporary_keys_bring_their_token_signed()
    {
        Options.SecurityToken = "token";

        Assert.That((await Check(Client)).Fault, Is.Null);
        Assert.That(Vendor.Calls.Single().Headers["authorization"], Does.Contain("x-acs-accesskey-id;").And.Contain(";x-acs-security-token;"));
    }

    [Test]
    public async Task What_the_vendor_repeats_of_our_request_goes_no_further()
    {
        Vendor.Answer("Id2MetaVerify", 400, """{"Code":"张三 11010519491231002X","Message":"UserName=张三","RequestId":"张三"}""");

        var answer = await Check(Client);

        Assert.That(answer.ToString(), Does.Not.Contain("张三").And.Not.Contain("1101"));
    }

    [TestCase("http://cloudauth.aliyuncs.com", false)]
    [TestCase("https://key@cloudauth.aliyuncs.com", false)]
    [TestCase("ftp://cloudauth.aliyuncs.com", false)]
    [TestCase("cloudauth.aliyuncs.com", true)]
    [TestCase("https://cloudauth.aliyuncs.com", true)]
    [TestCase("http://127.0.0.1:8080", true)]
    public void An_endpoint_is_https_or_on_this_machine(string endpoint, bool good)
    {
        Options.Endpoints.Cloudauth = [endpoint];

        Assert.That(Options.Problems().Any(), Is.EqualTo(!good));
    }

    [Test]
    public void Without_keys_nothing_can_be_signed()
    {
        Assert.That(new AliyunOptions().Problems(), Has.Exactly(1).Contains("AccessKeyId"));
    }

    /// <summary>The same vendor by another address.</summary>
    private Uri Elsewhere => new($"http://localhost:{Vendor.Address.Port}/");

    private static Sms Message => new("13800138000", "login", new Dictionary<string, string>(), "text", "out-1", DateTimeOffset.UnixEpoch);

    private Task<VendorAnswer<AuthorityReading>> Check(AliyunClient client) =>
        new AliyunIdentityAuthority(client, Options).CheckPerson("张三", "11010519491231002X", Context, default);

    private static Uri NobodyThere()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}/");
    }
}
