using Certify.ServiceInterface.Capabilities.Administration;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.Protocols.UserCertify.CertifyClient;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>protocols/user-certify.md 6.3, 8.15, 10.5 to 10.7 and 14: administrators.</summary>
public sealed class AdminTests
{
    private CertifyApp app = null!;
    private CertifyClient admin = null!;

    [SetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        admin = new CertifyClient(app);
    }

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task An_administrator_signs_in_by_the_code_to_his_own_phone()
    {
        Assert.That((await admin.Get("/admin/getPassword")).Type, Is.EqualTo("FAIL"));
        Assert.That((await admin.Get("/admin/getPassword?userName=%20")).Type, Is.EqualTo("FAIL"));
        Assert.That((await admin.Get("/admin/getPassword?userName=null")).Type, Is.EqualTo("FAIL"));
        Assert.That((await admin.Get("/admin/getPassword?userName=nobody")).Type, Is.EqualTo("EXIST"));
        Assert.That((await admin.Get("/admin/getPassword?userName=admin")).Type, Is.EqualTo("OK"));
        var code = await app.Code("13900000000");
        Assert.That((await app.Outbox("13900000000"))[0].GetProperty("purpose").GetString(), Is.EqualTo("admin_login"));

        Assert.That((await Login("{}")).Type, Is.EqualTo("FAIL"));
        Assert.That((await Login("""{"userName":"admin"}""")).Type, Is.EqualTo("FAIL"));
        Assert.That((await Login($$"""{"userName":"nobody","password":"{{code}}"}""")).Type, Is.EqualTo("EXIST"));
        Assert.That((await Login($$"""{"userName":"admin","password":"{{(code == "000000" ? "000001" : "000000")}}"}""")).Type, Is.EqualTo("FAIL"));
        var reply = await Login($$"""{"userName":"admin","password":"{{code}}"}""");
        GoldenFile.Check("UserCertify/admin-login.json", reply.Body);
        Assert.That(reply.SetCookie, Does.Contain("Max-Age=1800;"));
        Assert.That((await Login($$"""{"userName":"admin","password":"{{code}}"}""")).Type, Is.EqualTo("INVALID"), "used up");
    }

    [Test]
    public async Task A_code_for_ones_own_phone_opens_no_administrators_account()
    {
        await AddAdministrator("other", "13900000001");
        await admin.Get("/admin/getPassword?userName=other");
        var code = await app.Code("13900000001");
        Assert.That((await Login($$"""{"userName":"admin","password":"{{code}}"}""")).Type, Is.EqualTo("INVALID"));
        Assert.That((await Login($$"""{"userName":"other","password":"{{code}}"}""")).Type, Is.EqualTo("OK"));

        var user = new CertifyClient(app);
        await user.Register("13900000000");
        await user.Get("/user/login/getLoginVerify?code=13900000000");
        Assert.That((await user.Post("/admin/login", new { userName = "admin", password = await app.Code("13900000000") })).Type, Is.EqualTo("INVALID"));
    }

    [Test]
    public async Task Administrators_without_phone_or_right_are_refused()
    {
        await AddAdministrator("mute", null);
        Assert.That((await admin.Get("/admin/getPassword?userName=mute")).Type, Is.EqualTo("OTHER"));

        var locked = await AddAdministrator("locked", "13900000002");
        await admin.Get("/admin/getPassword?userName=locked");
        var body = $$"""{"userName":"locked","password":"{{await app.Code("13900000002")}}"}""";
        await app.Get<Database>().Write(unit => app.Get<AdministratorStore>().SetLocked(unit, locked, locked: true));
        Assert.That((await Login(body)).Type, Is.EqualTo("UNKNOWN"));
    }

    [Test]
    public async Task A_code_from_the_console_signs_in_once_while_no_SMS_arrives()
    {
        var signIn = app.Get<AdministratorSignIn>();
        Assert.That(await signIn.ConsoleCode("nobody"), Is.Null);
        var code = (await signIn.ConsoleCode("admin"))!;
        var wrong = $$"""{"userName":"admin","password":"{{(code == "000000" ? "000001" : "000000")}}"}""";
        var right = $$"""{"userName":"admin","password":"{{code}}"}""";
        Assert.That((await Login(wrong)).Type, Is.EqualTo("FAIL"));
        await admin.Get("/admin/getPassword?userName=admin");
        Assert.That((await Login(right)).Type, Is.EqualTo("OK"));
        admin.Cookie = null;
        Assert.That((await Login(right)).Type, Is.EqualTo("INVALID"), "used up");

        right = $$"""{"userName":"admin","password":"{{await signIn.ConsoleCode("admin")}}"}""";
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That((await Login(right)).Type, Is.EqualTo("INVALID"), "too old");
    }

    [Test]
    public async Task The_fifth_wrong_try_takes_the_consoles_code()
    {
        var code = (await app.Get<AdministratorSignIn>().ConsoleCode("admin"))!;
        for (var i = 0; i < 5; i++)
        {
            Assert.That((await Login($$"""{"userName":"admin","password":"{{(code == "000000" ? "000001" : "000000")}}"}""")).Type, Is.EqualTo("FAIL"));
        }

        Assert.That((await Login($$"""{"userName":"admin","password":"{{code}}"}""")).Type, Is.EqualTo("INVALID"));
    }

    [Test]
    public async Task An_administrator_has_one_session()
    {
        await admin.LoginAdmin();
        var second = new CertifyClient(app);
        await second.LoginAdmin();

        Assert.That((await admin.Get("/admin/getUsers")).Type, Is.EqualTo("NO_SESSION"));
        Assert.That((await second.Get("/admin/getUsers")).Type, Is.EqualTo("OK"));
    }

    [TestCase("GET", "/user/admin/getUsers")]
    [TestCase("GET", "/admin/getUsers")]
    [TestCase("POST", "/admin/isLocked")]
    [TestCase("POST", "/admin/resetPassword")]
    [TestCase("GET", "/certify/admin/lists")]
    [TestCase("GET", "/certify/admin/certify/1")]
    [TestCase("GET", "/certify/admin/certify/abc")]
    [TestCase("POST", "/certify/admin/startCertify")]
    public async Task Administrators_operations_are_closed_to_everybody_else(string method, string path)
    {
        Assert.That((await admin.Send(method, path, null)).Body, Is.EqualTo("""{"type":"NO_SESSION","total":null,"data":null}"""));
        await admin.Arrive();
        Assert.That((await admin.Send(method, path, null)).Body, Is.EqualTo("""{"type":"NO_AUTHORIZE","total":null,"data":null}"""));
    }

    [TestCase("/user/admin/getUsers")]
    [TestCase("/admin/getUsers")]
    public async Task All_users_are_listed_in_clear_newest_first_and_the_look_is_audited(string path)
    {
        await new CertifyClient(app).Register("13800000001");
        var certified = new CertifyClient(app);
        await certified.Arrive("13800000002");
        await certified.SubmitPerson();
        await app.Sweep();
        await admin.LoginAdmin();

        GoldenFile.Check("UserCertify/admin-getUsers.json", (await admin.Get(path)).Body);
        Assert.That((await admin.Get(path + "?page=2&size=1")).Data[0].GetProperty("phone").GetString(), Is.EqualTo("13800000001"));
        Assert.That((await admin.Get(path + "?page=0")).Type, Is.EqualTo("FAIL"));
        Assert.That(await Audited("list", "users"), Is.EqualTo(2));
    }

    [TestCase("""{}""", "FAIL")]
    [TestCase("""{"id":1}""", "FAIL")]
    [TestCase("""{"isLocked":"true"}""", "FAIL")]
    [TestCase("""{"id":"abc","isLocked":"true"}""", "FAIL")]
    [TestCase("""{"id":1,"isLocked":"yes"}""", "FAIL")]
    [TestCase("""{"id":99,"isLocked":"true"}""", "EXIST")]
    public async Task A_lock_is_set_on_a_user_that_there_is(string body, string type)
    {
        await admin.LoginAdmin();
        Assert.That((await admin.PostText("/admin/isLocked", body)).Type, Is.EqualTo(type));
    }

    [Test]
    public async Task A_locked_user_is_out_until_he_is_unlocked()
    {
        var user = new CertifyClient(app);
        var phone = await user.Arrive("13800000003");
        var id = (await user.Get("/user/getUser")).Data.GetProperty("id").GetInt64();
        await admin.LoginAdmin();

        GoldenFile.Check("UserCertify/admin-isLocked.json", (await admin.Post("/admin/isLocked", new { id, isLocked = "true" })).Body);
        Assert.That((await user.Get("/user/getUser")).Type, Is.EqualTo("NO_SESSION"));
        Assert.That((await user.LoginWeb(phone)).Type, Is.EqualTo("UNKNOWN"));
        Assert.That((await admin.Post("/admin/isLocked", new { id, isLocked = "false" })).Data.TryGetProperty("lockedDate", out _), Is.False);
        Assert.That((await user.LoginWeb(phone)).Type, Is.EqualTo("OK"));
        Assert.That((await Audited("lock", $"user:{id}"), await Audited("unlock", $"user:{id}")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_password_is_reset_to_none_and_the_user_told_to_recover_it()
    {
        var user = new CertifyClient(app);
        var phone = await user.Arrive();
        var id = (await user.Get("/user/getUser")).Data.GetProperty("id").GetInt64();
        await admin.LoginAdmin();
        Assert.That((await admin.PostText("/admin/resetPassword", "{}")).Type, Is.EqualTo("FAIL"));
        Assert.That((await admin.Post("/admin/resetPassword", new { id = 99 })).Type, Is.EqualTo("EXIST"));
        Assert.That((await admin.Post("/admin/resetPassword", new { id })).Body, Is.EqualTo("""{"type":"OK","total":null,"data":null}"""));

        Assert.That((await user.Get("/user/getUser")).Type, Is.EqualTo("NO_SESSION"));
        Assert.That((await user.LoginWeb(phone)).Type, Is.EqualTo("FAIL"));
        Assert.That((await user.LoginPhone(phone, "123456")).Type, Is.EqualTo("FAIL"), "no default");
        Assert.That((await app.Outbox(phone))[0].GetProperty("text").GetString(), Does.Contain("找回密码"));
    }

    [Test]
    public async Task Certifications_are_listed_last_changed_first_and_read_in_clear()
    {
        var user = new CertifyClient(app);
        await user.Arrive("13800000004");
        await user.SubmitPerson();
        await app.Sweep();
        await user.Upload("licence");
        await user.SubmitCompany("91630100000000010E");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await new CertifyClient(app).Register("13800000005");
        await admin.LoginAdmin();

        var list = await admin.Get("/certify/admin/lists");
        GoldenFile.Check("UserCertify/admin-lists.json", list.Body);
        var id = list.Data[1].GetProperty("id").GetInt64();
        GoldenFile.Check("UserCertify/admin-certify.json", (await admin.Get($"/certify/admin/certify/{id}")).Body);
        GoldenFile.Check("UserCertify/admin-certify-new.json", (await admin.Get($"/certify/admin/certify/{list.Data[0].GetProperty("id").GetInt64()}")).Body);
        Assert.That(await Audited("read", $"certification:{id}"), Is.EqualTo(1));
        Assert.That((await admin.Get("/certify/admin/lists?size=1")).Data.GetArrayLength(), Is.EqualTo(1));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.Sweep();
        Assert.That(
            (await admin.Get("/certify/admin/lists?size=1")).Data[0].GetProperty("companyStatus").GetString(), Is.EqualTo("PASS"), "the company counts");
        Assert.That((await admin.Get("/certify/admin/lists?size=0")).Type, Is.EqualTo("FAIL"));
        Assert.That((await admin.Get("/certify/admin/certify/999")).Type, Is.EqualTo("EXIST"));
        Assert.That((await admin.Get("/certify/admin/certify/abc")).Body, Is.EqualTo("""{"type":"FAIL","total":null,"data":null}"""));
    }

    [Test]
    public async Task Without_a_worker_a_sweep_fails_at_once()
    {
        await admin.LoginAdmin();
        var reply = await admin.Post("/certify/admin/startCertify");

        Assert.That((reply.Status, reply.Type), Is.EqualTo((200, "FAIL")));
    }

    private Task<Reply> Login(string body) => admin.PostText("/admin/login", body);

    private async Task<long> AddAdministrator(string name, string? phone) =>
        (await app.Get<Database>().Write(unit => app.Get<AdministratorStore>().Create(unit, name, phone, Roles.AdminSimple, app.Clock.GetUtcNow())))!.Value;

    private Task<int> Audited(string act, string target) =>
        app.Get<Database>().Read(unit => unit.Scalar<int>("SELECT COUNT(*) FROM audit WHERE act = @act AND target = @target AND actor = 'admin:1'", new { act, target }));
}
