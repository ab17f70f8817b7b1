using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.UserValidate;

public sealed class MiniSignInTests : MiniTests
{
    private const string Phone = "13800138000";

    [Test]
    public async Task The_documented_dialect_gives_a_session_at_once()
    {
        var reply = await Client.SignIn("anna");

        Assert.That(reply.Body, Is.EqualTo(
            $$$"""{"version":"0.1","response":{"user_sid":"{{{Client.Sid}}}","state":0,"result":200},"context":null}"""));
        Assert.That((await Client.FetchInfo()).Result, Is.EqualTo(200));
    }

    [Test]
    public async Task The_same_person_is_the_same_user_in_many_sessions()
    {
        await Client.SignIn("anna");
        var first = Client.Sid;
        await Client.SignIn("anna");

        Assert.That(Client.Sid, Is.Not.EqualTo(first));
        Assert.That((await Client.FetchInfo()).Body, Does.Contain("\"uid\":1"));
        Client.Sid = first;
        Assert.That((await Client.FetchInfo()).Body, Does.Contain("\"uid\":1"));
    }

    [Test]
    public async Task A_session_lasts_ten_days_however_much_it_is_used()
    {
        await Client.SignIn("anna");
        App.Clock.Advance(TimeSpan.FromDays(9.9));
        var before = await Client.FetchInfo();
        App.Clock.Advance(TimeSpan.FromDays(0.2));
        var after = await Client.FetchInfo();

        Assert.That(before.Result, Is.EqualTo(200));
        Assert.That(after.Body, Is.EqualTo(Refused(404, "未找到user_sid")));
    }

    [Test]
    public async Task The_later_dialect_asks_for_the_phone_first()
    {
        var asked = await Login("anna", Phone);
        var proved = await Prove(asked.Text("sid"), Phone, withSid: false);
        var again = await Login("anna", Phone);
        var other = await Login("anna", "13800138001");

        Assert.That(asked.Body, Does.Match("^\\{\"version\":\"0.1\",\"response\":\\{\"user_sid\":null,\"state\":0,\"result\":200,\"sid\":\"SID_[A-Za-z0-9_-]{32}\"\\},\"context\":null\\}$"));
        Assert.That(proved.Body, Is.EqualTo("""{"version":"0.1","response":{"pn":"13800138000","result":200},"context":null}"""));
        Assert.That(again.Body, Does.Match("^\\{\"version\":\"0.1\",\"response\":\\{\"user_sid\":\"[A-Za-z0-9_-]{32}\",\"state\":1,\"result\":200,\"sid\":null\\},\"context\":null\\}$"));
        Assert.That((await Client.Post("/api/LoginMini", $$"""{"code":"wx-anna","pn":"{{Phone}}"}""")).Body, Does.Not.Contain("null"));
        Assert.That(other.Body, Is.EqualTo(Refused(409, "请输入注册时用的手机号")));
    }

    [Test]
    public async Task A_phone_is_bound_by_the_code_that_went_there()
    {
        await Client.SignIn("anna");
        var asked = await Ask(Phone);
        var again = await Ask("+86 138-0013-8000");
        var sent = await App.Outbox(Phone);
        var proved = await Prove(asked.Text("sid"), Phone);
        var self = await Client.Get($"/user/obtain/self_info/?user_sid={Client.Sid}");

        Assert.That(asked.Body, Is.EqualTo(
            $$$"""{"version":"0.1","response":{"user_sid":"{{{Client.Sid}}}","pn":"13800138000","result":200,"sid":"{{{asked.Text("sid")}}}"},"context":null}"""));
        Assert.That(again.Body, Is.EqualTo(asked.Body));
        Assert.That(sent, Has.Count.EqualTo(1));
        Assert.That(sent[0].GetProperty("purpose").GetString(), Is.EqualTo("bind_phone"));
        Assert.That(proved.Body, Is.EqualTo(
            $$$"""{"version":"0.1","response":{"user_sid":"{{{Client.Sid}}}","pn":"13800138000","result":200},"context":null}"""));
        Assert.That(self.Body, Does.Contain("\"pn\":\"13800138000\""));
    }

    [Test]
    public async Task A_code_is_good_for_its_phone_its_session_and_once()
    {
        await Client.SignIn("anna");
        var sid = (await Ask(Phone)).Text("sid");
        var code = await App.Code(Phone);
        var wrong = code == "000000" ? "111111" : "000000";
        var anna = Client.Sid;
        await Client.SignIn("berta");
        var berta = Client.Sid;
        Client.Sid = anna;

        Assert.That((await Prove(sid, "13800138001", code: code)).Body, Is.EqualTo(Refused(409, "pn conflicts with sid")));
        Assert.That((await Prove("SID_unknown", Phone, code: code)).Body, Is.EqualTo(Refused(404, "Sid does not exist")));
        Assert.That((await Prove(sid, Phone, code: wrong)).Body, Is.EqualTo(Refused(401, "Validate code not match")));
        Client.Sid = berta;
        Assert.That((await Prove(sid, Phone, code: code)).Body, Is.EqualTo(Refused(405, "用户会话错误")));
        Client.Sid = "gone";
        Assert.That((await Prove(sid, Phone, code: code)).Body, Is.EqualTo(Refused(404, "未找到user_sid")));
        Client.Sid = anna;
        Assert.That((await Prove(sid, Phone, code: code)).Result, Is.EqualTo(200));
        Assert.That((await Prove(sid, Phone, code: code)).Body, Is.EqualTo(Refused(404, "Sid does not exist")));
    }

    [Test]
    public async Task After_five_wrong_codes_none_is_there()
    {
        await Client.SignIn("anna");
        var sid = (await Ask(Phone)).Text("sid");
        var code = await App.Code(Phone);
        for (var i = 0; i < 5; i++)
        {
            Assert.That((await Prove(sid, Phone, code: code == "000000" ? "111111" : "000000")).Body, Is.EqualTo(Refused(401, "Validate code not match")));
        }

        Assert.That((await Prove(sid, Phone, code: code)).Body, Is.EqualTo(Refused(404, "Sid does not exist")));
    }

    [Test]
    public async Task A_locked_user_is_not_active_in_either_dialect()
    {
        await BindNew("anna", Phone);
        await App.Get<Database>().Write(unit => App.Get<UserStore>().SetLocked(unit, 1, true, App.Clock.GetUtcNow()));
        var documented = await Client.Post("/user/login/login/", """{"data":{"code":"wx-anna"}}""");
        var typed = await Client.Post("/api/LoginMini", """{"code":"wx-anna"}""");

        Assert.That(documented.Body, Is.EqualTo(Refused(404, "This user is not active.")));
        Assert.That((await Login("anna", Phone)).Body, Is.EqualTo(documented.Body));
        Assert.That(typed.Status, Is.EqualTo(403));
        Assert.That((await Client.FetchInfo()).Body, Is.EqualTo(Refused(404, "未找到user_sid")), "nor is the session that he had");
    }

    [Test]
    public async Task Who_has_a_password_proves_it_before_a_first_phone_is_bound()
    {
        var hash = await App.Get<Passwords>().Hash(Md5Secret.FromPlainText("secret-1"));
        var user = (await App.Get<Registration>().Create("berta", null, "berta@example.com", hash))!;
        var session = await App.Get<SessionDesk>().Begin(SessionKind.Mini, user, new Network("127.0.0.1", "127.0.0.0/24"), proved: false);
        Client.Sid = session.SessionId;

        Assert.That((await Ask(Phone)).Body, Is.EqualTo(Refused(400, "请先在网页端验证身份")));
        Assert.That((await Client.Post("/api/SubmitPhoneNumber", $$"""{"pn":"{{Phone}}","user_sid":"{{Client.Sid}}"}""")).Status, Is.EqualTo(403));
        await App.Get<SessionDesk>().Prove(session);
        Assert.That((await Ask(Phone)).Result, Is.EqualTo(200));
    }

    [Test]
    public async Task More_messages_than_the_carriers_allow_are_refused()
    {
        await using var strict = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Codes:ResendSeconds"] = "60" });
        using var other = new MiniClient(strict);
        await other.SignIn("anna");
        Task<MiniReply> Send() => other.Post("/user/login/login/", $$$"""{"data":{"code":"wx-anna","pn":"{{{Phone}}}"}}""");

        Assert.That((await Send()).Result, Is.EqualTo(200));
        Assert.That((await Send()).Body, Is.EqualTo(Refused(400, "操作过于频繁,请稍后再试")));
    }

    [Test]
    public async Task A_code_is_over_after_five_minutes()
    {
        await Client.SignIn("anna");
        var sid = (await Ask(Phone)).Text("sid");
        var code = await App.Code(Phone);
        App.Clock.Advance(TimeSpan.FromSeconds(301));

        Assert.That((await Prove(sid, Phone, code: code)).Body, Is.EqualTo(Refused(404, "Sid does not exist")));
    }

    [Test]
    public async Task After_a_minute_a_new_code_goes_out()
    {
        await Client.SignIn("anna");
        var first = (await Ask(Phone)).Text("sid");
        App.Clock.Advance(TimeSpan.FromSeconds(61));
        var second = (await Ask(Phone)).Text("sid");

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(await App.Outbox(Phone), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Somebody_with_nothing_but_WeChat_becomes_the_user_of_the_phone_he_proves()
    {
        await BindNew("owner", Phone);
        await Client.Get($"/user/login/logout/?user_sid={Client.Sid}");
        await Unbind("owner");
        await Client.SignIn("anna");
        var before = await Client.FetchInfo();
        var proved = await Prove((await Ask(Phone)).Text("sid"), Phone);
        var after = await Client.FetchInfo();
        await Client.SignIn("anna");

        Assert.That(before.Body, Does.Contain("\"uid\":2"));
        Assert.That(proved.Result, Is.EqualTo(200));
        Assert.That(after.Body, Does.Contain("\"uid\":1"));
        Assert.That((await Client.FetchInfo()).Body, Does.Contain("\"uid\":1"));
    }

    [Test]
    public async Task Two_WeChat_users_do_not_share_one_phone()
    {
        await BindNew("owner", Phone);
        await Client.SignIn("anna");

        Assert.That((await Prove((await Ask(Phone)).Text("sid"), Phone)).Body, Is.EqualTo(Refused(409, "该手机号已绑定其他账号")));
        Assert.That((await Client.FetchInfo()).Body, Does.Contain("\"uid\":2"));
    }

    [Test]
    public async Task Who_has_submitted_something_stays_a_user_of_his_own()
    {
        await BindNew("owner", Phone);
        await Unbind("owner");
        await Client.SignIn("anna");
        await Client.Submit();

        Assert.That((await Prove((await Ask(Phone)).Text("sid"), Phone)).Result, Is.EqualTo(409));
        Assert.That((await Client.FetchInfo()).Body, Does.Contain("\"validate_status\":1"));
    }

    [Test]
    public async Task Another_phone_is_not_bound_over_the_first()
    {
        await BindNew("anna", Phone);

        Assert.That((await Ask("13800138001")).Body, Is.EqualTo(Refused(409, "请输入注册时用的手机号")));
    }

    [Test]
    public async Task Sign_out_ends_the_session_and_a_second_one_finds_none()
    {
        await Client.SignIn("anna");
        var ended = await Client.Get($"/user/login/logout/?user_sid={Client.Sid}");
        var again = await Client.Get($"/user/login/logout/?user_sid={Client.Sid}");

        Assert.That(ended.Body, Is.EqualTo(Done));
        Assert.That(again.Body, Is.EqualTo(Refused(404, "user_id do not exist")));
        Assert.That((await Client.FetchInfo()).Body, Is.EqualTo(Refused(404, "未找到user_sid")));
    }

    private Task<MiniReply> Login(string name, string phone) =>
        Client.Post("/user/login/login/", $$$"""{"data":{"code":"wx-{{{name}}}","pn":"{{{phone}}}"}}""");

    private Task<MiniReply> Ask(string phone) =>
        Client.Post("/user/login/submit_pn/", $$$"""{"data":{"pn":"{{{phone}}}","user_sid":"{{{Client.Sid}}}"}}""");

    private async Task<MiniReply> Prove(string sid, string phone, bool withSid = true, string? code = null)
    {
        var session = withSid ? $",\"user_sid\":\"{Client.Sid}\"" : "";
        return await Client.Post(
            "/user/login/validate/",
            $$$"""{"data":{"pn":"{{{phone}}}","sid":"{{{sid}}}","vcode":"{{{code ?? await App.Code(phone)}}}"{{{session}}}}}""");
    }

    private async Task BindNew(string name, string phone)
    {
        await Client.SignIn(name);
        await Prove((await Ask(phone)).Text("sid"), phone);
        App.Clock.Advance(TimeSpan.FromMinutes(2));
    }

    /// <summary>Takes the mini program's identity from a user, who then has his phone alone.</summary>
    private async Task Unbind(string name)
    {
        var weChat = App.Get<Certify.ServiceInterface.Capabilities.Accounts.WeChatSignIn>();
        var identity = (await weChat.FindIdentity("wx-mini", $"o-wx-mini-{name}"))!;
        var user = (await App.Get<Certify.ServiceInterface.Capabilities.Accounts.Profiles>().Find(identity.UserId))!;
        await weChat.Unbind(user, identity);
    }
}
