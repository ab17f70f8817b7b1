using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.UserValidate;

public sealed class UserValidatePhotoTests : MiniTests
{
    [SetUp]
    public Task SignIn() => Client.SignIn("anna");

    [Test]
    public async Task A_photo_comes_back_as_it_was_sent()
    {
        var photo = TestImages.Jpeg();
        var stored = await Client.Upload(1, photo);
        var fetched = await Client.FetchPhoto(1);

        Assert.That(stored.Body, Is.EqualTo("""{"version":"0.1","response":{"photo_id":1,"result":200},"context":null}"""));
        Assert.That((fetched.Status, fetched.MediaType), Is.EqualTo((200, "image/jpeg")));
        Assert.That(fetched.Bytes, Is.EqualTo(photo));
    }

    [Test]
    public async Task Photos_are_listed_in_the_order_of_their_upload()
    {
        var first = await Client.Upload(1, TestImages.Jpeg(seed: 1));
        await Client.Upload(0, TestImages.Jpeg(seed: 2));
        var before = await Client.FetchInfo();
        var again = await Client.Upload(1, TestImages.Jpeg(seed: 3));
        var after = await Client.FetchInfo();

        Assert.That(before.Body, Does.Contain("\"validate_photos_uploaded\":[1,0]"));
        Assert.That(after.Body, Does.Contain("\"validate_photos_uploaded\":[0,1]"));
        Assert.That(again.Response.GetProperty("photo_id").GetInt64(), Is.GreaterThan(first.Response.GetProperty("photo_id").GetInt64()));
    }

    [Test]
    public async Task A_deleted_photo_is_gone_and_deleting_it_again_is_no_fault()
    {
        await Client.Upload(1, TestImages.Jpeg());
        var deleted = await Client.DeletePhoto(1);
        var again = await Client.DeletePhoto(1);
        var fetched = await Client.FetchPhoto(1);

        Assert.That(deleted.Body, Is.EqualTo(Done));
        Assert.That(deleted.Bytes, Has.Length.EqualTo(58));
        Assert.That(again.Body, Is.EqualTo(Done));
        Assert.That((fetched.Status, fetched.Body, fetched.MediaType), Is.EqualTo((404, "未上传该照片", "text/html; charset=utf-8")));
    }

    [TestCase("t_photo=1")]
    [TestCase("user_sid=SID")]
    [TestCase("")]
    public async Task The_parameters_of_an_upload_are_not_looked_for_in_the_form(string query)
    {
        var form = MiniClient.Form("v_photo", TestImages.Jpeg());
        form.Add(new StringContent(Client.Sid), "user_sid");
        form.Add(new StringContent("1"), "t_photo");
        var path = "/user/validate/submit_photo/?" + query.Replace("SID", Client.Sid, StringComparison.Ordinal);

        Assert.That((await Client.Send("POST", path, form)).Body, Is.EqualTo(Refused(400, "请求有误")));
    }

    [Test]
    public async Task What_else_the_form_of_an_upload_says_is_ignored()
    {
        var form = MiniClient.Form("v_photo", TestImages.Jpeg());
        form.Add(new StringContent("nobody"), "user_sid");
        form.Add(new StringContent("9"), "t_photo");
        form.Add(new StringContent("[1]"), "context");
        var reply = await Client.Send("POST", $"/user/validate/submit_photo/?user_sid={Client.Sid}&t_photo=1", form);

        Assert.That(reply.Body, Is.EqualTo("""{"version":"0.1","response":{"photo_id":1,"result":200},"context":null}"""));
    }

    [Test]
    public async Task Only_whole_pictures_are_taken()
    {
        const string NotAnImage = "请上传有效图片。您上传的该文件不是图片或者图片已经损坏。";

        Assert.That((await Client.Upload(1, TestImages.Jpeg(), partName: "photo")).Body, Is.EqualTo(Refused(403, "该字段是必填项。")));
        Assert.That((await Client.Upload(1, [])).Body, Is.EqualTo(Refused(403, "提交的是空文件。")));
        Assert.That((await Client.Upload(1, "no picture"u8.ToArray())).Body, Is.EqualTo(Refused(403, NotAnImage)));
        Assert.That((await Client.Upload(1, TestImages.TruncatedJpeg())).Body, Is.EqualTo(Refused(403, NotAnImage)));
        Assert.That((await Client.Upload(1, [.. TestImages.Jpeg(), .. new byte[10 * 1024 * 1024]])).Body, Is.EqualTo(Refused(403, "图片不能超过10MB。")));
        Assert.That((await Client.Upload(1, new byte[13 * 1024 * 1024])).Body, Is.EqualTo(Refused(403, "图片有误")), "larger than is read at all");
        Assert.That((await Client.Upload(1, TestImages.Png(10_000, 4_001, 2, 8, false, []))).Body, Is.EqualTo(Refused(403, "图片像素过大。")));
        Assert.That((await Client.Upload(1, TestImages.Png())).Result, Is.EqualTo(200));
    }

    [Test]
    public async Task The_last_of_several_files_counts_and_the_context_comes_back()
    {
        var form = MiniClient.Form("v_photo", "no picture"u8.ToArray());
        form.Add(new ByteArrayContent(TestImages.Jpeg(seed: 7)), "v_photo", "b.jpg");
        var reply = await Client.Send("POST", $"/user/validate/submit_photo/?user_sid={Client.Sid}&t_photo=2&context=%5B1%5D", form);

        Assert.That(reply.Body, Is.EqualTo("""{"version":"0.1","response":{"photo_id":1,"result":200},"context":[1]}"""));
        Assert.That((await Client.FetchPhoto(2)).Bytes, Is.EqualTo(TestImages.Jpeg(seed: 7)));
    }

    [Test]
    public async Task Nobody_sees_the_photo_of_somebody_else()
    {
        await Client.Upload(1, TestImages.Jpeg());
        await Client.SignIn("berta");

        Assert.That((await Client.FetchPhoto(1)).Status, Is.EqualTo(404));
        Assert.That((await Client.FetchInfo()).Body, Does.Contain("\"validate_photos_uploaded\":[]"));
    }
}
