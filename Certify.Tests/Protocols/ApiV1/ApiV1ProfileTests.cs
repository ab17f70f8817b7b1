using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.ApiV1;

public sealed class ApiV1ProfileTests : ApiV1Tests
{
    private const string Documented = """{"real_name":"熊猫","id_card":"21011223344556677"}""";
    private const string Good = """{"real_name":"熊猫","id_card":"11010519491231002X"}""";

    [SetUp]
    public Task Register() => Client.Register(Phone);

    [Test]
    public async Task A_new_user_has_empty_values()
    {
        const string Empty = "{\"data\":{\"avatar_url\":\"\",\"id_card\":\"\",\"mobile\":\"13313331333\",\"name\":\"13313331333\",\"real_name\":\"\",\"user_id\":1},\"errmsg\":\"成功\",\"errno\":\"0\"}\n";

        Assert.That((await Client.Get("/api/v1.0/user/auth")).Body, Is.EqualTo(Empty));
        Assert.That((await Client.Get("/api/v1.0/user")).Body, Is.EqualTo(Empty));
    }

    [Test]
    public async Task The_documented_example_is_taken_shown_and_fails_the_review()
    {
        var taken = await Client.Post("/api/v1.0/user/auth", Documented);
        var waiting = await Client.Get("/api/v1.0/user/auth");
        var profile = await Client.Get("/api/v1.0/user");
        var session = await Client.Get("/api/v1.0/session");
        await App.Sweep();
        var failed = await Client.Get("/api/v1.0/user/auth");

        Assert.That(taken.Body, Is.EqualTo(Ok));
        Assert.That(taken.SetCookie, Is.EqualTo($"userlogin={Client.Cookie}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax"));
        Assert.That(waiting.Body, Is.EqualTo(
            "{\"data\":{\"avatar_url\":\"\",\"id_card\":\"21011223344556677\",\"mobile\":\"13313331333\",\"name\":\"13313331333\",\"real_name\":\"熊猫\",\"user_id\":1},\"errmsg\":\"成功\",\"errno\":\"0\"}\n"));
        Assert.That(profile.Body, Is.EqualTo(waiting.Body.Replace("21011223344556677", "", StringComparison.Ordinal)));
        Assert.That(session.Body, Does.Contain(Phone));
        Assert.That(failed.Body, Does.Contain("\"id_card\":\"\"").And.Contain("\"real_name\":\"\""));
    }

    [Test]
    public async Task What_waits_is_replaced_and_what_passed_is_not()
    {
        await Client.Post("/api/v1.0/user/auth", Documented);
        var replaced = await Client.Post("/api/v1.0/user/auth", Good);
        await App.Sweep();
        var same = await Client.Post("/api/v1.0/user/auth", """{"id_card":"11010519491231002x","real_name":" 熊猫 ","more":1} and more""");
        var other = await Client.Post("/api/v1.0/user/auth", Documented);
        var shown = await Client.Get("/api/v1.0/user/auth");

        Assert.That(replaced.Body, Is.EqualTo(Ok));
        Assert.That(same.Body, Is.EqualTo(Ok));
        Assert.That(other.Body, Is.EqualTo(Refused("4003", "数据已存在")));
        Assert.That(shown.Body, Does.Contain("11010519491231002X").And.Contain("熊猫"));
    }

    [Test]
    public async Task A_number_that_somebody_else_holds_is_refused()
    {
        await Client.Post("/api/v1.0/user/auth", Good);
        await App.Sweep();
        using var second = new ApiV1Client(App);
        await second.Register("13313331334");

        Assert.That((await second.Post("/api/v1.0/user/auth", Good)).Body, Is.EqualTo(Refused("4003", "数据已存在")));
        Assert.That((await second.Get("/api/v1.0/user/auth")).Body, Does.Contain("\"real_name\":\"\""));
    }

    [Test]
    public async Task The_body_is_looked_at_before_the_caller_and_the_caller_before_the_fields()
    {
        Client.Cookie = null;

        Assert.That((await Client.Post("/api/v1.0/user/auth", "{")).Body, Is.EqualTo(Refused("4103", "参数错误")));
        Assert.That((await Client.Post("/api/v1.0/user/auth", "{}")).Body, Is.EqualTo(NotSignedIn));
    }

    [Test]
    public async Task A_strict_service_refuses_a_number_that_cannot_be_one()
    {
        await using var strict = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Strict"] = "true" });
        using var client = new ApiV1Client(strict);
        await client.Register(Phone);

        Assert.That((await client.Post("/api/v1.0/user/auth", Documented)).Body, Is.EqualTo(Refused("4103", "参数错误")));
        Assert.That((await client.Post("/api/v1.0/user/auth", Good)).Body, Is.EqualTo(Ok));
    }

    [Test]
    public async Task A_new_name_is_shown_everywhere_and_escaped_as_Go_does()
    {
        var renamed = await Client.Put("/api/v1.0/user/name", """{"name":"<熊猫&>"}""");

        Assert.That(renamed.Body, Is.EqualTo("{\"data\":{\"name\":\"\\u003c熊猫\\u0026\\u003e\"},\"errmsg\":\"成功\",\"errno\":\"0\"}\n"));
        Assert.That((await Client.Get("/api/v1.0/session")).Body, Is.EqualTo(renamed.Body));
    }

    [Test]
    public async Task A_picture_of_oneself_has_an_address_that_changes_with_it()
    {
        var none = await Client.Get("/api/v1.0/user/avatar");
        var first = await Client.Upload("/api/v1.0/user/avatar", "avatar", TestImages.Png());
        var second = await Client.Upload("/api/v1.0/user/avatar", "avatar", TestImages.Jpeg());
        var profile = await Client.Get("/api/v1.0/user");
        var shown = await Client.Get("/api/v1.0/user/avatar?v=1");
        var url = $"{App.BaseUrl}api/v1.0/user/avatar?v=";

        Assert.That(none.Body, Is.EqualTo(Refused("4002", "无数据")));
        Assert.That(first.Body, Is.EqualTo($"{{\"data\":{{\"avatar_url\":\"{url}1\"}},\"errmsg\":\"成功\",\"errno\":\"0\"}}\n"));
        Assert.That(second.Body, Does.Contain(url + "2\""));
        Assert.That(profile.Body, Does.Contain($"\"avatar_url\":\"{url}2\""));
        Assert.That((shown.MediaType, shown.Bytes), Is.EqualTo(("image/jpeg", TestImages.Jpeg())));
    }

    [Test]
    public async Task Only_whole_pictures_in_the_right_part_are_taken()
    {
        var fileError = Refused("4302", "文件读写错误");

        Assert.That((await Client.Upload("/api/v1.0/user/avatar", "picture", TestImages.Png())).Body, Is.EqualTo(fileError));
        Assert.That((await Client.Upload("/api/v1.0/user/avatar", "avatar", [])).Body, Is.EqualTo(fileError));
        Assert.That((await Client.Upload("/api/v1.0/user/avatar", "avatar", TestImages.TruncatedJpeg())).Body, Is.EqualTo(fileError));
        Assert.That((await Client.Post("/api/v1.0/user/avatar", "{}")).Body, Is.EqualTo(Refused("4103", "参数错误")));
    }

    [Test]
    public async Task User_200_submits_for_himself_and_not_for_user_195()
    {
        await App.Get<Database>().Write(async unit =>
        {
            for (var i = 2; i <= 200; i++)
            {
                await App.Get<Registration>().Create(unit, $"user{i}", $"13900000{i:D3}", null, null);
            }
        });
        var desk = App.Get<SessionDesk>();
        var users = new Dictionary<long, string>();
        foreach (var id in new[] { 195L, 200L })
        {
            var user = (await App.Get<Profiles>().Find(id))!;
            users[id] = (await desk.Begin(SessionKind.Api, user, new Network("127.0.0.1", "127.0.0.0/24"))).SessionId;
        }

        Client.Cookie = users[200];
        Assert.That((await Client.Post("/api/v1.0/user/auth", Documented)).Body, Is.EqualTo(Ok));
        Assert.That((await Client.Get("/api/v1.0/user/auth")).Body, Does.Contain("熊猫").And.Contain("\"user_id\":200"));
        Client.Cookie = users[195];
        Assert.That((await Client.Get("/api/v1.0/user/auth")).Body, Does.Contain("\"real_name\":\"\"").And.Contain("\"user_id\":195"));
    }
}
