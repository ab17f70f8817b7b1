using System.Net.Http.Json;
using System.Text.Json;
using Certify.Tests.CrossDoor;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Host;

/// <summary>What is served beside the doors: the documents that tools read.</summary>
public sealed class DocumentTests
{
    private CertifyApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase("/openapi", "{\"openapi\":\"3.1.1\",")]
    [TestCase("/openapi/v1.json", "{\"openapi\":\"3.1.1\",")]
    [TestCase("/types/metadata.json", "{\"config\":")]
    [TestCase("/metadata", "<!DOCTYPE html>")]
    [TestCase("/metadata", "{\"config\":", "Accept: application/json")]
    [TestCase("/metadata/app", "<!DOCTYPE html>")]
    [TestCase("/metadata/app", "{\"date\":", "Accept: application/json")]
    [TestCase("/metadata/app.json", "{\"date\":")]
    public async Task A_document_is_there(string path, string start, params string[] headers) =>
        Assert.That((await app.Get(path, headers)).Body, Does.StartWith(start));

    [TestCase("/api/v1.0/user/avatar", "avatar")]
    [TestCase("/api/UploadAvatar", "avatar")]
    [TestCase("/user/validate/submit_photo/", "v_photo")]
    [TestCase("/api/SubmitPhoto", "v_photo")]
    public async Task An_upload_cannot_be_described_without_its_file(string path, string part)
    {
        var paths = (await app.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths");
        var form = paths.GetProperty(path).GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("multipart/form-data");

        Assert.That(form.GetProperty("schema").GetProperty("required").EnumerateArray().Select(name => name.GetString()), Does.Contain(part));
    }

    [TestCase("/types")]
    [TestCase("/types/typescript")]
    [TestCase("/metadata")]
    [TestCase("/openapi")]
    public async Task It_is_only_read(string path)
    {
        var refused = await app.Post(path, new { });

        Assert.That((refused.Status, refused.Allow), Is.EqualTo((405, "GET")));
        Assert.That(refused.Body, Does.StartWith("{\"responseStatus\":{\"errorCode\":\"WrongMethod\","));
    }
}
