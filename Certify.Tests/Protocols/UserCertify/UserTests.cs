using System.Text.Json;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.Protocols.UserCertify.CertifyClient;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>protocols/user-certify.md 8.13, 8.14 and 9: users as they see themselves and each other, and their messages.</summary>
public sealed class UserTests
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
    public async Task A_new_user_sees_himself()
    {
        await client.Arrive("13800000000");

        GoldenFile.Check("UserCertify/getUser-new.json", (await client.Get("/user/getUser")).Body);
    }

    [Test]
    public async Task A_certified_user_with_a_company_sees_everything()
    {
        var phone = await client.Register("13800000001");
        await client.Post("/user/wechat/autoLogin", new { code = "wx-Zhang" });
        await client.Post("/user/wechat/login", new { code = phone, password = Md5() });
        await client.Get("/user/email/getBindVerify?email=a@example.com");
        await client.Post("/user/updateEmail", new { verification = await app.Code("a@example.com") });
        await client.SubmitPerson(number: TestNumbers.Identity());
        await app.Sweep();
        await client.Upload("licence");
        await client.SubmitCompany(TestNumbers.Licence());
        await app.Sweep();

        GoldenFile.Check("UserCertify/getUser-certified.json", (await client.Get("/user/getUser")).Body);
    }

    [Test]
    public async Task Names_follow_the_certification()
    {
        await client.Arrive();
        Assert.That(Names((await client.Get("/user/getUser")).Data), Is.EqualTo(("river01", "river01")));
        await client.SubmitPerson(number: TestNumbers.Identity());
        Assert.That(Names((await client.Get("/user/getUser")).Data), Is.EqualTo(("river01", "river01")), "not while waiting");
        await app.Sweep();
        Assert.That(Names((await client.Get("/user/getUser")).Data), Is.EqualTo(("张三", "张三")));
        await client.Upload("licence");
        await client.SubmitCompany(TestNumbers.Licence());
        await app.Sweep();
        Assert.That(Names((await client.Get("/user/getUser")).Data), Is.EqualTo(("青清水利有限公司", "张三")));
    }

    [Test]
    public async Task Others_who_are_certified_are_listed_newest_first_with_their_values_masked()
    {
        await using var own = await CertifyApp.Start();
        var reader = new CertifyClient(own);
        await reader.Arrive();
        Assert.That((await reader.Get("/user/getUsers")).Body, Is.EqualTo("""{"type":"OK","total":null,"data":[]}"""));

        var first = new CertifyClient(own);
        await first.Arrive("13911112222");
        await first.SubmitPerson("欧阳修", TestNumbers.Identity());
        var second = new CertifyClient(own);
        await second.Register("13911113333", userName: "13911113333");
        await second.LoginWeb("13911113333");
        await second.SubmitPerson(number: TestNumbers.Identity());
        await own.Sweep();
        await second.Upload("licence");
        await second.SubmitCompany(TestNumbers.Licence());
        await own.Sweep();
        var waiting = new CertifyClient(own);
        await waiting.Arrive();
        await waiting.SubmitPerson(number: TestNumbers.Identity());

        GoldenFile.Check("UserCertify/getUsers.json", (await reader.Get("/user/getUsers")).Body);
        Assert.That((await second.Get("/user/getUsers")).Data.GetArrayLength(), Is.EqualTo(1), "never oneself");
        Assert.That(Phones(await reader.Get("/user/getUsers?page=2&size=1")), Is.EqualTo(new[] { "139****2222" }));
        Assert.That(Phones(await reader.Get("/user/getUsers?page=2147483647&size=2147483647")), Is.Empty);
    }

    [TestCase("page=0")]
    [TestCase("size=0")]
    [TestCase("page=-1")]
    [TestCase("page=a")]
    [TestCase("size=99999999999")]
    public async Task A_page_that_is_none_is_refused(string query)
    {
        await client.Arrive();
        Assert.That((await client.Get($"/user/getUsers?{query}")).Type, Is.EqualTo("FAIL"));
    }

    [Test]
    public async Task Messages_are_new_until_the_user_is_read_and_belong_to_their_reader()
    {
        await client.Arrive();
        Assert.That((await client.Get("/user/polling")).Body, Is.EqualTo(Polling(news: false)));
        await client.SubmitPerson(number: TestNumbers.Identity());
        await app.Sweep();
        Assert.That((await client.Get("/user/polling")).Body, Is.EqualTo(Polling(news: true)));
        var id = (await client.Get("/user/getUser")).Data.GetProperty("userMessages")[0].GetProperty("id").GetInt64();
        Assert.That((await client.Get("/user/polling")).Body, Is.EqualTo(Polling(news: false)));

        var stranger = new CertifyClient(app);
        await stranger.Arrive();
        Assert.That((await stranger.Post($"/user/updateUserMessage/{id}")).Type, Is.EqualTo("EXIST"));
        Assert.That((await stranger.Delete($"/user/deleteUserMessage/{id}")).Type, Is.EqualTo("EXIST"));
        Assert.That(await Statuses(), Is.EqualTo(new[] { "UNREAD" }));

        Assert.That((await client.Post($"/user/updateUserMessage/{id},0")).Type, Is.EqualTo("EXIST"), "all or none");
        Assert.That(await Statuses(), Is.EqualTo(new[] { "UNREAD" }));
        Assert.That((await client.Post($"/user/updateUserMessage/{id},{id}")).Type, Is.EqualTo("OK"));
        Assert.That(await Statuses(), Is.EqualTo(new[] { "READED" }));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await client.Delete($"/user/deleteUserMessage/{id}")).Type, Is.EqualTo("OK"));
        Assert.That(await Statuses(), Is.Empty);
    }

    [TestCase("abc")]
    [TestCase("1,")]
    [TestCase("-1")]
    [TestCase("99999999999999999999")]
    public async Task An_id_that_is_no_number_is_nobodys(string ids)
    {
        await client.Arrive();
        Assert.That((await client.Post($"/user/updateUserMessage/{ids}")).Type, Is.EqualTo("EXIST"));
        Assert.That((await client.Delete($"/user/deleteUserMessage/{ids}")).Type, Is.EqualTo("EXIST"));
        Assert.That((await client.Delete("/user/deleteUserMessage/null")).Type, Is.EqualTo("FAIL"));
    }

    private async Task<string[]> Statuses() =>
        [.. (await client.Get("/user/getUser")).Data.GetProperty("userMessages").EnumerateArray().Select(message => message.GetProperty("status").GetString()!)];

    private static string Polling(bool news) =>
        $$$"""{"type":"OK","total":null,"data":{"cooperateStatus":false,"messageStatus":{{{(news ? "true" : "false")}}},"shareStatus":false,"stationStatus":false}}""";

    private static (string, string) Names(JsonElement user) => (user.GetProperty("nickName").GetString()!, user.GetProperty("name").GetString()!);

    private static string[] Phones(Reply users) => [.. users.Data.EnumerateArray().Select(user => user.GetProperty("phone").GetString()!)];
}
