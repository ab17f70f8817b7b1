using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;

namespace Certify.Tests.CrossDoor;

/// <summary>Somebody with a session, and how he shows it.</summary>
internal sealed record Somebody(string Name, User? User, string SessionId)
{
    /// <summary>Shows the session by whichever carrier counts everywhere.</summary>
    public void Sign(HttpRequestMessage request)
    {
        if (SessionId.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + SessionId);
        }
    }
}

/// <summary>The kinds of caller that operations tell apart.</summary>
internal static class Callers
{
    public const string Password = "secret-1";

    private static readonly Network Home = new("192.0.2.1", "192.0.2.0/24");

    public static async Task<User> MakeUser(CertifyApp app, string phone)
    {
        var hash = await app.Get<Passwords>().Hash(Md5Secret.FromPlainText(Password));
        return (await app.Get<Registration>().Create("用户" + phone[^4..], phone, null, hash))!;
    }

    public static async Task<Somebody> SignedIn(CertifyApp app, string name, string phone)
    {
        var user = await MakeUser(app, phone);
        return new Somebody(name, user, (await app.Get<SessionDesk>().Begin(SessionKind.Api, user, Home)).SessionId);
    }

    /// <summary>A user who was locked after he signed in.</summary>
    public static async Task<Somebody> Locked(CertifyApp app, string phone)
    {
        var somebody = await SignedIn(app, "locked", phone);
        await app.Get<Database>().Write(unit => app.Get<UserStore>().SetLocked(unit, somebody.User!.Id, true, app.Clock.GetUtcNow()));
        return somebody;
    }

    public static async Task<Somebody> Administrator(CertifyApp app)
    {
        var administrator = await app.Get<Database>().Read(unit => app.Get<AdministratorStore>().FindByName(unit, "admin"));
        return new Somebody("administrator", null, (await app.Get<SessionDesk>().BeginAdministrator(administrator!, null)).SessionId);
    }

    public static async Task<Somebody> ByToken(CertifyApp app, string phone)
    {
        var user = await MakeUser(app, phone);
        return new Somebody("token", user, await app.Get<Tokens>().Issue(user, "phone_password", Home));
    }

    public static Somebody Guest(CertifyApp app) => new("guest", null, app.Get<Tokens>().IssueGuest());

    /// <summary>Good credentials of every kind, for requests that shall get far.</summary>
    public static async Task<IReadOnlyList<string>> Credentials(CertifyApp app)
    {
        var user = await SignedIn(app, "user", "13811110001");
        var web = await app.Get<SessionDesk>().Begin(SessionKind.Web, user.User!, Home);
        var mini = await app.Get<SessionDesk>().Begin(SessionKind.Mini, user.User!, Home);
        return
        [
            user.SessionId, web.SessionId, mini.SessionId, (await Locked(app, "13811110002")).SessionId, (await Administrator(app)).SessionId,
            app.Get<Tokens>().IssueGuest(), await app.Get<Tokens>().Issue(user.User!, "phone_password", Home),
        ];
    }
}
