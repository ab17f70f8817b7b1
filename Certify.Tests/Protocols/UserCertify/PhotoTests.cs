using System.Net;
using System.Net.Http.Headers;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>domain.md 3.2: tickets, and the service in the role of the object store.</summary>
public sealed class PhotoTests
{
    private CertifyApp app = null!;
    private CertifyClient client = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [SetUp]
    public async Task NewUser()
    {
        client = new CertifyClient(app);
        await client.Arrive();
    }

    [Test]
    public async Task A_ticket_is_a_form_for_one_key_and_five_minutes()
    {
        var data = (await client.Get("/certify/photoUpload?photo=identity1")).Data;

        Assert.That(data.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "url", "fields", "fileField", "expiresAt" }));
        Assert.That(data.GetProperty("url").GetString(), Is.EqualTo(new Uri(app.BaseUrl, "/objects").ToString()));
        Assert.That(data.GetProperty("fields").GetProperty("key").GetString(), Does.Match("^user/[0-9]+/identity1\\.jpg$"));
        Assert.That(data.GetProperty("fileField").GetString(), Is.EqualTo("file"));
        Assert.That(data.GetProperty("expiresAt").GetInt64(), Is.EqualTo((app.Clock.GetUtcNow() + TimeSpan.FromMinutes(5)).ToUnixTimeMilliseconds()));
    }

    [TestCase("")]
    [TestCase("?photo=")]
    [TestCase("?photo=null")]
    [TestCase("?photo=evidence")]
    [TestCase("?photo=../identity1")]
    [TestCase("?photo=Identity1")]
    public async Task A_photo_that_is_none_of_the_kinds_is_refused(string query) =>
        Assert.That((await client.Get("/certify/photoUpload" + query)).Type, Is.EqualTo("FAIL"));

    [TestCase("identity0")]
    [TestCase("identity1")]
    [TestCase("identity2")]
    [TestCase("licence")]
    [TestCase("avatar")]
    public async Task A_photo_is_put_and_put_again(string photo)
    {
        using var first = await client.Upload(photo);
        Assert.That((first.StatusCode, await first.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.NoContent, "")));
        using var png = await client.Upload(photo, TestImages.Png(), "image/png");
        Assert.That(png.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task What_lies_in_the_store_cannot_be_fetched()
    {
        var form = (await client.Get("/certify/photoUpload?photo=identity1")).Data;
        using var put = await client.PostForm(form, TestImages.Jpeg());
        foreach (var path in new[] { "/objects", "/objects/" + form.GetProperty("fields").GetProperty("key").GetString() })
        {
            using var got = await app.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(got.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        }
    }

    [Test]
    public async Task A_form_is_refused_as_the_object_store_refuses_it()
    {
        var form = (await client.Get("/certify/photoUpload?photo=identity1")).Data;
        await Refused(client.PostForm(form, TestImages.Jpeg(), change: fields => fields["key"] = "user/1/identity1.jpg"), 403, "AccessDenied");
        await Refused(client.PostForm(form, TestImages.Jpeg(), change: fields => fields["policy"] = "e30="), 403, "AccessDenied");
        await Refused(client.PostForm(form, TestImages.Jpeg(), change: fields => fields.Remove("policy")), 403, "AccessDenied");
        await Refused(client.PostForm(form, TestImages.Jpeg(), change: fields => fields.Remove("x-oss-signature")), 403, "AccessDenied");
        await Refused(client.PostForm(form, TestImages.Jpeg(), mediaType: "text/html"), 403, "AccessDenied");
        await Refused(client.PostForm(form, TestImages.Jpeg(), mediaType: null), 403, "AccessDenied");
        await Refused(client.PostForm(form, []), 400, "EntityTooSmall");
        await Refused(client.PostForm(form, new byte[(10 * 1024 * 1024) + 1]), 400, "EntityTooLarge");
        await Refused(client.PostForm(form, "no picture"u8.ToArray()), 400, "InvalidArgument");
        await Refused(client.PostForm(form, TestImages.TruncatedJpeg()), 400, "InvalidArgument");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await Refused(client.PostForm(form, TestImages.Jpeg()), 403, "AccessDenied");
    }

    [TestCase("text/plain", "x")]
    [TestCase("multipart/form-data", "x")]
    [TestCase("multipart/form-data; boundary=b", "x")]
    [TestCase("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nuser/1/avatar.jpg\r\n--b--\r\n")]
    [TestCase("multipart/form-data; boundary=b", "--b\r\n\r\nuser/1/avatar.jpg\r\n--b--\r\n")]
    [TestCase("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nabc")]
    public async Task A_body_that_is_no_such_form_is_refused(string mediaType, string body)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        using var reply = await app.Client.PostAsync(new Uri("/objects", UriKind.Relative), content);

        Assert.That((int)reply.StatusCode, Is.EqualTo(400).Or.EqualTo(403));
        Assert.That(await reply.Content.ReadAsStringAsync(), Does.Contain("<Error>"));
    }

    [Test]
    public async Task While_a_person_waits_a_photo_that_is_there_stays_and_a_missing_one_may_come()
    {
        await client.Upload("identity1");
        var early = (await client.Get("/certify/photoUpload?photo=identity1")).Data;
        await client.Post("/certify/personalCertify", new { name = "张三", identityId = TestNumbers.Identity() });
        Assert.That((await client.Get("/certify/photoUpload?photo=identity1")).Type, Is.EqualTo("NO_ALLOW"));
        await Refused(client.PostForm(early, TestImages.Jpeg(seed: 2)), 409, "FileAlreadyExists");

        var missing = (await client.Get("/certify/photoUpload?photo=identity2")).Data;
        Assert.That(missing.GetProperty("fields").GetProperty("x-oss-forbid-overwrite").GetString(), Is.EqualTo("true"));
        await Refused(client.PostForm(missing, TestImages.Jpeg(), change: fields => fields.Remove("x-oss-forbid-overwrite")), 403, "AccessDenied");
        using var put = await client.PostForm(missing, TestImages.Jpeg());
        Assert.That(put.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await Refused(client.PostForm(missing, TestImages.Jpeg(seed: 2)), 409, "FileAlreadyExists");

        Assert.That((await client.Get("/certify/photoUpload?photo=licence")).Type, Is.EqualTo("OK"), "the company's own state counts");
        Assert.That((await client.Get("/certify/photoUpload?photo=avatar")).Type, Is.EqualTo("OK"));
    }

    [Test]
    public async Task Once_a_person_passed_his_photos_stay()
    {
        await client.SubmitPerson(number: TestNumbers.Identity());
        var early = (await client.Get("/certify/photoUpload?photo=identity0")).Data;
        await app.Sweep();

        foreach (var photo in new[] { "identity0", "identity1", "identity2" })
        {
            Assert.That((await client.Get($"/certify/photoUpload?photo={photo}")).Type, Is.EqualTo("EXIST"), photo);
        }

        await Refused(client.PostForm(early, TestImages.Jpeg()), 403, "AccessDenied");
        await client.Upload("licence");
        await client.SubmitCompany(TestNumbers.Licence());
        Assert.That((await client.Get("/certify/photoUpload?photo=licence")).Type, Is.EqualTo("NO_ALLOW"));
        await app.Sweep();
        Assert.That((await client.Get("/certify/photoUpload?photo=licence")).Type, Is.EqualTo("EXIST"));
    }

    [Test]
    public async Task Without_photos_the_sweep_finds_nothing_to_read()
    {
        await client.Post("/certify/personalCertify", new { name = "张三", identityId = TestNumbers.Identity() });
        await app.Sweep();

        Assert.That(
            (await client.Get("/certify/getPersonalCertify")).Data.GetProperty("identityAdvice").GetString(), Is.EqualTo("上传身份证模糊或无法识别"));
    }

    private static async Task Refused(Task<HttpResponseMessage> sent, int status, string code)
    {
        using var reply = await sent;
        var body = await reply.Content.ReadAsStringAsync();
        Assert.That(((int)reply.StatusCode, reply.Content.Headers.ContentType?.MediaType), Is.EqualTo((status, "application/xml")), body);
        Assert.That(body, Does.StartWith("<?xml").And.Contain($"<Code>{code}</Code>"));
    }
}
