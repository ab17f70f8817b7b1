using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.ClientCode.Script;

/// <summary>The published npm package <c>@servicestack/client</c>, unchanged, with the classes that the server generates.</summary>
public sealed class JsonServiceClientTests
{
    private CertifyApp app = null!;
    private JsonElement found;

    [OneTimeSetUp]
    public async Task Ask()
    {
        app = await CertifyApp.Start(works: true);
        found = await Run("client.mjs");
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Every_operation_of_the_catalogue_succeeds_by_its_generated_class()
    {
        var journey = await Run("journey.mjs");

        var succeeded = Texts(journey.GetProperty("succeeded"));
        Assert.Multiple(() =>
        {
            Assert.That(Texts(journey.GetProperty("problems")), Is.Empty);
            Assert.That(Generated().Select(operation => operation.Name).Except(succeeded), Is.Empty, "the journey leaves these out");
        });
    }

    [Test]
    public void Every_operation_refuses_with_one_of_its_own_codes()
    {
        var refusals = found.GetProperty("refusals");
        Assert.Multiple(() =>
        {
            foreach (var operation in Generated().Where(operation => operation.Name != "Logout")) // nobody is signed out as well as somebody
            {
                var refusal = refusals.GetProperty(operation.Name);
                Assert.That(refusal.GetProperty("failed").GetBoolean(), operation.Name);
                Assert.That(operation.Fails.Select(fail => fail.Code), Does.Contain(refusal.GetProperty("code").GetString()), operation.Name);
                Assert.That(refusal.GetProperty("status").GetInt32(), Is.EqualTo(400).Or.EqualTo(401).Or.EqualTo(403), operation.Name);
            }
        });
    }

    [TestCase("get", "0")]
    [TestCase("post", "0")]
    [TestCase("api", "0")]
    [TestCase("byUrl", "0")]
    [TestCase("legacyPath", "0")]
    [TestCase("legacyGet", "0")]
    [TestCase("jsonApiClient", "0")]
    [TestCase("carriedByProperty", "0")]
    [TestCase("context", """{"page":[1,"二"]}""")]
    [TestCase("put", "\"0\"")]
    [TestCase("sendAll", "[1,2]")]
    [TestCase("sendAllOneWay", "\"nothing\"")]
    [TestCase("sendAllOfSecrets", "\"10000\"")]
    [TestCase("published", "\"河长\"")]
    [TestCase("legacyPublished", "\"湖长\"")]
    [TestCase("legacyPublish", "{}")]
    public void A_way_of_asking_is_answered(string way, string answer) => Assert.That(Raw(way), Is.EqualTo(answer));

    [Test]
    public void A_batch_says_which_of_its_items_was_refused()
    {
        var status = found.GetProperty("sendAllRefused");
        Assert.That(status.GetProperty("errorCode").GetString(), Is.EqualTo("4002"));
        Assert.That(status.GetProperty("meta").GetProperty("AutoBatchIndex").GetString(), Is.EqualTo("1"));
    }

    [TestCase("apiForm", """{"photo_id":1,"result":200}""")]
    [TestCase("apiFormOtherPart", "true")]
    [TestCase("noImage", """{"errorCode":"403","message":"请上传有效图片。您上传的该文件不是图片或者图片已经损坏。","errors":[]}""")]
    [TestCase("bytes", """["Blob","image/jpeg",true]""")]
    [TestCase("bytesRefused", """{"errorCode":"404","message":"未上传该照片","errors":[]}""")]
    public void Files_go_and_come(string fact, string expected) => Assert.That(Raw(fact), Is.EqualTo(expected));

    [TestCase("thrown", """{"version":"0.1","response":{"reason":"未找到user_sid","result":404},"responseStatus":{"errorCode":"404","message":"未找到user_sid","errors":[]}}""")]
    [TestCase("fieldError", """[true,"400",true,null]""")]
    [TestCase("tokenRefused", """{"errorCode":"20006","message":"token is invalid","errors":[]}""")]
    [TestCase("unknown", "\"NotFound\"")]
    [TestCase("wrongVerb", "\"4201\"")]
    public void A_refusal_keeps_the_doors_fields_beside_responseStatus(string fact, string expected) => Assert.That(Raw(fact), Is.EqualTo(expected));

    [TestCase("cookies", """[["userlogin","/",true,"Lax"]]""")]
    [TestCase("cookieWorks", "\"0\"")]
    [TestCase("cookieGone", "\"4101\"")]
    [TestCase("cookieAgain", "\"0\"")]
    public void The_clients_cookies_hold_the_session_and_no_junk(string fact, string expected) => Assert.That(Raw(fact), Is.EqualTo(expected));

    [TestCase("expired", "\"404\"")]
    [TestCase("refreshed", "[true,true,true]")]
    [TestCase("refreshedOnce", "[true,false]")]
    [TestCase("refreshedAlways", "[true,true]")]
    [TestCase("refreshFails", "\"20002\"")]
    public void An_expired_token_is_renewed_through_GetAccessToken(string fact, string expected) => Assert.That(Raw(fact), Is.EqualTo(expected));

    /// <summary>Client libraries have GetAccessToken themselves.</summary>
    private IEnumerable<Operation> Generated() => app.Get<Catalogue>().Operations.Where(operation => operation.Name != "GetAccessToken");

    private async Task<JsonElement> Run(string script)
    {
        using var node = ScriptWorkshop.Start(script, app.BaseUrl.ToString().TrimEnd('/'), "./dtos.mjs");
        return await new NodeDialog(app).Run(node);
    }

    private string Raw(string fact) =>
        JsonSerializer.Serialize(found.GetProperty(fact), new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
