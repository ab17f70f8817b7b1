using System.Text;
using System.Text.Json;
using NUnit.Framework;

namespace Certify.Tests.Protocols.ApiV1;

/// <summary>Methods, paths, media types, browsers, typed clients.</summary>
public sealed class ApiV1WireTests : ApiV1Tests
{
    private const string RequestRefused = "非法请求或请求次数受限";

    [TestCase("/api/v1.0/session/")]
    [TestCase("/API/V1.0/Session")]
    public async Task A_slash_and_the_case_do_not_matter(string path)
    {
        await Client.Register(Phone);

        Assert.That((await Client.Get(path)).Body, Does.Contain(Phone));
    }

    [TestCase("Sec-Fetch-Site: cross-site")]
    [TestCase("Sec-Fetch-Site: same-site")]
    [TestCase("Origin: https://elsewhere.example")]
    public async Task What_another_site_sends_is_refused(string header)
    {
        await Client.Register(Phone);
        var refused = Refused("4201", RequestRefused);

        Assert.That((await Client.Post("/api/v1.0/user/auth", """{"real_name":"a","id_card":"1"}""", header)).Body, Is.EqualTo(refused));
        Assert.That((await Client.Delete("/api/v1.0/session", header)).Body, Is.EqualTo(refused));
        Assert.That((await Client.Post("/api/v1.0/sessions", """{"mobile":"13313331333","password":"secret1"}""", header)).Body, Is.EqualTo(refused));
        Assert.That((await Client.Get("/api/v1.0/session")).Body, Does.Contain(Phone));
    }

    [Test]
    public async Task What_our_own_pages_send_is_taken()
    {
        await Client.Register(Phone);
        var origin = App.BaseUrl.GetLeftPart(UriPartial.Authority);

        Assert.That((await Client.Delete("/api/v1.0/session", "Sec-Fetch-Site: same-origin", $"Origin: {origin}")).Body, Is.EqualTo(Ok));
    }

    [Test]
    public async Task A_form_cannot_post()
    {
        await Client.Register(Phone);
        var reply = await Client.Send("POST", "/api/v1.0/user/auth", new StringContent("""{"real_name":"a","id_card":"1"}""", Encoding.UTF8, "text/plain"));

        Assert.That(reply.Body, Is.EqualTo(Refused("4103", "参数错误")));
    }

    [Test]
    public async Task The_id_is_as_good_in_the_Authorization_header_which_decides_alone()
    {
        await Client.Register(Phone);
        var id = Client.Cookie;
        var withBad = await Client.Get("/api/v1.0/session", "Authorization: Bearer unknown");
        Client.Cookie = null;
        var withGood = await Client.Get("/api/v1.0/user", $"Authorization: Bearer {id}");
        var asSid = await Client.Get($"/api/v1.0/user?user_sid={id}");

        Assert.That(withBad.Body, Is.EqualTo(NotSignedIn));
        Assert.That(withGood.Body, Does.Contain(Phone));
        Assert.That(withGood.SetCookie, Is.Null);
        Assert.That(asSid.Body, Is.EqualTo(NotSignedIn));
    }

    [Test]
    public async Task Typed_clients_get_the_same_envelope_and_a_status()
    {
        await Client.Register(Phone);
        var session = await Client.Get("/api/GetSession");
        var missing = await Client.Post("/json/reply/SubmitRealName", """{"realName":"a"}""");
        Client.Cookie = null;
        var nobody = await Client.Get("/api/GetSession");

        Assert.That(session.Body, Is.EqualTo("{\"data\":{\"name\":\"13313331333\"},\"errmsg\":\"成功\",\"errno\":\"0\"}"));
        Assert.That(missing.Status, Is.EqualTo(400));
        Assert.That(missing.Body, Does.StartWith("{\"errmsg\":\"无数据\",\"errno\":\"4002\",\"responseStatus\":{\"errorCode\":\"4002\",\"message\":\"无数据\",\"errors\":[{\"errorCode\":\"NotEmpty\",\"fieldName\":\"id_card\""));
        Assert.That(nobody.Status, Is.EqualTo(401));
        Assert.That(nobody.Body, Does.StartWith("{\"errmsg\":\"用户未登录\",\"errno\":\"4101\",\"responseStatus\":{\"errorCode\":\"4101\""));
    }

    [Test]
    public async Task The_examples_of_the_documents_are_values_that_are_taken()
    {
        var paths = JsonSerializer.Deserialize<JsonElement>((await Client.Get("/openapi/v1.json")).Body).GetProperty("paths");
        var picture = ExampleOf(paths, "/api/v1.0/imagecode/", 0);
        var (phone, text, id) = (ExampleOf(paths, "/api/v1.0/smscode/", 0), ExampleOf(paths, "/api/v1.0/smscode/", 1), ExampleOf(paths, "/api/v1.0/smscode/", 2));

        Assert.That((await Client.Get($"/api/v1.0/imagecode/{picture}")).MediaType, Is.EqualTo("image/png"));
        Assert.That((await Client.Get($"/api/v1.0/smscode/{phone}?text={text}&id={id}")).Body, Is.EqualTo(Refused("4004", "数据错误")).Or.EqualTo(Ok));
    }

    private static string ExampleOf(JsonElement paths, string start, int parameter) =>
        paths.EnumerateObject().First(path => path.Name.StartsWith(start, StringComparison.Ordinal)).Value
            .GetProperty("get").GetProperty("parameters")[parameter].GetProperty("example").GetString()!;
}
