using System.Net.Http.Headers;
using System.Text;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.Protocols.UserCertify.CertifyClient;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>protocols/user-certify.md 1 and 5, with carriers, cross-site rule, paths and typed routes of domain.md.</summary>
public sealed class SessionTests
{
    private const string NoSession = """{"type":"NO_SESSION","total":null,"data":null}""";
    private const string Failed = """{"type":"FAIL","total":null,"data":null}""";
    private CertifyApp app = null!;
    private CertifyClient client = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [SetUp]
    public void NewClient() => client = new CertifyClient(app);

    [Test]
    public async Task Who_is_signed_in_is_told_without_the_envelope()
    {
        Assert.That((await client.Post("/authent/authenticate")).Body, Is.EqualTo(NoSession));
        await client.Arrive("13800000000");
        GoldenFile.Check("UserCertify/authenticate.json", (await client.Post("/authent/authenticate")).Body);
        await client.SubmitPerson();
        await app.Sweep();
        GoldenFile.Check("UserCertify/authenticate-certified.json", (await client.Post("/authent/authenticate")).Body);
        await client.LoginAdmin();
        GoldenFile.Check("UserCertify/authenticate-admin.json", (await client.Post("/authent/authenticate")).Body);
    }

    [Test]
    public async Task A_logout_ends_the_session_and_removes_the_cookie()
    {
        await client.Arrive();
        var cookie = client.Cookie;
        var reply = await client.Post("/authent/logout");

        Assert.That(reply.Body, Is.EqualTo("""{"type":"OK","total":null,"data":null}"""));
        Assert.That(reply.SetCookie, Is.EqualTo("userlogin=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"));
        client.Cookie = cookie;
        Assert.That((await client.Get("/user/getUser")).Body, Is.EqualTo(NoSession));
        client.Cookie = null;
        var nobody = await client.Post("/authent/logout");
        Assert.That((nobody.Type, nobody.SetCookie), Is.EqualTo(("OK", (string?)null)));
    }

    [TestCase("GET", "/authent/refuse", "NO_AUTHORIZE")]
    [TestCase("POST", "/authent/refuse", "NO_AUTHORIZE")]
    [TestCase("GET", "/authent/session", "NO_SESSION")]
    [TestCase("POST", "/authent/session", "NO_SESSION")]
    public async Task Two_paths_always_refuse(string method, string path, string type)
    {
        var reply = await client.Send(method, path, null);
        Assert.That((reply.Status, reply.Type), Is.EqualTo((200, type)));
    }

    [TestCase("GET", "/user/unknown", 404)]
    [TestCase("GET", "/certify", 404)]
    [TestCase("GET", "/admin/unknown", 404)]
    [TestCase("GET", "/authent/unknown", 404)]
    [TestCase("POST", "/user/getUser", 405)]
    [TestCase("GET", "/user/web/login", 405)]
    [TestCase("DELETE", "/authent/logout", 405)]
    public async Task A_wrong_path_or_method_is_told_by_the_status_as_well(string method, string path, int status)
    {
        var reply = await client.Send(method, path, null);
        Assert.That((reply.Status, reply.Body), Is.EqualTo((status, Failed)));
    }

    [Test]
    public async Task Paths_match_whatever_their_case_and_with_a_slash()
    {
        await client.Arrive();
        Assert.That((await client.Get("/USER/GETUSER/")).Type, Is.EqualTo("OK"));
    }

    [Test]
    public async Task A_session_is_also_reached_as_Bearer_and_then_sets_no_cookie()
    {
        await client.Arrive();
        var id = client.Cookie;
        client.Cookie = null;
        var reply = await client.Get("/user/getUser", $"Authorization: Bearer {id}");
        Assert.That((reply.Type, reply.SetCookie), Is.EqualTo(("OK", (string?)null)));
        client.Cookie = id;
        Assert.That((await client.Get("/user/getUser", "Authorization: Bearer unknown")).Type, Is.EqualTo("NO_SESSION"), "the first decides alone");
        Assert.That((await client.Get("/user/getUser?user_sid=" + id)).Type, Is.EqualTo("OK"), "by the cookie");
        client.Cookie = null;
        Assert.That((await client.Get("/user/getUser?user_sid=" + id)).Type, Is.EqualTo("NO_SESSION"), "which does not count here");
    }

    [Test]
    public async Task A_web_session_ends_half_an_hour_after_its_last_use()
    {
        await client.Arrive();
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.That((await client.Get("/user/getUser")).SetCookie, Does.Contain("Max-Age=1800;"));
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.That((await client.Get("/user/getUser")).Type, Is.EqualTo("OK"));
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.That((await client.Get("/user/getUser")).Body, Is.EqualTo(NoSession));
    }

    [TestCase("Sec-Fetch-Site: cross-site")]
    [TestCase("Sec-Fetch-Site: same-site")]
    [TestCase("Origin: https://evil.example")]
    public async Task What_a_foreign_page_makes_a_browser_do_is_refused(string header)
    {
        var phone = await client.Register();
        Assert.That((await client.Get($"/user/login/getLoginVerify?code={phone}", header)).Body, Is.EqualTo(Failed), "sends a code");
        var body = new { code = phone, password = Md5(), cookie = Mark() };
        Assert.That((await client.Post("/user/web/login", body, header)).Body, Is.EqualTo(Failed), "signs in");
        await client.LoginWeb(phone);
        Assert.That((await client.Post("/authent/logout", null, header)).Body, Is.EqualTo(Failed));
        Assert.That((await client.Get("/user/getUser", header)).Type, Is.EqualTo("OK"), "reads");
        Assert.That((await client.Post("/user/web/login", body, $"Origin: {app.BaseUrl.GetLeftPart(UriPartial.Authority)}")).Type, Is.EqualTo("OK"));
    }

    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("text/plain")]
    [TestCase("multipart/form-data; boundary=b")]
    public async Task Only_JSON_is_read(string mediaType)
    {
        var content = new StringContent("""{"code":"13311111111"}""", Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        var reply = await client.Send(new HttpRequestMessage(HttpMethod.Post, "/user/web/login") { Content = content });

        Assert.That((reply.Status, reply.Body), Is.EqualTo((200, Failed)));
    }

    [Test]
    public async Task Typed_routes_answer_the_envelope_without_nulls_and_refuse_by_status()
    {
        var phone = await client.Register();
        client.Cookie = null;
        var refused = await client.Post("/api/LoginWeb", new { code = phone, password = Md5("wrong") });
        Assert.That(refused.Status, Is.EqualTo(403));
        Assert.That(refused.Body, Is.EqualTo("""{"type":"FAIL","responseStatus":{"errorCode":"FAIL","message":"The request was refused or failed.","errors":[]}}"""));
        Assert.That((await client.Post("/api/LoginWeb", new { code = NewPhone() })).Status, Is.EqualTo(403));
        Assert.That((await client.Post("/api/LoginWeb", new { password = Md5() })).Body, Does.Contain("\"fieldName\":\"code\"").And.Contain("NotEmpty"));
        Assert.That((await client.Get("/api/GetUser")).Status, Is.EqualTo(401));

        var ok = await client.Post("/api/LoginPhone", new { code = phone, password = Md5(), extra = (string?)null });
        Assert.That(ok.Body, Does.StartWith("""{"type":"OK","data":{"id":"""));
        Assert.That((await client.Get("/api/GetUser")).Status, Is.EqualTo(200));
        Assert.That((await client.Post("/api/SendPhoneRecoveryCode", new { phone = NewPhone() })).Status, Is.EqualTo(404));
        Assert.That((await client.Post("/api/SendRegistrationCode", new { phone })).Status, Is.EqualTo(409));
    }

    [TestCase("LoginWeb")]
    [TestCase("LoginPhone")]
    [TestCase("LoginByCode")]
    [TestCase("LoginWeChat")]
    [TestCase("LoginAdmin")]
    [TestCase("RegisterUser")]
    [TestCase("CheckPassword")]
    public async Task A_batch_is_no_way_to_guess(string operation) =>
        Assert.That((await client.PostText($"/api/{operation}[]", "[{}]")).Status, Is.EqualTo(400));

    [TestCase("SendRegistrationCode", """{"phone":"123"}""", "phone")]
    [TestCase("SendUpdatePhoneCode", """{"phone":"123"}""", "phone")]
    [TestCase("SendPhoneRecoveryCode", """{"phone":"a@example.com"}""", "phone")]
    [TestCase("SendBindEmailCode", """{"email":"a@b"}""", "email")]
    [TestCase("SendEmailRecoveryCode", """{"email":"13800000000"}""", "email")]
    [TestCase("SendLoginCode", """{"code":"river"}""", "code")]
    [TestCase("LoginWeb", """{"code":"river"}""", "code")]
    [TestCase("LoginPhone", """{"code":"river"}""", "code")]
    [TestCase("LoginWeChat", """{"code":"river"}""", "code")]
    [TestCase("RegisterUser", """{"userName":"a\u0000b","password":"1","verification":"1"}""", "userName")]
    [TestCase("SubmitPersonalCertification", """{"name":"a\nb","identityId":"1"}""", "name")]
    [TestCase("SubmitPersonalCertification", """{"name":"a","identityId":"１"}""", "identityId")]
    [TestCase("SubmitPersonalCertification", """{"identityId":"１","name":"a\nb"}""", "name,identityId")]
    [TestCase("SubmitCompanyCertification", """{"legal":"a","companyName":"b","companyAddress":"c","companyPhone":"1","companyLicence":"2"}""", "companyPhone")]
    [TestCase("GetUsers", """{"page":0}""", "page")]
    [TestCase("GetUsers", """{"size":-1}""", "size")]
    [TestCase("GetUsers", """{"size":-1,"page":0}""", "page,size")]
    public async Task A_typed_route_names_every_field_that_is_malformed(string operation, string body, string fields)
    {
        await client.Arrive();
        var reply = await client.PostText($"/api/{operation}", body);

        Assert.That((reply.Status, reply.Type), Is.EqualTo((400, "FAIL")));
        var errors = reply.Json.GetProperty("responseStatus").GetProperty("errors").EnumerateArray();
        Assert.That(errors.Select(error => error.GetProperty("fieldName").GetString()), Is.EqualTo(fields.Split(',')));
    }
}
