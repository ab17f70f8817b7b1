using Certify.MessageHost.Pipeline;
using NUnit.Framework;

namespace Certify.Tests.MessageHost;

public sealed class CrossSiteTests : HostTests
{
    private const string Cookie = "Cookie: userlogin=u1";

    [TestCase("no browser", true, Cookie)]
    [TestCase("own origin", true, Cookie, "Origin: https://own.example", "Sec-Fetch-Site: same-origin")]
    [TestCase("typed by hand", true, Cookie, "Sec-Fetch-Site: none")]
    [TestCase("foreign origin", false, Cookie, "Origin: https://foreign.example")]
    [TestCase("no origin", false, Cookie, "Origin: null")]
    [TestCase("cross site", false, Cookie, "Sec-Fetch-Site: cross-site")]
    [TestCase("same site", false, Cookie, "Sec-Fetch-Site: same-site", "Origin: https://own.example")]
    [TestCase("foreign page with bearer", true, "x-token: u1", "Sec-Fetch-Site: cross-site", "Origin: https://foreign.example")]
    public async Task A_change_that_the_cookie_authenticates_comes_from_an_own_page(string situation, bool passes, params string[] headers)
    {
        foreach (var path in new[] { "/toy/save", "/api/Save" })
        {
            var reply = await Host.Send("POST", path, """{"name":"a"}""", "application/json", headers);
            Assert.That(reply.Content.Contains("\"code\":\"0\"", StringComparison.Ordinal), Is.EqualTo(passes), situation + reply.Content);
            Assert.That(reply.Content.Contains("CrossSite", StringComparison.Ordinal), Is.Not.EqualTo(passes), situation);
        }
    }

    [Test]
    public async Task A_sign_in_from_a_foreign_page_is_refused_though_no_cookie_came()
    {
        var reply = await Host.Send("POST", "/toy/door", """{"key":"a"}""", "application/json", "Sec-Fetch-Site: cross-site");
        Assert.That((reply.Content, reply.Header("Set-Cookie")), Is.EqualTo(("{\"code\":\"CrossSite\",\"data\":null}\n", (string?)null)));
    }

    [Test]
    public async Task Reading_is_allowed_to_everybody_and_a_door_without_cookie_is_not_guarded()
    {
        Assert.That((await Host.Get("/toy/echo/a?text=b", Cookie, "Sec-Fetch-Site: cross-site")).Content, Does.Contain("a|b"));
        Assert.That((await Host.Send("POST", "/boxed/say/", """{"data":{"words":"w"}}""", "application/json", Cookie, "Sec-Fetch-Site: cross-site")).Content, Does.Contain("w|"));
        Assert.That((await Host.Send("POST", "/api/Say", """{"words":"w"}""", "application/json", "Sec-Fetch-Site: cross-site")).Status, Is.EqualTo(200));
        Assert.That((await Host.Send("POST", "/api/Say", """{"words":"w"}""", "application/json", Cookie, "Sec-Fetch-Site: cross-site")).Status, Is.EqualTo(403));
    }

    [TestCase("application/json", 200)]
    [TestCase("application/json; charset=utf-8", 200)]
    [TestCase("text/plain", 415)]
    [TestCase("application/x-www-form-urlencoded", 415)]
    [TestCase(null, 415)]
    public async Task A_change_by_cookie_needs_a_media_type_that_no_form_can_send(string? mediaType, int status)
    {
        var body = mediaType == "application/x-www-form-urlencoded" ? "name=a" : """{"name":"a"}""";
        Assert.That((await Host.Send("POST", "/api/Save", body, mediaType, Cookie)).Status, Is.EqualTo(status));
        Assert.That((await Host.Send("POST", "/api/Save", body, mediaType, "Authorization: u1")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_listed_origin_may_call_with_credentials()
    {
        await using var host = await ToyHost.Start(new MessageHostOptions { CorsOrigins = ["https://friend.example"], OwnOrigins = () => ["https://own.example"] });
        var preflight = await host.Send("OPTIONS", "/api/Save", null, null,
            "Origin: https://friend.example", "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: content-type, x-token");
        Assert.That(preflight.Status, Is.EqualTo(204));
        Assert.That(preflight.Header("Access-Control-Allow-Origin"), Is.EqualTo("https://friend.example"));
        Assert.That(preflight.Header("Access-Control-Allow-Credentials"), Is.EqualTo("true"));
        Assert.That(preflight.Header("Access-Control-Allow-Headers"), Is.EqualTo("content-type, x-token"));
        var answer = await host.Send("POST", "/toy/save", """{"name":"a"}""", "application/json", Cookie, "Origin: https://friend.example", "Sec-Fetch-Site: cross-site");
        Assert.That((answer.Status, answer.Header("Access-Control-Allow-Origin"), answer.Header("Vary")), Is.EqualTo((200, "https://friend.example", "Origin")));
        Assert.That(answer.Content, Does.Contain("\"code\":\"0\""));
        var stranger = await host.Send("OPTIONS", "/api/Save", null, null, "Origin: https://foreign.example", "Access-Control-Request-Method: POST");
        Assert.That((stranger.Status, stranger.Header("Access-Control-Allow-Origin")), Is.EqualTo((405, (string?)null)));
    }
}
