using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>Four doors, one system: whoever comes in at one is in at all, and whoever goes out at one is out at all.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class OneSystemTests(Engine engine)
{
    private static readonly SessionKind[] Kinds = [SessionKind.Api, SessionKind.Web, SessionKind.Phone, SessionKind.WeChat, SessionKind.Token, SessionKind.Mini];

    private static readonly string[] Exits = ["DELETE /api/v1.0/session", "GET /user/login/logout/", "DELETE /token", "POST /authent/logout", "POST /api/Logout"];

    private static readonly string[] Ends = ["updatePassword", "getbackPassword", "password/reset", "admin/resetPassword", "lock"];

    private CertifyApp app = null!;
    private int phones;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start(engine);

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCaseSource(nameof(Kinds))]
    public async Task A_session_begun_at_one_door_is_good_at_all(SessionKind kind)
    {
        var credential = await Begin(kind, await NewUser());

        Assert.That(await Doors.OpenTo(app, credential), Is.EqualTo(Doors.All));
    }

    [Test]
    public async Task Signing_out_at_one_door_ends_the_one_session_at_all(
        [ValueSource(nameof(Kinds))] SessionKind kind, [ValueSource(nameof(Exits))] string exit)
    {
        var user = await NewUser();
        var other = await Begin(kind == SessionKind.Api ? SessionKind.Token : SessionKind.Api, user);
        var credential = await Begin(kind, user);
        var parts = exit.Split(' ');
        var said = await app.Send(parts[0], parts[1], null, Bearer(credential));

        Assert.That(said.Good, Is.True, said.Body);
        Assert.That(await Doors.OpenTo(app, credential), Is.Empty);
        Assert.That(await Doors.OpenTo(app, other), Is.EqualTo(Doors.All), "the user's other session goes on");
    }

    [TestCaseSource(nameof(Ends))]
    public async Task What_changes_the_password_or_locks_the_user_ends_all_sessions_at_all_doors(string end)
    {
        var user = await NewUser();
        var bystander = await Begin(SessionKind.Api, await NewUser());
        var sessions = new Dictionary<SessionKind, string>();
        foreach (var kind in Kinds)
        {
            sessions[kind] = await Begin(kind, user);
        }

        await End(end, user, sessions[SessionKind.Phone]);

        foreach (var (kind, credential) in sessions)
        {
            Assert.That(await Doors.OpenTo(app, credential), Is.Empty, kind.ToString());
        }

        Assert.That(await Doors.OpenTo(app, bystander), Is.EqualTo(Doors.All));
        var changed = end is not ("lock" or "admin/resetPassword");
        foreach (var kind in Kinds.Where(kind => kind != SessionKind.Mini))
        {
            Assert.That((await Doors.TrySignIn(app, kind, user.Phone!, Callers.Password)).Good, Is.False, $"{kind}, the old password");
            Assert.That((await Doors.TrySignIn(app, kind, user.Phone!, NewPassword)).Good, Is.EqualTo(changed), $"{kind}, the new password");
        }
    }

    [Test]
    public async Task Of_the_kinds_that_are_unique_the_older_session_ends_and_of_the_others_none([ValueSource(nameof(Kinds))] SessionKind kind)
    {
        var user = await NewUser();
        var older = await Begin(kind, user);
        var newer = await Begin(kind, user);
        var unique = kind is SessionKind.Web or SessionKind.Phone or SessionKind.WeChat;

        Assert.That(await Doors.OpenTo(app, newer), Is.EqualTo(Doors.All));
        Assert.That(await Doors.OpenTo(app, older), Is.EqualTo(unique ? [] : Doors.All));
    }

    [Test]
    public async Task The_kinds_do_not_end_each_other()
    {
        var user = await NewUser();
        var sessions = new List<string>();
        foreach (var kind in Kinds)
        {
            sessions.Add(await Begin(kind, user));
        }

        foreach (var credential in sessions)
        {
            Assert.That(await Doors.OpenTo(app, credential), Is.EqualTo(Doors.All));
        }
    }

    [Test]
    public async Task A_name_given_at_one_door_is_read_at_the_others()
    {
        var user = await NewUser();
        var credential = await Begin(SessionKind.Token, user);
        await app.Send("PUT", "/api/v1.0/user/name", JsonContent("""{"name":"江上客"}"""), Bearer(credential));

        Assert.That((await app.Get("/user/getUser", Bearer(credential))).Json.GetProperty("data").GetProperty("userName").GetString(), Is.EqualTo("江上客"));
        Assert.That((await app.Get("/api/v1.0/session", Bearer(credential))).Body, Does.Contain("江上客"));
    }

    private const string NewPassword = "secret-2";

    private static StringContent JsonContent(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private Task<User> NewUser() => Callers.MakeUser(app, $"1381234{++phones:D4}");

    private Task<string> Begin(SessionKind kind, User user) =>
        kind == SessionKind.Mini ? Doors.Mini(app, user) : Doors.SignIn(app, kind, user.Phone!);

    private async Task End(string end, User user, string phoneSession)
    {
        var (old, next) = (Md5Secret.FromPlainText(Callers.Password), Md5Secret.FromPlainText(NewPassword));
        switch (end)
        {
            case "updatePassword":
                Expect(await app.Post("/user/updatePassword", new { oldPassword = old, newPassword = next }, Bearer(phoneSession)));
                break;
            case "getbackPassword":
                var asked = Expect(await app.Get($"/user/phone/getGetbackVerify?phone={user.Phone}"));
                Expect(await app.Post(
                    "/user/phone/getbackPassword", new { verification = await app.Code(user.Phone!), password = next }, Cookie(asked.CookieValue!)));
                break;
            case "password/reset":
                var guest = Callers.Guest(app).SessionId;
                Expect(await app.Post($"/checkcode/request_for_phone?phone={user.Phone}&purpose=reset_password", null, XToken(guest)));
                Expect(await app.Post(
                    $"/user/password/reset?phone={user.Phone}&checkcode={await app.Code(user.Phone!)}&password={NewPassword}", null, XToken(guest)));
                break;
            case "admin/resetPassword":
                Expect(await app.Post("/admin/resetPassword", new { id = user.Id }, Bearer((await Callers.Administrator(app)).SessionId)));
                break;
            default:
                Expect(await app.Post("/admin/isLocked", new { id = user.Id, isLocked = "true" }, Bearer((await Callers.Administrator(app)).SessionId)));
                break;
        }
    }

    private static Said Expect(Said said) => said.Good ? said : throw new InvalidOperationException(said.Body);
}
