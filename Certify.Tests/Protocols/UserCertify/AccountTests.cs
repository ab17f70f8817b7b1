using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.Protocols.UserCertify.CertifyClient;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>protocols/user-certify.md 8.10 to 8.12 and 8.21, with the proof that a change of sign-in needs.</summary>
public sealed class AccountTests
{
    private CertifyApp app = null!;
    private CertifyClient client = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [SetUp]
    public void NewClient() => client = new CertifyClient(app);

    [Test]
    public async Task A_password_is_changed_in_the_order_of_its_steps()
    {
        var phone = await client.Arrive();
        Assert.That((await Change("""{}""")).Type, Is.EqualTo("FAIL"));
        Assert.That((await Change($$"""{"newPassword":"{{Md5("changed1")}}"}""")).Type, Is.EqualTo("FAIL"), "no current one");
        Assert.That((await Change($$"""{"oldPassword":"{{Md5("wrong")}}"}""")).Type, Is.EqualTo("UNKNOWN"), "wrong, before the new one is missed");
        Assert.That((await Change("""{"oldPassword":"abc","newPassword":"abc"}""")).Type, Is.EqualTo("UNKNOWN"));
        Assert.That((await Change($$"""{"oldPassword":"{{Md5()}}"}""")).Type, Is.EqualTo("FAIL"), "no new one");
        Assert.That((await Change($$"""{"oldPassword":"{{Md5()}}","newPassword":"changed1"}""")).Type, Is.EqualTo("OTHER"));
        Assert.That((await Change($$"""{"oldPassword":"{{Md5()}}","newPassword":"{{new string('x', 300)}}"}""")).Type, Is.EqualTo("OTHER"));

        var reply = await Change($$"""{"oldPassword":"{{Md5()}}","newPassword":"{{Md5("changed1")}}"}""");
        Assert.That(reply.Data.GetProperty("phone").GetString(), Is.EqualTo(phone));
        Assert.That((await client.LoginPhone(phone, "changed1")).Type, Is.EqualTo("OK"));
    }

    [Test]
    public async Task A_new_password_ends_all_sessions_of_the_user_and_every_address_is_told()
    {
        var phone = await client.Arrive();
        var other = new CertifyClient(app);
        await other.LoginPhone(phone);
        var reply = await Change($$"""{"oldPassword":"{{Md5()}}","newPassword":"{{Md5("changed1")}}"}""");

        Assert.That(reply.SetCookie, Is.EqualTo("userlogin=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"));
        Assert.That((await other.Get("/user/getUser")).Type, Is.EqualTo("NO_SESSION"));
        Assert.That((await app.Outbox(phone))[0].GetProperty("text").GetString(), Does.Contain("登录密码"));
    }

    [Test]
    public async Task A_checked_password_is_right_or_not()
    {
        await client.Arrive();

        Assert.That((await client.PostText("/user/checkPassword", "{}")).Type, Is.EqualTo("FAIL"));
        Assert.That((await client.Post("/user/checkPassword", new { other = "1" })).Type, Is.EqualTo("FAIL"));
        Assert.That((await client.Post("/user/checkPassword", new { password = Md5("wrong") })).Type, Is.EqualTo("FAIL"));
        Assert.That((await client.Post("/user/checkPassword", new { password = Md5() })).Body, Is.EqualTo("""{"type":"OK","total":null,"data":null}"""));
    }

    [TestCase("/user/updatePhone")]
    [TestCase("/user/updateEmail")]
    public async Task A_new_address_needs_its_own_code(string path)
    {
        var phone = await client.Arrive();
        Assert.That((await client.PostText(path, "{}")).Type, Is.EqualTo("FAIL"), "empty");
        Assert.That((await client.Post(path, new { other = "1" })).Type, Is.EqualTo("INVALID"), "nothing asked for, before the code is missed");
        await client.Get($"/user/login/getLoginVerify?code={phone}");
        Assert.That((await client.Post(path, new { verification = await app.Code(phone) })).Type, Is.EqualTo("INVALID"), "a login code");
    }

    [Test]
    public async Task A_phone_is_changed_by_the_code_that_went_to_it()
    {
        var old = await client.Arrive();
        var next = NewPhone();
        Assert.That((await client.Get($"/user/phone/getUpdateVeridy?phone={old}")).Type, Is.EqualTo("EXIST"), "one's own");
        await client.Get($"/user/phone/getUpdateVeridy?phone={next}");
        var code = await app.Code(next);
        Assert.That((await client.Post("/user/updatePhone", new { other = "1" })).Type, Is.EqualTo("FAIL"), "no code given");
        Assert.That((await client.Post("/user/updatePhone", new { verification = code == "000000" ? "000001" : "000000" })).Type, Is.EqualTo("FAIL"), "wrong");

        var reply = await client.PostText("/user/updatePhone", code.StartsWith('0') ? $$"""{"verification":"{{code}}"}""" : $$"""{"verification":{{code}}}""");
        Assert.That(reply.Data.GetProperty("phone").GetString(), Is.EqualTo(next));
        Assert.That((await app.Outbox(old))[0].GetProperty("text").GetString(), Does.Contain("密保手机"), "the old one is told");
        Assert.That((await client.Get("/user/getUser")).Type, Is.EqualTo("OK"));
        Assert.That((await client.LoginPhone(old)).Type, Is.EqualTo("EXIST"));
    }

    [Test]
    public async Task An_address_that_was_taken_meanwhile_exists()
    {
        await client.Arrive();
        var next = NewPhone();
        await client.Get($"/user/phone/getUpdateVerify?phone={next}");
        var code = await app.Code(next);
        await new CertifyClient(app).Register(next);

        Assert.That((await client.Post("/user/updatePhone", new { verification = code })).Type, Is.EqualTo("EXIST"));
    }

    [Test]
    public async Task Half_an_hour_after_the_sign_in_a_change_needs_the_password_again()
    {
        var phone = await client.Register();
        await client.LoginPhone(phone);
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        var address = $"{Guid.NewGuid():N}@example.com";
        await client.Get($"/user/email/getBindVerify?email={address}");
        var code = await app.Code(address);
        Assert.That((await client.Post("/user/updateEmail", new { verification = code })).Type, Is.EqualTo("FAIL"));

        await client.Post("/user/checkPassword", new { password = Md5() });
        Assert.That((await client.Post("/user/updateEmail", new { verification = code })).Data.GetProperty("email").GetString(), Is.EqualTo(address));
    }

    [TestCase("POST", "/user/updatePassword")]
    [TestCase("POST", "/user/updatePhone")]
    [TestCase("POST", "/user/updateEmail")]
    [TestCase("POST", "/user/checkPassword")]
    [TestCase("GET", "/user/getUser")]
    [TestCase("GET", "/user/getUsers")]
    [TestCase("GET", "/user/polling")]
    [TestCase("POST", "/user/updateUserMessage/1")]
    [TestCase("DELETE", "/user/deleteUserMessage/1")]
    [TestCase("POST", "/certify/personalCertify")]
    [TestCase("GET", "/certify/getPersonalCertify")]
    [TestCase("POST", "/certify/companyCertify")]
    [TestCase("GET", "/certify/getCompanyCertify")]
    [TestCase("GET", "/certify/photoUpload")]
    public async Task A_users_operation_asks_who_calls_before_it_looks_at_what_was_sent(string method, string path)
    {
        var body = method == "POST" ? "{" : null;
        foreach (var nobody in new[] { null, "unknown", "" })
        {
            client.Cookie = nobody;
            var reply = await client.Send(method, path, body);
            Assert.That((reply.Status, reply.Body), Is.EqualTo((200, """{"type":"NO_SESSION","total":null,"data":null}""")));
        }

        client.Cookie = null;
        await client.Get($"/user/phone/getRegistVerify?phone={NewPhone()}");
        Assert.That((await client.Send(method, path, body)).Type, Is.EqualTo("NO_SESSION"), "nameless");
        await client.LoginAdmin();
        Assert.That((await client.Send(method, path, body)).Body, Is.EqualTo("""{"type":"NO_AUTHORIZE","total":null,"data":null}"""));
    }

    private Task<Reply> Change(string body) => client.PostText("/user/updatePassword", body);
}
