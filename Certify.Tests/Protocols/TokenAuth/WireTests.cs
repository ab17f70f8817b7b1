using System.Net.Http.Json;
using System.Text;
using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Protocols.TokenAuth;
using Certify.ServiceModel.TokenAuth;
using NUnit.Framework;

namespace Certify.Tests.Protocols.TokenAuth;

/// <summary>What is around the operations: paths, methods, bodies, typed routes, batches, a store that is away.</summary>
public sealed class WireTests
{
    private TokenDoor door = null!;

    [OneTimeSetUp]
    public async Task Open() => door = await TokenDoor.Open();

    [OneTimeTearDown]
    public async Task Close() => await door.DisposeAsync();

    [TestCase("POST", "/user/auth", "GET")]
    [TestCase("PUT", "/user/auth/", "GET")]
    [TestCase("POST", "/token/refresh", "GET")]
    [TestCase("GET", "/token", "DELETE")]
    [TestCase("GET", "/checkcode/request_for_phone", "POST")]
    [TestCase("GET", "/checkcode/request_for_email", "POST")]
    [TestCase("GET", "/user/password/reset", "POST")]
    [TestCase("POST", "/oauth/wechat/mp/auth_url", "GET")]
    [TestCase("DELETE", "/oauth/wechat/open/app/auth", "GET")]
    public async Task Another_method_is_told_which_is_right(string method, string path, string allow)
    {
        var reply = await door.Send(method, path);

        Assert.That((reply.Status, reply.Body), Is.EqualTo((405, """{"err_code":10000,"err_msg":"bad request"}""" + "\n")));
        Assert.That(reply.ContentHeaders.Allow, Is.EqualTo(new[] { allow }));
    }

    [TestCase("/oauth")]
    [TestCase("/oauth/wechat/mp/login_url")]
    [TestCase("/token/renew")]
    [TestCase("/checkcode/request_code")]
    [TestCase("/user/auth/x")]
    [TestCase("/user/password")]
    public async Task An_unknown_path_is_a_bad_request(string path)
    {
        var reply = await door.Get(path);

        Assert.That((reply.Status, reply.Body), Is.EqualTo((404, """{"err_code":10000,"err_msg":"bad request"}""" + "\n")));
        Assert.That(reply.ContentHeaders.ContentType!.ToString(), Is.EqualTo("application/json; charset=utf-8"));
    }

    [TestCase("application/json", "{")]
    [TestCase("application/json", "[]")]
    [TestCase("text/plain", "phone=13812345678")]
    public async Task A_body_that_cannot_be_read_is_a_bad_request(string media, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, media);

        var reply = await door.Post("/checkcode/request_for_phone?phone=13812345678", await door.Guest(), content);
        Assert.That((reply.Status, reply.Code), Is.EqualTo((200, 10000)));
    }

    [TestCase("IssueToken", "{}", 400, "10000", "auth_type")]
    [TestCase("IssueToken", """{"auth_type":"phone_password","phone":"13800000000"}""", 400, "10000", "password")]
    [TestCase("IssueToken", """{"authType":"phone_password","phone":"13800000000","password":"wrong1"}""", 403, "20010", null)]
    [TestCase("IssueToken", """{"auth_type":"phone_checkcode","phone":"13800000000","checkcode":"123456"}""", 401, "20000", null)]
    [TestCase("RefreshToken", "{}", 401, "20000", null)]
    [TestCase("GetAccessToken", "{}", 401, "20000", null)]
    [TestCase("GetAccessToken", """{"refreshToken":"nonsense"}""", 401, "20002", null)]
    [TestCase("GetAccessToken", "[", 400, "10000", null)]
    [TestCase("RequestPhoneCheckCode", """{"phone":"1"}""", 401, "20000", null)]
    [TestCase("IssueToken", """{"auth_type":"phone_password","phone":"1"}""", 400, "10000", "phone,password")]
    [TestCase("GetMpAuthUrl", """{"redirectUri":"/x"}""", 401, "20000", null)]
    public async Task A_typed_client_gets_the_envelope_the_status_and_the_fields(string operation, string json, int status, string code, string? fields)
    {
        var reply = await door.Typed(operation, json);

        Assert.That((reply.Status, $"{reply.Code}"), Is.EqualTo((status, code)));
        Assert.That(reply["err_msg"], Is.EqualTo(TokenAuthCodes.Texts[code]));
        var responseStatus = reply.Json.GetProperty("responseStatus");
        Assert.That(responseStatus.GetProperty("errorCode").GetString(), Is.EqualTo(code));
        Assert.That(responseStatus.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("fieldName").GetString()),
            Is.EqualTo(fields?.Split(',') ?? []));
    }

    [Test]
    public async Task A_typed_client_signs_in_refreshes_and_signs_out()
    {
        var user = await door.AddUser(door.NewPhone());
        var signedIn = await door.Typed("IssueToken", $$"""{"authType":"phone_password","phone":"{{user.Phone}}","password":"123456"}""");
        Assert.That(signedIn.Body, Does.StartWith("""{"err_code":0,"err_msg":"success","token":"ey""").And.EndsWith("\"}"));

        var access = await door.Typed("GetAccessToken", $$"""{"refreshToken":"{{signedIn.Token}}"}""");
        Assert.That(access.Body, Is.EqualTo($$"""{"accessToken":"{{signedIn.Token}}"}"""));
        door.App.Clock.Advance(TimeSpan.FromSeconds(7200));
        var next = (await door.Typed("GetAccessToken", $$"""{"refreshToken":"{{signedIn.Token}}"}""")).Json.GetProperty("accessToken").GetString();
        Assert.That(next, Is.Not.EqualTo(signedIn.Token));
        Assert.That((await door.Typed("RefreshToken", "{}", next)).Token, Is.EqualTo(next));

        Assert.That((await door.Send("DELETE", "/api/RevokeToken", next)).Code, Is.Zero);
        Assert.That((await door.Typed("GetAccessToken", $$"""{"refreshToken":"{{next}}"}""")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task What_carries_a_secret_takes_no_GET_on_a_typed_route()
    {
        foreach (var operation in new[] { "IssueToken", "RefreshToken", "GetAccessToken", "AuthMp", "GetMpAuthUrl", "ResetPassword" })
        {
            Assert.That((await door.Get($"/api/{operation}?auth_type=guest")).Status, Is.EqualTo(405), operation);
        }
    }

    [TestCase("IssueToken", """[{"auth_type":"guest"},{"auth_type":"guest"}]""")]
    [TestCase("ResetPassword", """[{"phone":"13812341234","checkcode":"123456","password":"secret1"}]""")]
    public async Task What_compares_a_secret_is_refused_in_a_batch(string operation, string json)
    {
        var reply = await door.Send("POST", $"/json/reply/{operation}[]", await door.Guest(), new StringContent(json, Encoding.UTF8, "application/json"));

        Assert.That((reply.Status, reply.Code), Is.EqualTo((400, 10000)));
    }

    [Test]
    public async Task Nothing_is_answered_on_one_way_routes()
    {
        using var body = JsonContent.Create(new { auth_type = "guest" });
        var reply = await door.Send("POST", "/json/oneway/IssueToken", null, body);

        Assert.That((reply.Status, reply.Body), Is.EqualTo((204, "")));
    }

    [Test]
    public void Every_fault_has_a_code_of_the_table_and_no_status_but_the_typed_route_s()
    {
        Refusal[] all =
        [
            .. Enum.GetValues<Fault>().Select(TokenAuthRefusals.Of),
            .. Enum.GetValues<TokenFault>().Select(TokenAuthRefusals.Of),
            .. Enum.GetValues<HostFault>().Except([HostFault.UnknownPath, HostFault.WrongMethod]).Select(TokenAuthRefusals.Of),
        ];

        Assert.That(all.Select(refusal => refusal.Text), Is.EqualTo(all.Select(refusal => TokenAuthCodes.Texts[refusal.Code])));
        Assert.That(all.Select(refusal => refusal.Status), Is.All.EqualTo(200));
        Assert.That(all.Where(refusal => refusal.TypedStatus == 401).Select(refusal => refusal.Code).Distinct(), Is.SubsetOf(new[] { "20000", "20002", "20003", "20004", "20006" }));
        Assert.That(TokenAuthRefusals.Of(Fault.VendorUnavailable), Is.EqualTo(new Refusal("10001", "internal server error", 200, 503)));
    }

    [Test]
    public async Task With_the_sessions_away_a_guest_is_made_and_everybody_else_is_told_to_wait()
    {
        await using var cut = await TokenDoor.Open(new Dictionary<string, string> { ["Certify:Redis"] = "127.0.0.1:1" });
        var user = await cut.AddUser(cut.NewPhone());
        var guest = await cut.Guest();

        Assert.That((await cut.Get("/token/refresh", guest)).Token, Is.EqualTo(guest));
        foreach (var reply in new[]
        {
            await cut.Get("/oauth/wechat/open/app/auth_para", guest),
            await cut.Get($"/user/auth?auth_type=phone_password&phone={user.Phone}&password=123456"),
        })
        {
            Assert.That((reply.Status, reply.Body), Is.EqualTo((200, """{"err_code":10001,"err_msg":"internal server error"}""" + "\n")));
        }

        Assert.That((await cut.Typed("GetAppAuthParameters", "{}", guest)).Status, Is.EqualTo(503));
    }
}
