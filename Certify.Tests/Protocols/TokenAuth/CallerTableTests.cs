using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using NUnit.Framework;

namespace Certify.Tests.Protocols.TokenAuth;

/// <summary>Every operation for every kind of caller. None takes an id, so nobody can name another user's anything here.</summary>
public sealed class CallerTableTests
{
    private const string AnyState = "state=0123456789abcdef0123456789abcdef";
    private TokenDoor door = null!;
    private Dictionary<string, string> callers = null!;

    [SetUp]
    public async Task Open()
    {
        door = await TokenDoor.Open();
        var (user, token) = await door.SignInNew();
        var (lockedUser, locked) = await door.SignInNew();
        await door.Lock(lockedUser);
        var administrators = door.App.Get<AdministratorStore>();
        var admin = (await door.App.Get<Database>().Read(unit => administrators.FindByName(unit, "admin")))!;
        var desk = door.App.Get<SessionDesk>();
        callers = new Dictionary<string, string>
        {
            ["nobody"] = "X-Nothing: x",
            ["guest"] = $"x-token: {await door.Guest()}",
            ["user"] = $"x-token: {token}",
            ["locked"] = $"x-token: {locked}",
            ["web"] = $"Authorization: Bearer {(await desk.Begin(SessionKind.Web, user, new Network("127.0.0.1", "127.0.0.0/24"))).SessionId}",
            ["admin"] = $"Authorization: Bearer {(await desk.BeginAdministrator(admin, null)).SessionId}",
        };
    }

    [TearDown]
    public async Task Close() => await door.DisposeAsync();

    //                                                                               nobody guest  user   locked web    admin
    [TestCase("GET /user/auth?auth_type=guest", 0, 0, 0, 0, 0, 0)]
    [TestCase("GET /user/auth?auth_type=phone_checkcode&phone=13812341234&checkcode=123456",
                                                                                     20000, 20010, 20010, 20006, 20010, 20006)]
    [TestCase("GET /token/refresh", 20000, 0, 0, 20006, 20002, 20002)]
    [TestCase("POST /checkcode/request_for_phone?phone=13812345678", 20000, 0, 0, 20006, 0, 20006)]
    [TestCase("POST /checkcode/request_for_email?email=a@example.com", 20000, 0, 0, 20006, 0, 20006)]
    [TestCase("POST /user/password/reset?phone=13812341234&checkcode=123456&password=secret1",
                                                                                     20000, 20010, 20010, 20006, 20010, 20006)]
    [TestCase("GET /oauth/wechat/mp/auth_url?redirect_uri=/x", 20000, 0, 0, 20006, 0, 20006)]
    [TestCase("GET /oauth/wechat/mp/auth?code=wx-a&" + AnyState, 20000, 20011, 20011, 20006, 20011, 20006)]
    [TestCase("GET /oauth/wechat/open/web/auth_url?redirect_uri=/x", 20000, 0, 0, 20006, 0, 20006)]
    [TestCase("GET /oauth/wechat/open/web/auth?code=wx-a&" + AnyState, 20000, 20011, 20011, 20006, 20011, 20006)]
    [TestCase("GET /oauth/wechat/open/app/auth_para", 20000, 0, 0, 20006, 0, 20006)]
    [TestCase("GET /oauth/wechat/open/app/auth?code=wx-a&" + AnyState, 20000, 20011, 20011, 20006, 20011, 20006)]
    public async Task Each_caller_gets_his_answer(string request, params int[] codes)
    {
        var (method, path) = (request.Split(' ')[0], request.Split(' ')[1]);
        foreach (var (index, (name, header)) in callers.Index())
        {
            var reply = await door.Send(method, path, null, null, header);

            Assert.That((reply.Status, reply.Code), Is.EqualTo((200, codes[index])), name);
            Assert.That(reply.Body, Does.EndWith("}\n"));
        }
    }

    [Test]
    public async Task Signing_out_ends_the_caller_s_own_session_and_no_other()
    {
        var expected = new Dictionary<string, int> { ["nobody"] = 20000, ["guest"] = 0, ["user"] = 0, ["locked"] = 20006, ["web"] = 0, ["admin"] = 20006 };
        foreach (var (name, header) in callers)
        {
            Assert.That((await door.Delete("/token", headers: header)).Code, Is.EqualTo(expected[name]), name);
        }

        Assert.That((await door.Delete("/token", headers: callers["user"])).Code, Is.EqualTo(20006));
        Assert.That((await door.Delete("/token", headers: callers["web"])).Code, Is.EqualTo(20006));
    }
}
