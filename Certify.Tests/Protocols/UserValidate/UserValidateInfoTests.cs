using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.UserValidate;

public sealed class UserValidateInfoTests : MiniTests
{
    [Test]
    public async Task A_new_user_has_submitted_nothing()
    {
        await Client.SignIn("anna");

        Assert.That((await Client.FetchInfo()).Body, Is.EqualTo(
            """{"version":"0.1","response":{"validate_photos_uploaded":[],"validate_obj":{"id":1,"idcard_number":"","name":"","validate_status":0,"uid":1},"result":200},"context":null}"""));
    }

    [Test]
    public async Task A_submission_is_taken_shown_reviewed_and_passes()
    {
        await Client.SignIn("anna");
        var taken = await Client.Submit("xxx", "11010519491231002X");
        var waiting = await Client.FetchInfo();
        await App.Sweep();
        var passed = await Client.FetchInfo();

        Assert.That(taken.Body, Is.EqualTo(Done));
        Assert.That(waiting.Body, Is.EqualTo(
            """{"version":"0.1","response":{"validate_photos_uploaded":[0,1],"validate_obj":{"id":1,"idcard_number":"11010519491231002X","name":"xxx","validate_status":1,"uid":1},"result":200},"context":null}"""));
        Assert.That(passed.Body, Is.EqualTo(waiting.Body.Replace("\"validate_status\":1", "\"validate_status\":2", StringComparison.Ordinal)));
    }

    [Test]
    public async Task The_documented_example_is_taken_and_fails_the_review()
    {
        await Client.SignIn("anna");
        var taken = await Client.Submit("xxx", "122222");
        await App.Sweep();
        var info = await Client.FetchInfo();
        var photos = await Client.Upload(1, TestImages.Jpeg(seed: 3));
        var again = await Client.SubmitInfo();

        Assert.That(taken.Body, Is.EqualTo(Done));
        Assert.That(info.Body, Does.Contain("\"validate_status\":3").And.Contain("122222"));
        Assert.That(photos.Result, Is.EqualTo(200));
        Assert.That(again.Body, Is.EqualTo(Done));
    }

    [Test]
    public async Task While_it_waits_and_after_it_passed_nothing_may_change()
    {
        await Client.SignIn("anna");
        await Client.Submit();
        foreach (var state in new[] { "waiting", "passed" })
        {
            Assert.That((await Client.SubmitInfo()).Body, Is.EqualTo(Refused(401, "已经提交过审核,不能修改信息")), state);
            Assert.That((await Client.Upload(1, TestImages.Jpeg())).Body, Is.EqualTo(Refused(401, "已经提交过审核,不能更改图片")), state);
            Assert.That((await Client.DeletePhoto(1)).Body, Is.EqualTo(Refused(401, "已经提交过审核,不能修改")), state);
            Assert.That((await Client.FetchPhoto(1)).Status, Is.EqualTo(200), state);
            await App.Sweep();
        }
    }

    [Test]
    public async Task While_it_waits_a_missing_photo_can_come_once()
    {
        await Client.SignIn("anna");
        await Client.Submit();
        var added = await Client.Upload(2, TestImages.Jpeg(seed: 5));
        var replaced = await Client.Upload(2, TestImages.Jpeg(seed: 6));
        var deleted = await Client.DeletePhoto(2);

        Assert.That(added.Result, Is.EqualTo(200));
        Assert.That(replaced.Body, Is.EqualTo(Refused(401, "已经提交过审核,不能更改图片")));
        Assert.That(deleted.Body, Is.EqualTo(Refused(401, "已经提交过审核,不能修改")));
        Assert.That((await Client.FetchPhoto(2)).Bytes, Is.EqualTo(TestImages.Jpeg(seed: 5)));
        await App.Sweep();
        Assert.That((await Client.Upload(2, TestImages.Jpeg())).Body, Is.EqualTo(Refused(401, "已经提交过审核,不能更改图片")), "certified");
    }

    [Test]
    public async Task Both_photos_are_needed()
    {
        await Client.SignIn("anna");
        await Client.Upload(1, TestImages.Jpeg());

        Assert.That((await Client.SubmitInfo()).Body, Is.EqualTo(Refused(400, "请先上传手持证件照和身份证正面照")));
        Assert.That((await Client.FetchInfo()).Body, Does.Contain("\"name\":\"\""));
    }

    [Test]
    public async Task A_number_that_somebody_else_holds_is_refused()
    {
        await Client.SignIn("anna");
        await Client.Submit();
        await App.Sweep();
        await Client.SignIn("berta");

        Assert.That((await Client.Submit()).Body, Is.EqualTo(Refused(400, "该身份证号已被其他用户认证")));
    }

    [TestCase("""{"k":[1,"中"],"b":null}""")]
    [TestCase("\"some data\"")]
    [TestCase("12.50")]
    [TestCase("[]")]
    public async Task The_context_comes_back_as_it_was(string context)
    {
        await Client.SignIn("anna");
        await Client.Upload(0, TestImages.Jpeg(seed: 1));
        await Client.Upload(1, TestImages.Jpeg(seed: 2));
        var posted = await Client.SubmitInfo(rest: $",\"context\":{context},\"version\":\"9\",\"other\":1");
        var read = await Client.Get($"/user/obtain/self_info/?user_sid={Client.Sid}&context={Uri.EscapeDataString(context)}");

        Assert.That(posted.Body, Is.EqualTo($$$"""{"version":"0.1","response":{"result":200},"context":{{{context}}}}"""));
        Assert.That(read.Body, Does.EndWith($",\"context\":{context}}}"));
    }

    [Test]
    public async Task A_context_that_is_no_JSON_counts_as_none_and_a_refusal_has_none()
    {
        await Client.SignIn("anna");

        Assert.That((await Client.Get($"/user/validate/fetch_info/?user_sid={Client.Sid}&context=%7B")).Body, Does.EndWith(",\"context\":null}"));
        Assert.That((await Client.SubmitInfo(rest: ",\"context\":1")).Body, Does.Not.Contain("context"));
    }

    [Test]
    public async Task The_session_may_stand_in_the_data_beside_it_or_in_the_query()
    {
        await Client.SignIn("anna");
        const string Values = "\"name\":\"a\",\"idcard_number\":\"1\"";
        var photosNeeded = Refused(400, "请先上传手持证件照和身份证正面照");

        Assert.That((await Client.Post("/user/validate/submit_info/", $$$"""{"user_sid":"{{{Client.Sid}}}","data":{{{{Values}}}}}""")).Body, Is.EqualTo(photosNeeded));
        Assert.That((await Client.Post($"/user/validate/submit_info/?user_sid={Client.Sid}", $$$"""{"data":{{{{Values}}}}}""")).Body, Is.EqualTo(photosNeeded));
        Assert.That((await Client.Post("/user/validate/submit_info/", $$$"""{"data":{{{{Values}}}}}""", $"Authorization: Bearer {Client.Sid}")).Body, Is.EqualTo(photosNeeded));
    }

    [Test]
    public async Task Other_media_types_are_refused_and_the_slash_and_case_do_not_matter()
    {
        await Client.SignIn("anna");
        var form = await Client.Send("POST", "/user/validate/submit_info/", new StringContent("""{"data":{}}"""));
        var slashless = await Client.Get($"/User/Validate/Fetch_Info?user_sid={Client.Sid}");

        Assert.That(form.Body, Is.EqualTo(Refused(400, "请求有误")));
        Assert.That(slashless.Result, Is.EqualTo(200));
    }

    [Test]
    public async Task The_user_himself_is_read_with_and_without_a_certification()
    {
        await Client.SignIn("anna");
        var before = await Client.Get($"/user/obtain/self_info/?user_sid={Client.Sid}");
        await Client.Submit();
        await App.Sweep();
        var after = await Client.Get($"/user/obtain/self_info/?user_sid={Client.Sid}");

        Assert.That(before.Body, Is.EqualTo(
            """{"version":"0.1","response":{"user_info":{"id":1,"pn":null},"is_validate":false,"n_times":0,"result":200,"total_amount":0},"context":null}"""));
        Assert.That(after.Body, Is.EqualTo(
            """{"version":"0.1","response":{"user_info":{"id":1,"pn":null,"name":"张三","idcard_number":"11010519491231002X"},"is_validate":true,"n_times":0,"result":200,"total_amount":0},"context":null}"""));
    }

    [Test]
    public async Task Typed_clients_get_the_same_without_context_and_a_status()
    {
        await Client.SignIn("anna");
        var read = await Client.Get($"/api/FetchInfo?user_sid={Client.Sid}");
        var refused = await Client.Get("/api/FetchInfo");

        Assert.That(read.Body, Is.EqualTo(
            """{"version":"0.1","response":{"validate_photos_uploaded":[],"validate_obj":{"id":1,"idcard_number":"","name":"","validate_status":0,"uid":1},"result":200}}"""));
        Assert.That(refused.Status, Is.EqualTo(401));
        Assert.That(refused.Body, Does.StartWith(Refused(404, "未找到user_sid")[..^1] + ",\"responseStatus\":{\"errorCode\":\"404\""));
    }
}
