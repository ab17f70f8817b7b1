using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.Tests.Protocols.UserCertify;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>A code is good for one purpose, one recipient and one flow, and for nothing else at any door.</summary>
public sealed class CodeTakeoverTests
{
    private const string AdminPhone = "13900000000";
    private static readonly string Secret = CertifyClient.Md5(Callers.Password);

    private CertifyApp app = null!;
    private int phones;

    [SetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task An_administrators_code_opens_no_users_door_though_the_phone_is_a_users_too()
    {
        await Callers.MakeUser(app, AdminPhone);
        var flow = Cookie((await app.Get("/admin/getPassword?userName=admin")).CookieValue!);
        var code = await app.Code(AdminPhone);
        var guest = XToken(Callers.Guest(app).SessionId);

        Assert.That((await app.Post("/user/web/loginByVerify", new { password = Secret, verification = code }, flow)).Code, Is.EqualTo("INVALID"));
        Assert.That((await app.Post("/user/phone/getbackPassword", new { password = Secret, verification = code }, flow)).Code, Is.EqualTo("INVALID"));
        Assert.That((await app.Post("/user/register", new { userName = "x", password = Secret, verification = code }, flow)).Code, Is.EqualTo("INVALID"));
        Assert.That((await app.Get($"/user/auth?auth_type=phone_checkcode&phone={AdminPhone}&checkcode={code}", guest)).Code, Is.EqualTo("20010"));
        Assert.That((await app.Get($"/user/auth?auth_type=phone_checkcode&phone={AdminPhone}&checkcode={code}", flow.Replace("Cookie: userlogin=", "Authorization: Bearer ", StringComparison.Ordinal))).Code, Is.EqualTo("20010"));
        Assert.That((await app.Post("/api/v1.0/users", new { mobile = AdminPhone, password = "secret-9", sms_code = code })).Code, Is.EqualTo("4004"));
        Assert.That((await app.Post("/admin/login", new { userName = "admin", password = code }, flow)).Code, Is.EqualTo("OK"), "it was good all the time");
    }

    [Test]
    public async Task A_users_code_is_none_of_an_administrators_though_they_share_the_phone()
    {
        await Callers.MakeUser(app, AdminPhone);
        foreach (var path in new[] { $"/user/login/getLoginVerify?code={AdminPhone}", $"/user/phone/getGetbackVerify?phone={AdminPhone}" })
        {
            var flow = Cookie((await app.Get(path)).CookieValue!);
            Assert.That((await app.Post("/admin/login", new { userName = "admin", password = await app.Code(AdminPhone) }, flow)).Code, Is.EqualTo("INVALID"), path);
        }

        var guest = Callers.Guest(app).SessionId;
        await app.Post($"/checkcode/request_for_phone?phone={AdminPhone}", null, XToken(guest));
        Assert.That((await app.Post("/admin/login", new { userName = "admin", password = await app.Code(AdminPhone) }, XToken(guest))).Code, Is.EqualTo("INVALID"));
    }

    [Test]
    public async Task A_code_of_one_purpose_counts_as_none_for_every_other()
    {
        var uses = new[] { "/user/register", "/user/web/loginByVerify", "/user/phone/getbackPassword", "/user/email/getbackPassword", "/user/updatePhone", "/user/updateEmail" };
        var user = await Callers.MakeUser(app, NewPhone());
        var sends = new (string Path, string Recipient, string[] Uses)[]
        {
            ("/user/phone/getRegistVerify?phone=13812399901", "13812399901", ["/user/register"]),
            ($"/user/login/getLoginVerify?code={user.Phone}", user.Phone!, ["/user/web/loginByVerify"]),
            ($"/user/phone/getGetbackVerify?phone={user.Phone}", user.Phone!, ["/user/phone/getbackPassword", "/user/email/getbackPassword"]),
            ("/user/phone/getUpdateVerify?phone=13812399902", "13812399902", ["/user/updatePhone"]),
            ("/user/email/getBindVerify?email=purpose@example.com", "purpose@example.com", ["/user/updateEmail"]),
        };
        foreach (var (path, recipient, good) in sends)
        {
            var flow = Bearer(await Doors.SignIn(app, ServiceInterface.Domain.SessionKind.Api, user.Phone!));
            await app.Get(path, flow);
            var code = await app.Code(recipient);
            foreach (var use in uses.Except(good))
            {
                var said = await app.Post(use, new { userName = "x", password = Secret, verification = code }, flow);
                Assert.That(said.Code, Is.EqualTo("INVALID"), $"{path} used at {use}");
            }
        }
    }

    [Test]
    public async Task A_code_of_one_flow_counts_as_none_in_another()
    {
        var user = await Callers.MakeUser(app, NewPhone());
        var mine = Cookie((await app.Get($"/user/phone/getGetbackVerify?phone={user.Phone}")).CookieValue!);
        var code = await app.Code(user.Phone!);
        var thief = await Callers.SignedIn(app, "thief", NewPhone());
        foreach (var his in new[] { "X-None: 1", Bearer(thief.SessionId), Cookie((await app.Get($"/user/phone/getRegistVerify?phone={NewPhone()}")).CookieValue!) })
        {
            Assert.That((await app.Post("/user/phone/getbackPassword", new { password = Secret, verification = code }, his)).Code, Is.EqualTo("INVALID"), his);
            Assert.That((await app.Post($"/user/password/reset?phone={user.Phone}&checkcode={code}&password=secret-9", null, XToken(Callers.Guest(app).SessionId))).Code, Is.EqualTo("20010"));
        }

        Assert.That((await app.Post("/user/phone/getbackPassword", new { password = Secret, verification = code }, mine)).Code, Is.EqualTo("OK"));
    }

    [Test]
    public async Task A_guests_code_is_no_other_guests_and_no_other_phones()
    {
        var (user, other) = (await Callers.MakeUser(app, NewPhone()), await Callers.MakeUser(app, NewPhone()));
        var (mine, his) = (XToken(Callers.Guest(app).SessionId), XToken(Callers.Guest(app).SessionId));
        await app.Post($"/checkcode/request_for_phone?phone={user.Phone}", null, mine);
        var code = await app.Code(user.Phone!);

        Assert.That((await SignIn(user.Phone!, his)).Code, Is.EqualTo("20010"));
        Assert.That((await SignIn(other.Phone!, mine)).Code, Is.EqualTo("20010"));
        Assert.That((await app.Post($"/user/password/reset?phone={user.Phone}&checkcode={code}&password=secret-9", null, mine)).Code, Is.EqualTo("20010"), "another purpose");
        Assert.That((await SignIn(user.Phone!, mine)).Code, Is.EqualTo("0"));

        Task<Said> SignIn(string phone, string guest) => app.Get($"/user/auth?auth_type=phone_checkcode&phone={phone}&checkcode={code}", guest);
    }

    [Test]
    public async Task A_registration_code_registers_the_phone_that_got_it_at_the_door_that_asked()
    {
        var (phone, other) = (NewPhone(), NewPhone());
        await app.Get($"/user/phone/getRegistVerify?phone={phone}");
        var code = await app.Code(phone);
        Assert.That((await app.Post("/api/v1.0/users", new { mobile = phone, password = "secret-9", sms_code = code })).Code, Is.EqualTo("4004"));

        var picture = Guid.NewGuid().ToString();
        await app.Get<Codes>().KeepPicture(picture, "1234");
        Assert.That((await app.Get($"/api/v1.0/smscode/{phone}?text=1234&id={picture}")).Code, Is.EqualTo("0"));
        code = await app.Code(phone);
        Assert.That((await app.Post("/api/v1.0/users", new { mobile = other, password = "secret-9", sms_code = code })).Code, Is.EqualTo("4004"));
        Assert.That((await app.Post("/user/register", new { userName = "x", password = Secret, verification = code })).Code, Is.EqualTo("INVALID"));
        Assert.That((await app.Post("/api/v1.0/users", new { mobile = phone, password = "secret-9", sms_code = code })).Code, Is.EqualTo("0"));
    }

    [Test]
    public async Task Pending_codes_do_not_go_over_a_sign_in()
    {
        var (user, phone) = (await Callers.MakeUser(app, NewPhone()), NewPhone());
        var before = (await app.Get($"/user/phone/getUpdateVerify?phone={phone}")).CookieValue!;
        var code = await app.Code(phone);
        var id = await Doors.SignIn(app, ServiceInterface.Domain.SessionKind.Web, user.Phone!, Callers.Password, Cookie(before));

        Assert.That((await app.Post("/user/updatePhone", new { verification = code }, Cookie(id))).Code, Is.EqualTo("INVALID"));
    }

    [Test]
    public async Task A_recovery_code_works_for_whoever_has_the_phone_when_it_is_used()
    {
        var (before, phone) = (await Callers.SignedIn(app, "before", NewPhone()), NewPhone());
        var old = before.User!.Phone!;
        var flow = Cookie((await app.Get($"/user/phone/getGetbackVerify?phone={old}")).CookieValue!);
        var code = await app.Code(old);
        await app.Get($"/user/phone/getUpdateVerify?phone={phone}", Bearer(before.SessionId));
        Assert.That((await app.Post("/user/updatePhone", new { verification = await app.Code(phone) }, Bearer(before.SessionId))).Code, Is.EqualTo("OK"));
        var after = await Callers.MakeUser(app, old);

        Assert.That((await app.Post("/user/phone/getbackPassword", new { password = CertifyClient.Md5("secret-9"), verification = code }, flow)).Code, Is.EqualTo("OK"));
        Assert.That((await Doors.TrySignIn(app, ServiceInterface.Domain.SessionKind.Api, phone, Callers.Password)).Good, Is.True, "his is as it was");
        Assert.That((await Doors.TrySignIn(app, ServiceInterface.Domain.SessionKind.Api, after.Phone!, "secret-9")).Good, Is.True);
    }

    private string NewPhone() => $"1381238{++phones:D4}";
}
