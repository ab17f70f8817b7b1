using Certify.MessageHost.Operations;
using Certify.ServiceInterface.Domain;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>The cookie, which browsers add by themselves, authorises nothing that a foreign page asks for.</summary>
public sealed class CrossSiteTests
{
    private static readonly string[] Foreign = ["Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"];

    private CertifyApp app = null!;
    private string cookie = "";
    private string admin = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Cors:Origins:0"] = "https://friend.example" });
        cookie = Cookie((await Callers.SignedIn(app, "user", "13812390001")).SessionId);
        admin = Cookie((await Callers.Administrator(app)).SessionId);
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Nothing_that_changes_state_is_done_by_the_cookie_for_a_foreign_page([ValueSource(nameof(Foreign))] string foreign)
    {
        var before = await TableCounts.Of(app);
        foreach (var operation in app.Get<Catalogue>().Operations.Where(o => o.ChangesState))
        {
            var shown = operation.RequiredRole is "admin:simple" or "admin:super" ? admin : cookie;
            if (operation.Door is "ApiV1" or "UserCertify")
            {
                using var request = SampleValues.Request(operation);
                var said = await app.Send(request.Method.Method, request.RequestUri!.OriginalString, request.Content, shown, foreign);
                Assert.That((said.Code, said.SetCookie), Is.EqualTo((operation.Door == "ApiV1" ? "4201" : "FAIL", (string?)null)), operation.Name);
            }

            using var typed = SampleValues.Request(operation, typed: true);
            var refused = await app.Send("POST", typed.RequestUri!.OriginalString, typed.Content, shown, foreign);
            Assert.That((refused.Status, refused.SetCookie), Is.EqualTo((403, (string?)null)), $"/api/{operation.Name}: {refused.Body}");
        }

        Assert.That(await TableCounts.Of(app), Is.EqualTo(before));
        Assert.That((await app.Get("/api/v1.0/session", cookie)).Code, Is.EqualTo("0"), "he was not even signed out");
    }

    [Test]
    public async Task A_credential_that_counts_for_nothing_does_not_open_the_way_for_the_cookie(
        [Values("Authorization: Basic dTpw", "Authorization: Bearer", "Authorization: Digest x")] string header)
    {
        var said = await app.Send("PUT", "/api/v1.0/user/name", Name(), cookie, header, Foreign[0]);

        Assert.That(said.Good, Is.False, said.Body);
    }

    [TestCase("Sec-Fetch-Site: same-origin")]
    [TestCase("Sec-Fetch-Site: none")]
    [TestCase("Origin: https://friend.example")]
    [TestCase("X-No-Browser: 1")]
    public async Task Our_own_pages_listed_friends_and_programs_may(string header) =>
        Assert.That((await app.Send("PUT", "/api/v1.0/user/name", Name(), cookie, header)).Code, Is.EqualTo("0"));

    [Test]
    public async Task Our_own_origin_may_and_one_that_only_looks_like_it_may_not()
    {
        var own = app.BaseUrl.GetLeftPart(UriPartial.Authority);
        foreach (var origin in new[] { own, $"http://localhost:{app.BaseUrl.Port}" })
        {
            Assert.That((await app.Send("PUT", "/api/v1.0/user/name", Name(), cookie, $"Origin: {origin}")).Code, Is.EqualTo("0"), origin);
        }

        foreach (var origin in new[] { own + ".evil.example", own + "0", "https://127.0.0.1", own.Replace("http:", "https:", StringComparison.Ordinal), "https://friend.example.evil.example" })
        {
            Assert.That((await app.Send("PUT", "/api/v1.0/user/name", Name(), cookie, $"Origin: {origin}")).Code, Is.EqualTo("4201"), origin);
        }
    }

    [Test]
    public async Task A_form_that_needs_no_leave_is_no_body_by_the_cookie()
    {
        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded" })
        {
            using var body = new StringContent("""{"name":"evil","password":"x"}""", new System.Net.Http.Headers.MediaTypeHeaderValue(type));
            Assert.That((await app.Send("POST", "/user/checkPassword", body, cookie)).Good, Is.False, type);
        }
    }

    [Test]
    public async Task Sign_ins_are_not_taken_from_foreign_pages_though_they_bring_no_cookie([ValueSource(nameof(Foreign))] string foreign)
    {
        var user = await Callers.MakeUser(app, $"1381239{Array.IndexOf(Foreign, foreign) + 10:D4}");
        foreach (var kind in new[] { SessionKind.Api, SessionKind.Web, SessionKind.Phone, SessionKind.WeChat })
        {
            var said = await Doors.TrySignIn(app, kind, user.Phone!, Callers.Password, foreign);
            Assert.That((said.Good, said.SetCookie), Is.EqualTo((false, (string?)null)), kind.ToString());
        }
    }

    private static StringContent Name() => new("""{"name":"河长"}""", System.Text.Encoding.UTF8, "application/json");
}
