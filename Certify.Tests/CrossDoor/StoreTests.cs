using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>The last two rows of every door: a store that is away, and what nobody expected.</summary>
public sealed class StoreTests
{
    private const string Id = "0123456789abcdefghijklmnopqrstuv";

    private static readonly (string Method, string Path, object? Body)[] Calls =
    [
        ("GET", "/api/v1.0/session", null),
        ("DELETE", "/api/v1.0/session", null),
        ("GET", "/api/v1.0/user", null),
        ("GET", "/api/v1.0/user/auth", null),
        ("POST", "/api/v1.0/user/auth", new { real_name = "熊猫", id_card = "21011223344556677" }),
        ("PUT", "/api/v1.0/user/name", new { name = "panda" }),
        ("POST", "/api/v1.0/sessions", new { mobile = "13800000000", password = "secret1" }),
        ("GET", "/user/validate/fetch_info/?user_sid=" + Id, null),
        ("GET", "/user/validate/delete_photo/?t_photo=1&user_sid=" + Id, null),
        ("POST", "/user/validate/submit_info/", new { data = new { user_sid = Id, name = "xxx", idcard_number = "122222" } }),
        ("GET", "/user/obtain/self_info/?user_sid=" + Id, null),
        ("GET", "/user/login/logout/?user_sid=" + Id, null),
        ("GET", "/user/validate/fetch_photo/?t_photo=1&user_sid=" + Id, null),
        ("GET", "/user/auth?auth_type=phone_password&phone=13800000000&password=123456", null),
        ("GET", "/user/getUser", null),
        ("POST", "/user/phone/login", new { code = "13800000000", password = "e10adc3949ba59abbe56e057f20f883e" }),
        ("GET", "/certify/getPersonalCertify", null),
        ("POST", "/certify/personalCertify", new { name = "张三", identityId = "122222" }),
        ("GET", "/admin/getUsers", null),
    ];

    [Test]
    public async Task With_the_sessions_away_each_door_says_that_it_cannot_serve()
    {
        await using var app = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Redis"] = "127.0.0.1:1" });
        await Callers.MakeUser(app, "13800000000");

        await Answers(app, "数据库查询错误\",\"errno\":\"4001", fetchPhoto: (500, "未知错误"), certify: 503);
        Assert.That((await app.Get("/api/GetUser", Cookie(Id))).Status, Is.EqualTo(503));
        Assert.That((await app.Get("/api/FetchInfo", Bearer(Id))).Status, Is.EqualTo(503));
        Assert.That((await app.Get("/api/GetProfile", Cookie(Id))).Status, Is.EqualTo(503));
    }

    [Test]
    public async Task What_nobody_expected_tells_nothing_of_itself()
    {
        await using var app = await CertifyApp.Start();
        var user = await Callers.SignedIn(app, "user", "13800000000");
        // The table is gone while the program runs: a fault that no code provides for.
        await app.Get<Database>().Write(unit => unit.Execute("ALTER TABLE users RENAME TO elsewhere"));

        await Answers(app, "内部错误\",\"errno\":\"4500", fetchPhoto: (500, "未知错误"), certify: 500, user.SessionId);
        Assert.That((await app.Get("/api/GetUser", Bearer(user.SessionId))).Status, Is.EqualTo(500));
        Assert.That(app.Errors, Is.Not.Empty);
    }

    private static async Task Answers(CertifyApp app, string apiV1, (int Status, string Body) fetchPhoto, int certify, string id = Id)
    {
        foreach (var (method, path, body) in Calls)
        {
            var json = body is null ? null : new StringContent(System.Text.Json.JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
            var said = await app.Send(method, path.Replace(Id, id, StringComparison.Ordinal), json, Bearer(id));
            var expected = path switch
            {
                _ when path.StartsWith("/api/v1.0/", StringComparison.Ordinal) => (200, $"{{\"errmsg\":\"{apiV1}\"}}\n"),
                _ when path.Contains("fetch_photo", StringComparison.Ordinal) => fetchPhoto,
                _ when path.StartsWith("/user/auth", StringComparison.Ordinal) => (200, """{"err_code":10001,"err_msg":"internal server error"}""" + "\n"),
                _ when path.Contains("/validate/", StringComparison.Ordinal) || path.Contains("user_sid", StringComparison.Ordinal) =>
                    (200, """{"version":"0.1","response":{"reason":"未知错误","result":500}}"""),
                _ => (certify, """{"type":"FAIL","total":null,"data":null}"""),
            };
            Assert.That((said.Status, said.Body), Is.EqualTo(expected), $"{method} {path}");
        }
    }
}
