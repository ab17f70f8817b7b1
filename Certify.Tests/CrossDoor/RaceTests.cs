using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor;

/// <summary>Two who want the same address or number, many times, on both databases. Races of tokens and of WeChat are with the door TokenAuth.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class RaceTests(Engine engine)
{
    private static readonly Network Home = new("127.0.0.1", "127.0.0.0/24");

    private Racers racers = null!;

    private CertifyApp App => racers.App;

    [OneTimeSetUp]
    public async Task Start() => racers = await Racers.Enter(engine);

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (racers is not null)
        {
            await racers.DisposeAsync();
        }
    }

    [Test]
    public async Task One_phone_registered_twice_is_one_user()
    {
        var registration = App.Get<Registration>();
        await racers.Repeat(async _ =>
        {
            var phone = racers.NewPhone();
            var made = await Race.Run(2, i => registration.Create("twin", phone, null, null));

            Assert.That(made.Count(user => user is not null), Is.EqualTo(1), phone);
        });

        Assert.That(await racers.Count("SELECT COUNT(*) FROM users WHERE user_name = 'twin'"), Is.EqualTo(racers.Rounds));
    }

    [Test]
    public async Task One_phone_proved_at_two_doors_at_once_is_one_user()
    {
        await Race.Repeat(racers.Rounds / 10, async _ =>
        {
            var phone = racers.NewPhone();
            var asked = await App.Get($"/user/phone/getRegistVerify?phone={phone}");
            var registering = await App.WaitingCode(phone);
            var guest = Wire.XToken(Callers.Guest(App).SessionId);
            await App.Post($"/checkcode/request_for_phone?phone={phone}", null, guest);
            var signingIn = await App.WaitingCode(phone);
            var answers = await Race.Run(2, i => i == 0
                ? App.Post("/user/register", new { userName = "both", password = Md5Secret.FromPlainText("secret"), verification = registering }, Wire.Cookie(asked.CookieValue!))
                : App.Get($"/user/auth?auth_type=phone_checkcode&phone={phone}&checkcode={signingIn}", guest));

            Assert.That(answers[0].Code, Is.EqualTo("OK").Or.EqualTo("EXIST"));
            Assert.That(answers[1].Code, Is.EqualTo("0"));
            Assert.That(await racers.Count("SELECT COUNT(*) FROM users WHERE phone = @phone", new { phone }), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task One_code_used_twice_is_good_once()
    {
        var codes = App.Get<Codes>();
        await racers.Repeat(async round =>
        {
            var (flow, phone) = ($"twice:{round}", racers.NewPhone());
            await codes.Send(new CodeRequest(CodePurpose.Login, "sms", phone, flow, Home, null));
            var code = await App.WaitingCode(phone);
            var uses = await Race.Run(2, _ => codes.Use(flow, CodePurpose.Login, code, Home));

            Assert.That(uses.Select(use => use.Fault), Is.EquivalentTo(new Fault?[] { null, Fault.CodeAbsent }));
            Assert.That((await codes.Use(flow, CodePurpose.Login, code, Home)).Fault, Is.EqualTo(Fault.CodeAbsent));
        });
    }

    [Test]
    public async Task One_address_bound_twice_is_one_users()
    {
        var changes = App.Get<AccountChanges>();
        var users = await racers.Users(2 * racers.Rounds);
        await racers.Repeat(async round =>
        {
            var email = $"race{round}@example.com";
            var (callers, codes) = (new Caller[2], new string[2]);
            for (var i = 0; i < 2; i++)
            {
                callers[i] = JustSignedIn(users[(2 * round) + i]);
                await App.Get<AddressCodes>().Send(CodePurpose.BindEmail, email, callers[i].Key, Home, callers[i].User);
                codes[i] = await App.WaitingCode(email);
            }

            var bound = await Race.Run(2, i => changes.ChangeEmail(callers[i], callers[i].Key, codes[i], Home));

            Assert.That(bound.Select(outcome => outcome.Fault), Is.EquivalentTo(new Fault?[] { null, Fault.EmailTaken }), email);
        });

        Assert.That(await racers.Count("SELECT COUNT(*) FROM users WHERE email LIKE 'race%'"), Is.EqualTo(racers.Rounds));
    }

    private Caller JustSignedIn(User user) => new()
    {
        SessionId = "",
        Key = $"racer:{user.Id}",
        User = user,
        Session = new Session { Kind = SessionKind.Web, BeganAt = App.Clock.GetUtcNow(), ProvedAt = App.Clock.GetUtcNow() },
    };
}
