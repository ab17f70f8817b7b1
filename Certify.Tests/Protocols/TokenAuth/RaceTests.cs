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
    private static readonly Network Home = new("127.0.0.1", "127.0.0.0/24");

    private TokenDoor door = null!;
    private Tokens tokens = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        door = await TokenDoor.Open(engine);
        tokens = door.App.Get<Tokens>();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (door is not null)
        {
            await door.DisposeAsync();
        }
    }

    [Test]
    public async Task Refresh_against_refresh_gives_both_the_same_successor()
    {
        var issued = await IssueOld();
        await Race.Repeat(async round =>
        {
            var answers = await Race.Run(3, _ => tokens.Refresh(issued[round]));

            Assert.That(answers, Is.All.EqualTo(answers[0]));
            Assert.That(answers[0].Token, Is.Not.Null.And.Not.EqualTo(issued[round]));
            Assert.That((await tokens.Check(answers[0].Token!)).Caller, Is.Not.Null);
        });
    }

    [Test]
    public async Task Refresh_against_sign_out_leaves_no_token_that_is_good()
    {
        var issued = await IssueOld();
        await Race.Repeat(async round =>
        {
            var token = issued[round];
            var caller = (await tokens.Check(token)).Caller!;
            var answers = await Race.Run(2, async i => i == 0 ? (await tokens.Refresh(token)).Token : (await tokens.Revoke(caller)).ToString());

            Assert.That(answers[1], Is.EqualTo("True"));
            foreach (var left in new[] { token, answers[0] }.OfType<string>())
            {
                Assert.That((await tokens.Check(left)).Fault, Is.EqualTo(TokenFault.Invalid));
            }
        });
    }

    [Test]
    public async Task Two_first_sign_ins_by_WeChat_of_one_person_make_one_user()
    {
        var weChat = door.App.Get<WeChatSignIn>();
        await Race.Repeat(async round =>
        {
            var name = $"racer{round}";
            var users = await Race.Run(2, i =>
            {
                // One in the browser, one on the web site: only the unionid is common.
                var app = i == 0 ? "wx-mp" : "wx-web";
                return weChat.FindOrCreate(new WeChatPerson(app, $"o-{app}-{name}", $"u-{name}", name, IsSnapshot: false));
            });

            Assert.That(users[1].Id, Is.EqualTo(users[0].Id));
        });

        Assert.That(await Count("SELECT COUNT(*) FROM users WHERE user_name LIKE 'racer%'"), Is.EqualTo(Race.Rounds));
        Assert.That(await Count("SELECT COUNT(*) FROM wechat_identities WHERE nick_name LIKE 'racer%'"), Is.EqualTo(2 * Race.Rounds));
    }

    [Test]
    public async Task One_code_used_twice_signs_in_once()
    {
        var before = await Count("SELECT COUNT(*) FROM users");
        await Race.Repeat(Race.Rounds / 10, async _ =>
        {
            var (phone, guest) = (door.NewPhone(), tokens.IssueGuest());
            await door.Post($"/checkcode/request_for_phone?phone={phone}", guest);
            var code = await door.App.WaitingCode(phone);
            var answers = await Race.Run(2, _ => door.Get($"/user/auth?auth_type=phone_checkcode&phone={phone}&checkcode={code}", guest));

            Assert.That(answers.Select(answer => answer.Code), Is.EquivalentTo(new[] { 0, 20010 }));
        });

        Assert.That(await Count("SELECT COUNT(*) FROM users"), Is.EqualTo(before + (Race.Rounds / 10)));
    }

    [Test]
    public async Task One_state_used_twice_signs_in_once()
    {
        var flows = door.App.Get<OAuthFlows>();
        await Race.Repeat(async _ =>
        {
            var guest = (await tokens.Check(tokens.IssueGuest())).Caller!;
            var state = (await flows.Begin(guest, WeChatApp.App)).Value.State;
            var answers = await Race.Run(2, _ => flows.Finish(guest, [WeChatApp.App], "wx-twice", state, CancellationToken.None));

            Assert.That(answers.Select(answer => answer.Fault), Is.EquivalentTo(new Fault?[] { null, Fault.OAuthStateMismatch }));
        });
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

    /// <summary>A token for each round, all of them due to be refreshed.</summary>
    [TestCase("wx-mp")]
    [TestCase("wx-web")]
    public async Task A_first_sign_in_by_WeChat_against_a_binding_of_the_same_person_leaves_one_user(string signsInAt)
    {
        var weChat = door.App.Get<WeChatSignIn>();
        await Race.Repeat(Race.Rounds / 5, async round =>
        {
            var name = $"bound{round}{signsInAt}";
            var binder = (await door.App.Get<Registration>().Create("binder", null, null, null))!;
            User? arrived = null;
            await Race.Run(2, async i =>
            {
                if (i == 0)
                {
                    return (await weChat.Bind(binder, Person("wx-mp", name))).Fault;
                }

                arrived = await weChat.FindOrCreate(Person(signsInAt, name));
                return null;
            });

            var bound = await door.App.Get<Database>().Read(unit => unit.Many<long>(
                "SELECT DISTINCT user_id FROM wechat_identities WHERE union_id = @union", new { union = $"u-{name}" }));
            Assert.That(bound, Is.EqualTo(new[] { arrived!.Id }), name);
        });
    }

    private static WeChatPerson Person(string app, string name) => new(app, $"o-{app}-{name}", $"u-{name}", name, IsSnapshot: false);

    private async Task<IReadOnlyList<string>> IssueOld()
    {
        var user = await door.AddUser(door.NewPhone());
        var issued = new List<string>();
        for (var round = 0; round < Race.Rounds; round++)
        {
            issued.Add(await tokens.Issue(user, AuthTypes.PhonePassword, Home));
        }

        door.App.Clock.Advance(TimeSpan.FromSeconds(6100));
        return issued;
    }

    private Task<long> Count(string sql) => door.App.Get<Database>().Read(unit => unit.Scalar<long>(sql));
}
