using System.Text.Json;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.ApiV1;

/// <summary>What is refused before anything happens: one program serves all of these.</summary>
public sealed class ApiV1RefusalTests
{
    private const string Phone = "13313331333";
    private const string NotSignedIn = "{\"errmsg\":\"用户未登录\",\"errno\":\"4101\"}\n";

    private CertifyApp app = null!;

    private ApiV1Client Client { get; set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        Client = new ApiV1Client(app);
        await Client.Register(Phone);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    [TestCase("{", "4103", "参数错误")]
    [TestCase("", "4103", "参数错误")]
    [TestCase("null", "4103", "参数错误")]
    [TestCase("[]", "4103", "参数错误")]
    [TestCase("{}", "4002", "无数据")]
    [TestCase("""{"real_name":"","id_card":"1"}""", "4002", "无数据")]
    [TestCase("""{"real_name":"a","id_card":null}""", "4002", "无数据")]
    [TestCase("""{"real_name":"a","id_card":1}""", "4002", "无数据")]
    [TestCase("""{"real_name":"a","id_card":"1234567890123456789012345678901"}""", "4103", "参数错误")]
    [TestCase("""{"real_name":"a","id_card":"１２３"}""", "4103", "参数错误")]
    public async Task A_submission_says_what_is_wrong_with_it(string body, string code, string text) =>
        Assert.That((await Client.Post("/api/v1.0/user/auth", body)).Body, Is.EqualTo(Refused(code, text)));

    [TestCase("SubmitRealName", """{"id_card":"１","real_name":"a\nb"}""", "4103", "real_name,id_card")]
    [TestCase("SubmitRealName", """{"real_name":"a\nb"}""", "4002", "id_card")]
    [TestCase("RenameUser", """{"name":"a\nb"}""", "4103", "name")]
    [TestCase("BeginSession", """{"mobile":"1331333","password":"x"}""", "4103", "mobile")]
    [TestCase("RegisterByPhone", """{"mobile":"1331333","password":"x","sms_code":"1"}""", "4103", "mobile,password")]
    [TestCase("SendRegistrationSms", """{"mobile":"13313331333","text":"1","id":"1"}""", "4103", "id")]
    [TestCase("GetImageCode", """{"uuid":"1"}""", "4103", "uuid")]
    public async Task A_typed_route_names_every_field_that_cannot_be_used(string operation, string body, string code, string fields)
    {
        var refused = JsonSerializer.Deserialize<JsonElement>((await Client.Post($"/json/reply/{operation}", body)).Body);

        Assert.That(refused.GetProperty("errno").GetString(), Is.EqualTo(code));
        var errors = refused.GetProperty("responseStatus").GetProperty("errors").EnumerateArray();
        Assert.That(errors.Select(error => error.GetProperty("fieldName").GetString()), Is.EqualTo(fields.Split(',')));
    }

    [TestCase("/api/v1.0/user")]
    [TestCase("/api/v1.0/user/auth")]
    [TestCase("/api/v1.0/user/avatar")]
    public async Task Nothing_is_shown_to_nobody(string path)
    {
        foreach (var cookie in new[] { null, "", "unknown" })
        {
            using var stranger = new ApiV1Client(app) { Cookie = cookie };
            Assert.That((await stranger.Get(path)).Body, Is.EqualTo(NotSignedIn));
        }
    }

    [TestCase("{}", "4002", "无数据")]
    [TestCase("""{"name":" "}""", "4002", "无数据")]
    [TestCase("""{"name":"1234567890123456789012345678901"}""", "4103", "参数错误")]
    [TestCase("""{"name":"a\u0007"}""", "4103", "参数错误")]
    [TestCase("name", "4103", "参数错误")]
    public async Task A_name_that_is_none_is_refused(string body, string code, string text) =>
        Assert.That((await Client.Put("/api/v1.0/user/name", body)).Body, Is.EqualTo(Refused(code, text)));

    [TestCase("Xuser_id")]
    [TestCase("b5f1a3a2c4d04a0c8a5ce1a3b0b5c9f1")]
    public async Task A_picture_is_not_drawn_under_a_name_that_is_no_uuid(string id) =>
        Assert.That((await Client.Get($"/api/v1.0/imagecode/{id}")).Body, Is.EqualTo(Refused("4103", "参数错误")));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("unknown")]
    public async Task Nobody_is_signed_in_without_a_good_cookie(string? cookie)
    {
        using var stranger = new ApiV1Client(app) { Cookie = cookie };

        Assert.That((await stranger.Get("/api/v1.0/session")).Body, Is.EqualTo(NotSignedIn));
    }

    [TestCase("""{"mobile":"13313331333","password":"wrong-one"}""", "4106")]
    [TestCase("""{"mobile":"13313331334","password":"secret1"}""", "4107")]
    [TestCase("""{"mobile":"1331333","password":"secret1"}""", "4103")]
    [TestCase("""{"mobile":"13313331333"}""", "4002")]
    [TestCase("""{"mobile":"","password":"secret1"}""", "4002")]
    [TestCase("""{"mobile":13313331333,"password":"secret1"}""", "4002")]
    [TestCase("""{"mobile":"13313331333","password":null}""", "4002")]
    [TestCase("{", "4103")]
    [TestCase("", "4103")]
    [TestCase("[]", "4103")]
    public async Task A_failed_sign_in_says_why_and_changes_nothing(string body, string code)
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var reply = await Client.Post("/api/v1.0/sessions", body);
        var session = await Client.Get("/api/v1.0/user");

        Assert.That(reply.Body, Does.EndWith($"\"errno\":\"{code}\"}}\n"));
        Assert.That(reply.SetCookie, Is.Null);
        Assert.That(session.Body, Does.Contain(Phone));
    }

    [TestCase("GET", "/api/v1.0/houses", 404)]
    [TestCase("PUT", "/api/v1.0/user/auth", 405)]
    [TestCase("HEAD", "/api/v1.0/session", 405)]
    public async Task Unknown_paths_and_methods_are_answered_in_the_doors_words(string method, string path, int status)
    {
        var reply = await Client.Send(method, path, null);

        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(reply.Body, Is.EqualTo(method == "HEAD" ? "" : Refused("4201", "非法请求或请求次数受限")));
    }

    private static string Refused(string code, string text) => ApiV1Tests.Refused(code, text);
}
