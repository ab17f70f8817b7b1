using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Guard;
using Certify.ServiceInterface.Providers.WeChat;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Providers.WeChat;

[TestFixture]
public sealed class WeChatOAuthTests
{
    private const string AppId = "wx0123456789abcdef";
    private const string AppSecret = "s3cret&secret";

    private const string Token = """
        {"access_token":"AT&1","expires_in":7200,"refresh_token":"RT","openid":"o-1","scope":"snsapi_userinfo","unionid":"u-1"}
        """;

    private ManualClock clock = null!;
    private LoopbackWeChat vendor = null!;
    private HttpClient http = null!;
    private WeChatOAuth weChat = null!;

    [SetUp]
    public void Connect()
    {
        clock = new ManualClock();
        vendor = new LoopbackWeChat(AppId, AppSecret);
        http = VendorHttp.CreateClient();
        var app = new WeChatAppOptions { AppId = AppId, AppSecret = AppSecret };
        var options = new WeChatOptions { Mp = app, Web = app, Mini = app, ApiBaseUrl = vendor.Address.AbsoluteUri };
        weChat = new WeChatOAuth(http, options, new VendorGuard(new ProcessVendorGate(), new GuardOptions(), clock), clock);
    }

    [TearDown]
    public async Task Disconnect()
    {
        http.Dispose();
        await vendor.DisposeAsync();
        vendor.AssertNoObjections();
    }

    [TestCase(WeChatApp.Mp, true)]
    [TestCase(WeChatApp.Web, false)]
    public async Task A_code_becomes_a_person_with_a_nickname(WeChatApp app, bool withLanguage)
    {
        vendor.Answer("/sns/oauth2/access_token", Token);
        vendor.Answer("/sns/userinfo", """{"openid":"o-1","nickname":"小 张🙂","sex":0,"privilege":[],"unionid":"u-1"}""");

        var answer = await weChat.Exchange(app, "code+/=", wantsProfile: Everybodys, default);

        Assert.That(answer.Reading, Is.EqualTo(new WeChatPerson(AppId, "o-1", "u-1", "小 张🙂", false)));
        Assert.That(vendor.Calls[0].Query["code"], Is.EqualTo("code+/="));
        Assert.That(vendor.Calls[1].Query["access_token"], Is.EqualTo("AT&1"));
        Assert.That(vendor.Calls[1].Query.ContainsKey("lang"), Is.EqualTo(withLanguage));
    }

    [Test]
    public async Task Without_a_wish_for_the_profile_it_is_not_asked_for()
    {
        vendor.Answer("/sns/oauth2/access_token", Token);

        Assert.That((await weChat.Exchange(WeChatApp.Mp, "c", wantsProfile: null, default)).Reading, Is.EqualTo(new WeChatPerson(AppId, "o-1", "u-1", null, false)));
        Assert.That(vendor.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_profile_is_asked_for_where_the_person_is_wanted_to_have_one()
    {
        vendor.Answer("/sns/oauth2/access_token", Token);
        var person = new WeChatPerson(AppId, "o-1", "u-1", null, false);

        var answer = await weChat.Exchange(WeChatApp.Mp, "c", met => Task.FromResult(met != person), default);

        Assert.That(answer.Reading, Is.EqualTo(person));
        Assert.That(vendor.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_silent_scope_gives_neither_profile_nor_union()
    {
        vendor.Answer("/sns/oauth2/access_token", """{"access_token":"AT","openid":"o-1","scope":"snsapi_base"}""");

        Assert.That((await weChat.Exchange(WeChatApp.Mp, "c", wantsProfile: Everybodys, default)).Reading, Is.EqualTo(new WeChatPerson(AppId, "o-1", null, null, false)));
    }

    [Test]
    public async Task A_snapshot_pages_visitor_is_marked_and_asked_nothing_more()
    {
        vendor.Answer("/sns/oauth2/access_token", """{"access_token":"AT","openid":"o-9","scope":"snsapi_userinfo","unionid":"u-9","is_snapshotuser":1}""");

        Assert.That((await weChat.Exchange(WeChatApp.Mp, "c", wantsProfile: Everybodys, default)).Reading!.IsSnapshot, Is.True);
        Assert.That(vendor.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_mini_programs_code_goes_another_way_and_its_session_key_is_not_kept()
    {
        vendor.Answer("/sns/jscode2session", """{"openid":"o-1","session_key":"tiihtNczf5v6AKRyjwEUhQ==","unionid":""}""");

        var answer = await weChat.Exchange(WeChatApp.Mini, "c", wantsProfile: Everybodys, default);

        Assert.That(answer.Reading, Is.EqualTo(new WeChatPerson(AppId, "o-1", null, null, false)));
    }

    [TestCase(40029, VendorFault.Request)]
    [TestCase(40163, VendorFault.Request)]
    [TestCase(42003, VendorFault.Request)]
    [TestCase(40013, VendorFault.Account)]
    [TestCase(40125, VendorFault.Account)]
    [TestCase(48001, VendorFault.Account)]
    [TestCase(45011, VendorFault.Throttled)]
    [TestCase(-1, VendorFault.Unavailable)]
    public async Task An_error_inside_HTTP_200_is_an_error(int error, VendorFault fault)
    {
        vendor.Answer("/sns/oauth2/access_token", $$"""{"errcode":{{error}},"errmsg":"invalid code, rid: 694e3229-1"}""");
        vendor.Answer("/sns/jscode2session", $$"""{"errcode":{{error}},"errmsg":"invalid code, rid: 694e3229-1"}""");

        foreach (var app in new[] { WeChatApp.Web, WeChatApp.Mini })
        {
            var answer = await weChat.Exchange(app, "c", wantsProfile: Everybodys, default);

            Assert.That((answer.Reading, answer.Fault, answer.Code), Is.EqualTo(((WeChatPerson?)null, (VendorFault?)fault, $"{error}")));
        }
    }

    [TestCase("""{"errcode":40001,"errmsg":"invalid credential"}""")]
    [TestCase("""{"openid":"o-2","nickname":"somebody else"}""")]
    [TestCase("""{"nickname":"nobody"}""")]
    public async Task A_profile_that_does_not_come_makes_no_person(string profile)
    {
        vendor.Answer("/sns/oauth2/access_token", Token);
        vendor.Answer("/sns/userinfo", profile);

        var answer = await weChat.Exchange(WeChatApp.Mp, "c", wantsProfile: Everybodys, default);

        Assert.That((answer.Reading, answer.Fault), Is.EqualTo(((WeChatPerson?)null, (VendorFault?)VendorFault.Unavailable)));
    }

    [TestCase("""{"errcode":0,"errmsg":"ok"}""")]
    [TestCase("""{"access_token":"AT","openid":""}""")]
    [TestCase("[]")]
    public async Task An_answer_without_an_identity_is_an_outage(string json)
    {
        vendor.Answer("/sns/oauth2/access_token", json);

        Assert.That((await weChat.Exchange(WeChatApp.Mp, "c", wantsProfile: null, default)).Fault, Is.EqualTo(VendorFault.Unavailable));
    }

    [TestCase(Mood.Throttling, VendorFault.Throttled)]
    [TestCase(Mood.Failing, VendorFault.Unavailable)]
    [TestCase(Mood.Garbling, VendorFault.Unavailable)]
    [TestCase(Mood.Flooding, VendorFault.Unavailable)]
    [TestCase(Mood.Redirecting, VendorFault.Unavailable)]
    [TestCase(Mood.Cutting, VendorFault.Unavailable)]
    public async Task A_bad_day_makes_no_person(Mood mood, VendorFault fault)
    {
        vendor.Answer("/sns/oauth2/access_token", Token);
        vendor.Mood = mood;

        var answer = await weChat.Exchange(WeChatApp.Mp, "c", wantsProfile: null, default);

        Assert.That((answer.Reading, answer.Fault), Is.EqualTo(((WeChatPerson?)null, (VendorFault?)fault)));
        Assert.That(answer.ToString(), Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Silence_ends_at_the_time_limit()
    {
        vendor.Answer("/sns/oauth2/access_token", Token);
        vendor.Mood = Mood.Hanging;
        var exchange = weChat.Exchange(WeChatApp.Mp, "c", wantsProfile: null, default);
        await Eventually.Is(() => Task.FromResult(vendor.Calls.Count > 0), "the call reached the vendor", TimeSpan.FromSeconds(10));

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That((await exchange).Code, Is.EqualTo(VendorCodes.TimedOut));
    }

    [Test]
    public async Task An_app_that_the_operator_does_not_have_is_his_matter()
    {
        Assert.That((await weChat.Exchange(WeChatApp.App, "c", wantsProfile: null, default)).Fault, Is.EqualTo(VendorFault.Account));
    }

    [Test]
    public void The_settings_are_looked_at()
    {
        var good = new WeChatOptions { Mini = new() { AppId = AppId, AppSecret = AppSecret } };

        Assert.That(good.Problems(), Is.Empty);
        Assert.That(new WeChatOptions().Problems(), Has.Exactly(1).Items);
        good.Web.AppId = "wx1";
        good.ApiBaseUrl = "http://api.weixin.qq.com";
        Assert.That(good.Problems(), Is.EqualTo(new[]
        {
            "Certify:WeChat:Web:AppSecret must be set.",
            "Certify:WeChat:ApiBaseUrl must be https: only this machine itself may be spoken to over http.",
        }));
    }

    private static Task<bool> Everybodys(WeChatPerson person) => Task.FromResult(true);
}
