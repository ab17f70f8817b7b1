using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.Protocols.UserCertify.CertifyClient;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>protocols/user-certify.md 8.7 to 8.9.</summary>
public sealed class RegistrationTests
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
    public async Task A_registration_makes_a_user_and_signs_nobody_in()
    {
        var phone = NewPhone();
        await client.Get($"/user/phone/getRegistVerify?phone={phone}");
        var reply = await client.Post("/user/register", new { userName = "river01", password = Md5(), verification = await app.Code(phone) });

        Assert.That(reply.Body, Is.EqualTo("""{"type":"OK","total":null,"data":null}"""));
        Assert.That((await client.Get("/user/getUser")).Type, Is.EqualTo("NO_SESSION"));
        Assert.That((await client.LoginWeb(phone)).Data.GetProperty("userName").GetString(), Is.EqualTo("river01"));
    }

    [Test]
    public async Task A_registration_without_a_code_asked_for_is_invalid() =>
        Assert.That((await client.Post("/user/register", new { userName = "a", password = Md5(), verification = "123456" })).Type, Is.EqualTo("INVALID"));

    [Test]
    public async Task An_expired_code_is_invalid()
    {
        var phone = NewPhone();
        await client.Get($"/user/phone/getRegistVerify?phone={phone}");
        var code = await app.Code(phone);
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.That((await client.Post("/user/register", new { userName = "a", password = Md5(), verification = code })).Type, Is.EqualTo("INVALID"));
    }

    [TestCase("""{}""")]
    [TestCase("""{"password":"0cc175b9c0f1b6a831c399e269772661","verification":"1"}""")]
    [TestCase("""{"userName":"a","verification":"1"}""")]
    [TestCase("""{"userName":"a","password":"0cc175b9c0f1b6a831c399e269772661"}""")]
    [TestCase("""{"userName":" ","password":"0cc175b9c0f1b6a831c399e269772661","verification":"1"}""")]
    [TestCase("""{"userName":"a\u0000b","password":"0cc175b9c0f1b6a831c399e269772661","verification":"1"}""")]
    [TestCase("""{"userName":"1234567890123456789012345678901","password":"0cc175b9c0f1b6a831c399e269772661","verification":"1"}""")]
    public async Task A_registration_needs_all_its_fields(string body) =>
        Assert.That((await client.PostText("/user/register", body)).Type, Is.EqualTo("FAIL"));

    [Test]
    public async Task A_password_that_is_not_hashed_is_refused_and_leaves_the_code()
    {
        var phone = NewPhone();
        await client.Get($"/user/phone/getRegistVerify?phone={phone}");
        var code = await app.Code(phone);

        Assert.That((await client.Post("/user/register", new { userName = "a", password = "abc", verification = code })).Type, Is.EqualTo("FAIL"));
        Assert.That((await client.Post("/user/register", new { userName = "a", password = Md5(), verification = code })).Type, Is.EqualTo("OK"));
        Assert.That((await client.Post("/user/register", new { userName = "a", password = "abc", verification = code })).Type, Is.EqualTo("INVALID"), "used up");
    }

    [Test]
    public async Task A_phone_that_was_registered_meanwhile_exists()
    {
        var phone = NewPhone();
        await client.Get($"/user/phone/getRegistVerify?phone={phone}");
        var code = await app.Code(phone);
        await new CertifyClient(app).Register(phone);

        Assert.That((await client.Post("/user/register", new { userName = "a", password = Md5(), verification = code })).Type, Is.EqualTo("EXIST"));
    }

    [Test]
    public async Task A_code_is_used_by_one_of_two_registrations()
    {
        var phone = NewPhone();
        await client.Get($"/user/phone/getRegistVerify?phone={phone}");
        var body = new { userName = "a", password = Md5(), verification = await app.Code(phone) };
        var types = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await client.Post("/user/register", body)).Type));

        Assert.That(types.Count(type => type == "OK"), Is.EqualTo(1));
        Assert.That(types, Has.Exactly(3).EqualTo("INVALID"));
    }

    [TestCase("/user/phone/getbackPassord", "password")]
    [TestCase("/user/phone/getbackPassord", "passord")]
    [TestCase("/user/phone/getbackPassword", "password")]
    [TestCase("/user/phone/getbackPassword", "passord")]
    public async Task A_recovery_by_phone_sets_the_password_and_ends_every_session(string path, string key)
    {
        var phone = await client.Arrive();
        var lost = new CertifyClient(app);
        await lost.Get($"/user/phone/getGetbackVerify?phone={phone}");
        var code = await app.Code(phone);
        Assert.That((await lost.Post(path, new Dictionary<string, string> { [key] = Md5("changed1") })).Type, Is.EqualTo("FAIL"), "no code given");
        Assert.That((await lost.Post(path, new { verification = code })).Type, Is.EqualTo("FAIL"), "no password");
        Assert.That((await lost.Post(path, new { verification = code, password = "changed1" })).Type, Is.EqualTo("FAIL"), "not hashed");
        var reply = await lost.Post(path, new Dictionary<string, string> { [key] = Md5("changed1"), ["verification"] = code });

        Assert.That(reply.Body, Is.EqualTo("""{"type":"OK","total":null,"data":null}"""));
        Assert.That((await client.Get("/user/getUser")).Type, Is.EqualTo("NO_SESSION"));
        Assert.That((await lost.Get("/user/getUser")).Type, Is.EqualTo("NO_SESSION"));
        Assert.That((await client.LoginPhone(phone)).Type, Is.EqualTo("FAIL"));
        Assert.That((await client.LoginPhone(phone, "changed1")).Type, Is.EqualTo("OK"));
        Assert.That((await lost.Post(path, new { verification = code, password = Md5() })).Type, Is.EqualTo("INVALID"), "used up");
    }

    [TestCase("/user/email/getbackPassord")]
    [TestCase("/user/email/getbackPassword")]
    public async Task A_recovery_by_mail_works_like_that_by_phone(string path)
    {
        var address = $"{Guid.NewGuid():N}@example.com";
        var phone = await client.Arrive();
        await client.Get($"/user/email/getBindVerify?email={address}");
        await client.Post("/user/updateEmail", new { verification = await app.Code(address) });

        await client.Get($"/user/email/getGetbackVerify?email={address}");
        var code = await app.Code(address);
        Assert.That((await client.Post("/user/phone/getbackPassword", new { verification = code, password = Md5("changed1") })).Type, Is.EqualTo("EXIST"), "no phone code");
        Assert.That((await client.Post(path, new { verification = "12345", passord = Md5("changed1") })).Type, Is.EqualTo("FAIL"), "wrong");
        Assert.That((await client.Post(path, new { verification = code, passord = Md5("changed1") })).Type, Is.EqualTo("OK"));
        Assert.That((await client.LoginPhone(address, "changed1")).Data.GetProperty("phone").GetString(), Is.EqualTo(phone));
    }

    [Test]
    public async Task A_recovery_in_the_users_own_session_takes_its_cookie_away()
    {
        var phone = await client.Arrive();
        await client.Get($"/user/phone/getGetbackVerify?phone={phone}");
        var reply = await client.Post("/user/phone/getbackPassword", new { verification = await app.Code(phone), password = Md5("changed1") });

        Assert.That((reply.Type, reply.SetCookie), Is.EqualTo(("OK", "userlogin=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")));
    }

    [TestCase("/user/phone/getbackPassword")]
    [TestCase("/user/email/getbackPassword")]
    public async Task A_recovery_without_a_code_asked_for_is_invalid_whatever_else_is_missing(string path)
    {
        Assert.That((await client.PostText(path, "{}")).Type, Is.EqualTo("FAIL"), "empty");
        Assert.That((await client.Post(path, new { password = Md5() })).Type, Is.EqualTo("INVALID"));
    }

    [Test]
    public async Task The_user_behind_the_phone_is_looked_up_when_the_code_is_used()
    {
        var phone = await client.Arrive();
        var lost = new CertifyClient(app);
        await lost.Get($"/user/phone/getGetbackVerify?phone={phone}");
        var code = await app.Code(phone);
        var next = NewPhone();
        await client.Get($"/user/phone/getUpdateVerify?phone={next}");
        await client.Post("/user/updatePhone", new { verification = await app.Code(next) });

        Assert.That((await lost.Post("/user/phone/getbackPassword", new { verification = code, password = Md5("changed1") })).Type, Is.EqualTo("EXIST"));
        Assert.That((await client.LoginPhone(next)).Type, Is.EqualTo("OK"), "the old password stands");
    }
}
