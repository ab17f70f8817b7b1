using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.UserValidate;

/// <summary>What is refused before anything happens: one program serves all of these.</summary>
public sealed class UserValidateRefusalTests
{
    private const string FieldPrefix = "Validation on request object failed, errors: ";

    private CertifyApp app = null!;

    private MiniClient Client { get; set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        Client = new MiniClient(app);
        await Client.SignIn("anna");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    [TestCase("/user/validate/fetch_info/", 400, "请求格式错误")]
    [TestCase("/user/validate/fetch_info/?user_sid=", 404, "未找到user_sid")]
    [TestCase("/user/validate/fetch_info/?user_sid=abc1323343sxa3vm", 404, "未找到user_sid")]
    [TestCase("/user/validate/delete_photo/?t_photo=1", 400, FieldPrefix + "user_sid: 该字段是必填项。")]
    [TestCase("/user/validate/delete_photo/", 400, FieldPrefix + "user_sid: 该字段是必填项。;t_photo: 该字段是必填项。")]
    [TestCase("/user/validate/delete_photo/?user_sid=&t_photo=1", 400, FieldPrefix + "user_sid: 该字段不能为空。")]
    [TestCase("/user/validate/delete_photo/?user_sid=a&t_photo=02", 400, FieldPrefix + "t_photo: “02” 不是合法选项。")]
    [TestCase("/user/validate/delete_photo/?user_sid=a&t_photo=1", 404, "未找到user_sid")]
    [TestCase("/user/login/logout/?user_sid=a", 404, "user_id do not exist")]
    [TestCase("/user/login/logout/", 400, FieldPrefix + "user_sid: 该字段是必填项。")]
    [TestCase("/user/obtain/self_info/?user_sid=a", 404, "No such sid")]
    [TestCase("/user/obtain/self_info/", 400, FieldPrefix + "user_sid: 该字段是必填项。")]
    [TestCase("/user/obtain/self_info/?user_sid=a&user_sid=b", 404, "No such sid")]
    public async Task Reads_say_what_is_wrong_with_them(string path, int result, string reason) =>
        Assert.That((await Client.Get(path)).Body, Is.EqualTo(Refused(result, reason)));

    [TestCase("", 400, "Request format incorrect, data field is missing.")]
    [TestCase("{}", 400, "Request format incorrect, data field is missing.")]
    [TestCase("{", 400, "请求有误")]
    [TestCase("[]", 400, "请求有误")]
    [TestCase("""{"data":null}""", 400, FieldPrefix + "non_field_errors: No data provided")]
    [TestCase("""{"data":"x"}""", 400, FieldPrefix + "non_field_errors: 无效数据。期待为字典类型，得到的是 unicode 。")]
    [TestCase("""{"data":[]}""", 400, FieldPrefix + "non_field_errors: 无效数据。期待为字典类型，得到的是 list 。")]
    [TestCase("""{"data":{}}""", 400, FieldPrefix + "user_sid: 该字段是必填项。;name: 该字段是必填项。;idcard_number: 该字段是必填项。")]
    [TestCase("""{"data":{"user_sid":null,"name":"a","idcard_number":"1"}}""", 400, FieldPrefix + "user_sid: 该字段不能为 null。")]
    [TestCase("""{"data":{"user_sid":"","name":"a","idcard_number":"1"}}""", 400, FieldPrefix + "user_sid: 该字段不能为空。")]
    [TestCase("""{"data":{"user_sid":"a","name":" ","idcard_number":null}}""", 400, FieldPrefix + "name: 该字段不能为空。;idcard_number: 该字段不能为 null。")]
    [TestCase("""{"data":{"user_sid":"a","name":"1234567890123456789012345678901","idcard_number":"1"}}""", 400, FieldPrefix + "name: 请确保这个字段不能超过 30 个字符。")]
    [TestCase("""{"data":{"user_sid":"1234567890123456789012345678901234567890123456789012345678901","name":"a","idcard_number":"1"}}""", 400, FieldPrefix + "user_sid: 请确保这个字段不能超过 60 个字符。")]
    [TestCase("""{"data":{"user_sid":"a","name":[1],"idcard_number":"1"}}""", 400, FieldPrefix + "name: 输入一个有效的值。")]
    [TestCase("""{"data":{"user_sid":"a","name":"a","idcard_number":122222}}""", 404, "未找到user_sid")]
    public async Task A_submission_says_what_is_wrong_with_it(string body, int result, string reason) =>
        Assert.That((await Client.Post("/user/validate/submit_info/", body)).Body, Is.EqualTo(Refused(result, reason)));

    [TestCase("POST", "/user/validate/fetch_info/", "GET")]
    [TestCase("HEAD", "/user/validate/fetch_info/", "GET")]
    [TestCase("PUT", "/user/validate/submit_info/", "POST")]
    public async Task A_wrong_method_is_told_the_right_one(string method, string path, string allow)
    {
        var reply = await Client.Send(method, path, null);

        Assert.That(reply.Status, Is.EqualTo(405));
        Assert.That(reply.Allow, Does.Contain(allow));
    }

    [Test]
    public async Task An_unknown_path_is_answered_in_the_doors_words()
    {
        var reply = await Client.Get("/user/validate/fetch_everything/");

        Assert.That((reply.Status, reply.Body), Is.EqualTo((404, Refused(400, "请求有误"))));
    }

    [TestCase("t_photo=1", 400, FieldPrefix + "user_sid: 该字段是必填项。")]
    [TestCase("user_sid=&t_photo=1", 400, FieldPrefix + "user_sid: 该字段不能为空。")]
    [TestCase("user_sid=a", 400, FieldPrefix + "t_photo: 该字段是必填项。")]
    [TestCase("user_sid=a&t_photo=9", 400, FieldPrefix + "t_photo: “9” 不是合法选项。")]
    [TestCase("user_sid=a&t_photo=%3Cb%3E", 400, FieldPrefix + "t_photo: “?b?” 不是合法选项。")]
    [TestCase("user_sid=a&t_photo=1", 401, "未找到user_sid")]
    [TestCase("user_sid=a&t_photo=1&context=%7B", 401, "未找到user_sid")]
    public async Task Fetching_is_refused_by_status_and_plain_text(string query, int status, string reason)
    {
        var reply = await Client.Get($"/user/validate/fetch_photo/?{query}");

        Assert.That((reply.Status, reply.Body, reply.MediaType), Is.EqualTo((status, reason, "text/html; charset=utf-8")));
    }

    [Test]
    public async Task Typed_clients_are_refused_in_JSON()
    {
        var reply = await Client.Get("/api/FetchPhoto?user_sid=a&t_photo=1");

        Assert.That(reply.Status, Is.EqualTo(401));
        Assert.That(reply.Body, Does.StartWith(Refused(401, "未找到user_sid")[..^1]));
    }

    [TestCase("", 400, "请求有误")]
    [TestCase("?t_photo=1", 400, "请求有误")]
    [TestCase("?user_sid=SID", 400, "请求有误")]
    [TestCase("?user_sid=a&t_photo=1", 404, "未找到user_sid")]
    [TestCase("?user_sid=&t_photo=1", 404, "未找到user_sid")]
    [TestCase("?user_sid=SID&t_photo=9", 400, FieldPrefix + "t_photo: “9” 不是合法选项。")]
    [TestCase("?user_sid=SID&t_photo=abc", 400, FieldPrefix + "t_photo: “abc” 不是合法选项。")]
    public async Task An_upload_says_what_is_wrong_with_its_parameters(string query, int result, string reason)
    {
        var path = "/user/validate/submit_photo/" + query.Replace("SID", Client.Sid, StringComparison.Ordinal);

        Assert.That((await Client.Send("POST", path, MiniClient.Form("v_photo", TestImages.Jpeg()))).Body, Is.EqualTo(Refused(result, reason)));
    }

    [Test]
    public async Task A_body_that_is_no_form_is_a_bad_request()
    {
        var path = $"/user/validate/submit_photo/?user_sid={Client.Sid}&t_photo=1";

        Assert.That((await Client.Post(path, "{}")).Body, Is.EqualTo(Refused(400, "请求有误")));
        Assert.That((await Client.Send("POST", path, null)).Body, Is.EqualTo(Refused(400, "请求有误")));
    }

    [Test]
    public async Task A_submission_by_a_form_is_a_bad_request()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Client.Sid), "user_sid" }, { new StringContent("张三"), "name" }, { new StringContent("122222"), "idcard_number" },
        };

        Assert.That((await Client.Send("POST", "/user/validate/submit_info/", form)).Body, Is.EqualTo(Refused(400, "请求有误")));
    }

    [Test]
    public async Task Of_a_submission_only_the_session_may_stand_in_the_query()
    {
        const string Path = "/user/validate/submit_info/?name=a&idcard_number=1&user_sid=";

        Assert.That((await Client.Post(Path + Client.Sid, """{"data":{}}""")).Body,
            Is.EqualTo(Refused(400, FieldPrefix + "name: 该字段是必填项。;idcard_number: 该字段是必填项。")));
        Assert.That((await Client.Post(Path + "a", """{"data":{"name":"a","idcard_number":"1"}}""")).Body, Is.EqualTo(Refused(404, "未找到user_sid")));
    }

    [TestCase("""{"data":{"code":"nobody"}}""", 401, "invalid code")]
    [TestCase("""{"data":{"code":"snap-anna"}}""", 401, "请点击进入完整页面后再登录")]
    [TestCase("""{"data":{}}""", 400, FieldPrefix + "code: 该字段是必填项。")]
    [TestCase("""{"data":{"code":"wx-anna","pn":"1380"}}""", 400, FieldPrefix + "pn: 输入一个有效的值。")]
    public async Task A_refused_sign_in_says_why(string body, int result, string reason) =>
        Assert.That((await Client.Post("/user/login/login/", body)).Body, Is.EqualTo(Refused(result, reason)));

    [TestCase("submit_pn", "{}", "user_sid: 该字段是必填项。;pn: 该字段是必填项。")]
    [TestCase("submit_pn", """{"pn":"1380"}""", "user_sid: 该字段是必填项。;pn: 输入一个有效的值。")]
    [TestCase("submit_pn", """{"user_sid":"","pn":" "}""", "user_sid: 该字段不能为空。;pn: 该字段不能为空。")]
    [TestCase("validate", "{}", "pn: 该字段是必填项。;sid: 该字段是必填项。;vcode: 该字段是必填项。")]
    [TestCase("login", """{"code":"wx-anna","pn":""}""", "pn: 该字段不能为空。")]
    public async Task Faults_of_fields_stand_in_their_order_and_that_of_the_session_first(string operation, string data, string faults) =>
        Assert.That((await Client.Post($"/user/login/{operation}/", $$"""{"data":{{data}}}""")).Body, Is.EqualTo(Refused(400, FieldPrefix + faults)));

    private static string Refused(int result, string reason) => MiniTests.Refused(result, reason);
}
