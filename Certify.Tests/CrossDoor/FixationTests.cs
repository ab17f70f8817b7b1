using Certify.ServiceInterface.Domain;
using Certify.Tests.Protocols.ApiV1;
using Certify.Tests.Protocols.UserCertify;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>
/// Nobody is signed in under an id that somebody else knows: every way in makes a new one and ends the one that was presented. An openid
/// that this session brought goes over; a code that waits in it does not.
/// </summary>
public sealed class FixationTests
{
    private CertifyApp app = null!;
    private int phones;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase("ApiV1 login")]
    [TestCase("ApiV1 registration")]
    [TestCase("web login")]
    [TestCase("phone login")]
    [TestCase("login by password and code")]
    public async Task An_id_that_was_known_before_the_sign_in_is_worth_nothing_after_it(string way)
    {
        var phone = $"1381250{++phones:D4}";
        var user = way == "ApiV1 registration" ? null : await Callers.MakeUser(app, phone);
        // A session that a stranger could have put into this browser; it remembers a WeChat visitor, and two codes wait in it.
        var planted = (await app.Post("/user/wechat/autoLogin", new { code = $"wx-fix{phones}" })).CookieValue!;
        var (bound, recovered) = ($"fix{phones}@example.com", await Callers.MakeUser(app, $"1381251{phones:D4}"));
        await app.Get($"/user/email/getBindVerify?email={bound}", Cookie(planted));
        await app.Get($"/user/phone/getGetbackVerify?phone={recovered.Phone}", Cookie(planted));
        var (bindCode, recoveryCode) = (await app.WaitingCode(bound), await app.WaitingCode(recovered.Phone!));

        var failed = await Arrive(way, phone, "wrong-password", planted);
        Assert.That((failed.Good, failed.SetCookie), Is.EqualTo((false, (string?)null)));
        Assert.That((await app.Get("/user/bindingRelationship", Cookie(planted))).Code, Is.EqualTo("EXIST"), "a failed one changes nothing");

        var arrived = await Arrive(way, phone, Callers.Password, planted);
        Assert.That(arrived.Good, Is.True, arrived.Body);
        Assert.That(arrived.CookieValue, Has.Length.EqualTo(32).And.Not.EqualTo(planted));
        var own = Cookie(arrived.CookieValue!);
        foreach (var door in Doors.All)
        {
            Assert.That((await app.Ask(door, null, Bearer(planted))).Good, Is.False, door);
        }

        Assert.That((await app.Get("/user/bindingRelationship", Cookie(planted))).Code, Is.EqualTo("FAIL"), "the presented one is over");
        Assert.That((await app.Get("/user/bindingRelationship", own)).Code, Is.EqualTo("EXIST"), "the openid went over");
        Assert.That((await app.Post("/user/updateEmail", new { verification = bindCode }, own)).Code, Is.EqualTo("INVALID"), "no code did");
        foreach (var session in new[] { own, Cookie(planted) })
        {
            var recovery = await app.Post("/user/phone/getbackPassword", new { password = CertifyClient.Md5("secret-9"), verification = recoveryCode }, session);
            Assert.That(recovery.Code, Is.EqualTo("INVALID"), "nor in the session that is over");
        }

        Assert.That(user is null || (await app.Get("/user/getUser", own)).Json.GetProperty("data").GetProperty("id").GetInt64() == user.Id, Is.True);
    }

    private async Task<Said> Arrive(string way, string phone, string password, string planted)
    {
        var cookie = Cookie(planted);
        switch (way)
        {
            case "ApiV1 login":
                return await Doors.TrySignIn(app, SessionKind.Api, phone, password, cookie);
            case "web login":
                return await Doors.TrySignIn(app, SessionKind.Web, phone, password, cookie);
            case "phone login":
                return await Doors.TrySignIn(app, SessionKind.Phone, phone, password, cookie);
            case "login by password and code":
                await app.Get($"/user/login/getLoginVerify?code={phone}", cookie);
                return await app.Post("/user/web/loginByVerify", new { password = CertifyClient.Md5(password), verification = await app.WaitingCode(phone) }, cookie);
            default:
                using (var browser = new ApiV1Client(app))
                {
                    await browser.AskForCode(phone);
                }

                var right = await app.WaitingCode(phone);
                var code = password == Callers.Password ? right : right == "000000" ? "000001" : "000000";
                return await app.Post("/api/v1.0/users", new { mobile = phone, password = Callers.Password, sms_code = code }, cookie);
        }
    }
}
