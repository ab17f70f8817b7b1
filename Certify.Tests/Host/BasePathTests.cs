using Certify.Tests.CrossDoor;
using Certify.Tests.Protocols.UserCertify;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Host;

/// <summary>Behind a base path, where an older system had one: the main job from registration to the photo, at every door, and nothing beside it.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class BasePathTests(Engine engine)
{
    private const string Base = "/qqsl", Phone = "13755550001";

    private CertifyApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:BasePath"] = Base }, engine: engine);

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task A_person_is_certified_behind_it_and_read_at_every_door()
    {
        var asked = await app.Get($"{Base}/user/phone/getRegistVerify?phone={Phone}");
        var flow = Wire.Cookie(asked.CookieValue!);
        var registered = await app.Post(Base + "/user/register", new { userName = "river", password = CertifyClient.Md5(), verification = await app.Code(Phone) }, flow);
        Assert.That(registered.Code, Is.EqualTo("OK"), registered.Body);
        var login = await app.Post(Base + "/user/phone/login", new { code = Phone, password = CertifyClient.Md5() });
        Assert.That(login.SetCookie, Does.Contain("Path=/;"), "one cookie for all doors");
        var session = Wire.Cookie(login.CookieValue!);

        foreach (var photo in new[] { "identity1", "identity2" })
        {
            var form = (await app.Get($"{Base}/certify/photoUpload?photo={photo}", session)).Json.GetProperty("data");
            Assert.That(form.GetProperty("url").GetString(), Does.EndWith(Base + "/objects"));
            using var put = await new CertifyClient(app).PostForm(form, TestImages.Jpeg());
            Assert.That((int)put.StatusCode, Is.EqualTo(204));
        }

        var submitted = await app.Post(Base + "/certify/personalCertify", new { name = "张三", identityId = "11010519491231002X" }, session);
        Assert.That(submitted.Code, Is.EqualTo("OK"), submitted.Body);
        await app.Sweep();

        Assert.That((await app.Get(Base + "/certify/getPersonalCertify", session)).Body, Does.Contain("\"PASS\""));
        Assert.That((await app.Get(Base + "/api/v1.0/user/auth", session)).Code, Is.EqualTo("0"));
        Assert.That((await app.Get($"{Base}/user/validate/fetch_info?user_sid={login.CookieValue}")).Code, Is.EqualTo("200"));
        Assert.That((await app.Get(Base + "/api/GetPersonalCertification", session)).Code, Is.EqualTo("OK"));
    }

    [TestCase("/types/typescript")]
    [TestCase("/openapi/v1.json")]
    public async Task What_is_made_for_clients_names_it(string path) =>
        Assert.That((await app.Get(Base + path)).Body, Does.Contain(app.BaseUrl.GetLeftPart(UriPartial.Authority) + Base));

    [TestCase("/user/polling")]
    [TestCase("/api/v1.0/session")]
    [TestCase("/types/typescript")]
    public async Task Beside_it_there_is_nothing(string path) => Assert.That((await app.Get(path)).Status, Is.EqualTo(404));
}
