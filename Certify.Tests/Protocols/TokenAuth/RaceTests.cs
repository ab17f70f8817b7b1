using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Providers;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.TokenAuth;

/// <summary>Two at once, a thousand times; on one node's own stores, and on those that nodes share.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class RaceTests(Engine engine)
{
    private static readonly int Rounds = Race.Rounds;
    private static readonly Network Home = new("127.0.0.1", "127.0.0.0/24");

    private string? database;
    private TokenDoor door = null!;
    private Tokens tokens = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        var settings = new Dictionary<string, string>();
        if (engine == Engine.PostgreSql)
        {
            settings["Certify:Redis"] = TestServers.Redis;
            settings["Certify:Database"] = database = await PostgreSqlServer.CreateDatabase();
        }

        door = await TokenDoor.Open(settings);
        tokens = door.App.Get<Tokens>();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (door is not null)
        {
            await door.DisposeAsync();
        }

        if (database is not null)
        {
            await PostgreSqlServer.DropDatabase(database);
        }
    }

    [Test]
    public async Task Refresh_against_refresh_gives_both_the_same_successor()
    {
        var token = await tokens.Issue(await door.AddUser(door.NewPhone()), AuthTypes.PhonePassword, Home);
        for (var round = 0; round < Rounds; round++)
        {
            door.App.Clock.Advance(TimeSpan.FromSeconds(6100));
            var old = token;
            var answers = await Race.Run(3, _ => tokens.Refresh(old));

            Assert.That(answers, Is.All.EqualTo(answers[0]));
            token = answers[0].Token!;
            Assert.That(token, Is.Not.Null.And.Not.EqualTo(old));
        }
    }

    [Test]
    public async Task Refresh_against_sign_out_leaves_no_token_that_is_good()
    {
        var user = await door.AddUser(door.NewPhone());
        for (var round = 0; round < Rounds; round++)
        {
            var token = await tokens.Issue(user, AuthTypes.PhonePassword, Home);
            door.App.Clock.Advance(TimeSpan.FromSeconds(6100));
            var caller = (await tokens.Check(token)).Caller!;
            var answers = await Race.Run(2, async i => i == 0 ? (await tokens.Refresh(token)).Token : (await tokens.Revoke(caller)).ToString());

            Assert.That(answers[1], Is.EqualTo("True"));
            foreach (var left in new[] { token, answers[0] }.OfType<string>())
            {
                Assert.That((await tokens.Check(left)).Fault, Is.EqualTo(TokenFault.Invalid));
            }
        }
    }

    [Test]
    public async Task Two_first_sign_ins_by_WeChat_of_one_person_make_one_user()
    {
        var weChat = door.App.Get<WeChatSignIn>();
        for (var round = 0; round < Rounds; round++)
        {
            var name = $"racer{round}";
            var users = await Race.Run(2, i =>
            {
                // One in the browser, one on the web site: only the unionid is common.
                var app = i == 0 ? "wx-mp" : "wx-web";
                return weChat.FindOrCreate(new WeChatPerson(app, $"o-{app}-{name}", $"u-{name}", name, IsSnapshot: false));
            });

            Assert.That(users[1].Id, Is.EqualTo(users[0].Id));
        }

        var made = await door.App.Get<Database>().Read(unit => unit.Scalar<long>("SELECT COUNT(*) FROM users WHERE user_name LIKE 'racer%'"));
        Assert.That(made, Is.EqualTo(Rounds));
    }

    [Test]
    public async Task One_code_used_twice_signs_in_once()
    {
        var (codes, phone) = (door.App.Get<Codes>(), door.NewPhone());
        await door.AddUser(phone);
        for (var round = 0; round < Rounds; round++)
        {
            await codes.KeepPicture($"{round}", "123456");
            var uses = await Race.Run(2, _ => codes.UsePicture($"{round}", "123456", Home));

            Assert.That(uses.Count(use => use.Succeeded), Is.EqualTo(1));
        }

        for (var round = 0; round < 20; round++)
        {
            var guest = await door.Guest();
            var code = await door.CheckCode(guest, phone);
            var answers = await Race.Run(2, _ => door.Get($"/user/auth?auth_type=phone_checkcode&phone={phone}&checkcode={code}", guest));

            Assert.That(answers.Select(answer => answer.Code), Is.EquivalentTo(new[] { 0, 20010 }));
        }
    }

    [Test]
    public async Task One_state_used_twice_signs_in_once()
    {
        var flows = door.App.Get<OAuthFlows>();
        var guest = (await tokens.Check(tokens.IssueGuest())).Caller!;
        for (var round = 0; round < Rounds; round++)
        {
            var state = (await flows.Begin(guest, WeChatApp.App)).Value.State;
            var answers = await Race.Run(2, _ => flows.Finish(guest, [WeChatApp.App], "wx-twice", state, CancellationToken.None));

            Assert.That(answers.Select(answer => answer.Fault), Is.EquivalentTo(new Fault?[] { null, Fault.OAuthStateMismatch }));
        }
    }

    [Test]
    public async Task Fifty_guesses_at_once_are_five_tries_of_a_code()
    {
        var (phone, guest) = (door.NewPhone(), await door.Guest());
        var code = await door.CheckCode(guest, phone);
        var request = $"/user/auth?auth_type=phone_checkcode&phone={phone}&checkcode=";

        var guesses = await Race.Run(50, _ => door.Get(request + TokenDoor.Another(code), guest));

        Assert.That(guesses.Select(guess => guess.Code), Is.All.EqualTo(20010));
        Assert.That((await door.Get(request + code, guest)).Code, Is.EqualTo(20010), "used up");
    }

    [Test]
    public async Task Fifty_guesses_at_once_are_five_tries_of_a_password()
    {
        var user = await door.AddUser(door.NewPhone());

        var guesses = await Race.Run(50, i => door.Get($"/user/auth?auth_type=phone_password&phone={user.Phone}&password=guess{i}"));

        Assert.That(guesses.Count(guess => guess.Code == 20010), Is.EqualTo(5));
        Assert.That(guesses.Count(guess => guess.Code == 10000), Is.EqualTo(45));
    }
}
