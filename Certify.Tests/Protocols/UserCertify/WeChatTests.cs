using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.Protocols.UserCertify.CertifyClient;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>protocols/user-certify.md 8.18, 8.19 and 14, with the rules of domain.md 2.5.</summary>
public sealed class WeChatTests
{
    private CertifyApp app = null!;
    private CertifyClient client = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [SetUp]
    public void NewClient() => client = new CertifyClient(app);

    [TestCase("/user/wechat/autoLogin", "/user/wechat/login")]
    [TestCase("/user/weChat/autoLogin", "/user/weChat/login")]
    public async Task The_first_use_binds_and_the_next_signs_in(string auto, string login)
    {
        var name = Guid.NewGuid().ToString("N");
        var phone = await new CertifyClient(app).Register();
        var first = await client.Post(auto, new { code = $"wx-{name}" });
        Assert.That((first.Type, first.SetCookie is null), Is.EqualTo(("EXIST", false)));
        Assert.That((await client.Get("/user/bindingRelationship")).Type, Is.EqualTo("EXIST"));
        var nameless = client.Cookie;

        var bound = await client.Post(login, new { code = phone, password = Md5() });
        Assert.That(bound.SetCookie, Does.Contain("Max-Age=604800"));
        Assert.That(client.Cookie, Is.Not.EqualTo(nameless));
        Assert.That(bound.Data.GetProperty("wechatNickName").GetString(), Is.EqualTo(name));
        Assert.That(bound.Data.GetProperty("openId").GetString(), Is.EqualTo($"o-wx-mp-{name}"));
        Assert.That((await app.Outbox(phone))[0].GetProperty("text").GetString(), Does.Contain("绑定微信"));

        var next = new CertifyClient(app);
        Assert.That((await next.Post(auto, new { code = $"wx-{name}" })).Data.GetProperty("phone").GetString(), Is.EqualTo(phone));
        Assert.That((await next.Get("/user/bindingRelationship")).Body, Is.EqualTo("""{"type":"OK","total":null,"data":null}"""));
    }

    [TestCase("""{}""")]
    [TestCase("""{"other":"1"}""")]
    [TestCase("""{"code":"bad"}""")]
    [TestCase("""{"code":"snap-visitor"}""")]
    public async Task A_code_that_names_nobody_fails(string body)
    {
        var reply = await client.PostText("/user/wechat/autoLogin", body);

        Assert.That((reply.Type, reply.SetCookie), Is.EqualTo(("FAIL", (string?)null)));
        Assert.That((await client.Get("/user/bindingRelationship")).Type, Is.EqualTo("FAIL"));
    }

    [Test]
    public async Task A_remembered_identity_waits_ten_minutes()
    {
        var phone = await client.Register();
        await client.Post("/user/wechat/autoLogin", new { code = "wx-late" });
        app.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.That((await client.Get("/user/bindingRelationship")).Type, Is.EqualTo("FAIL"));
        Assert.That((await client.Post("/user/wechat/login", new { code = phone, password = Md5() })).Data.TryGetProperty("openId", out _), Is.False);
    }

    [Test]
    public async Task A_web_login_carries_the_identity_over_and_binds_nothing()
    {
        var phone = await client.Register();
        await client.Post("/user/wechat/autoLogin", new { code = "wx-carried" });
        Assert.That((await client.LoginWeb(phone)).Data.TryGetProperty("openId", out _), Is.False);
        Assert.That((await client.Get("/user/bindingRelationship")).Type, Is.EqualTo("EXIST"));

        Assert.That((await client.Post("/user/wechat/login", new { code = phone, password = Md5() })).Data.GetProperty("openId").GetString(), Is.EqualTo("o-wx-mp-carried"));
    }

    [Test]
    public async Task A_bound_user_keeps_his_identity_and_a_failed_login_keeps_the_waiting_one()
    {
        var phone = await client.Register();
        await client.Post("/user/wechat/autoLogin", new { code = "wx-first" });
        Assert.That((await client.Post("/user/wechat/login", new { code = phone, password = Md5("wrong") })).Type, Is.EqualTo("FAIL"));
        await client.Post("/user/wechat/login", new { code = phone, password = Md5() });

        var second = new CertifyClient(app);
        await second.Post("/user/wechat/autoLogin", new { code = "wx-second" });
        var reply = await second.Post("/user/wechat/login", new { code = phone, password = Md5() });
        Assert.That(reply.Data.GetProperty("openId").GetString(), Is.EqualTo("o-wx-mp-first"));
        Assert.That((await new CertifyClient(app).Post("/user/wechat/autoLogin", new { code = "wx-second" })).Type, Is.EqualTo("EXIST"));
    }

    [Test]
    public async Task Unbinding_needs_the_own_identity_and_a_fresh_proof()
    {
        Assert.That((await client.Post("/user/unbind")).Type, Is.EqualTo("FAIL"), "no identity known");
        await client.Post("/user/wechat/autoLogin", new { code = "wx-leaver" });
        Assert.That((await client.Post("/user/unbind")).Type, Is.EqualTo("EXIST"), "not bound");
        var bystander = new CertifyClient(app);
        await bystander.Post("/user/wechat/autoLogin", new { code = "wx-leaver" });

        var phone = await client.Register();
        await client.Post("/user/wechat/login", new { code = phone, password = Md5() });
        Assert.That((await bystander.Post("/user/unbind")).Type, Is.EqualTo("FAIL"), "not his");

        var returned = new CertifyClient(app);
        await returned.Post("/user/wechat/autoLogin", new { code = "wx-leaver" });
        Assert.That((await returned.Post("/user/unbind")).Type, Is.EqualTo("FAIL"), "WeChat's word is no proof");
        await returned.Post("/user/checkPassword", new { password = Md5() });
        Assert.That((await returned.Post("/user/unbind")).Body, Is.EqualTo("""{"type":"OK","total":null,"data":null}"""));
        Assert.That((await returned.Get("/user/bindingRelationship")).Type, Is.EqualTo("EXIST"));

        await returned.Post("/user/wechat/login", new { code = phone, password = Md5() });
        Assert.That((await returned.Get("/user/bindingRelationship")).Type, Is.EqualTo("EXIST"), "what was unbound is not bound again by the way");
    }
}
