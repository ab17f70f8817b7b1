using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

public sealed class PasswordBudgetTests
{
    private static readonly string Right = Md5Secret.FromPlainText(Citizen.Password);
    private static readonly string Wrong = Md5Secret.FromPlainText("wrong");
    private static int networks;

    private CertifyApp app = null!;
    private PasswordChecks checks = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        checks = app.Get<PasswordChecks>();
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task From_the_fifth_wrong_try_on_the_next_is_refused_until_its_pause_is_over()
    {
        var (citizen, network) = (await Citizen.Arrive(app), NewNetwork());
        Assert.That(await Tries(citizen, network, 5), Is.All.EqualTo(Fault.PasswordWrong));

        foreach (var pause in new[] { 2, 4, 8, 16 })
        {
            app.Clock.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromMilliseconds(1));
            Assert.That((await checks.Check(citizen.User, Right, network)).Fault, Is.EqualTo(Fault.OverBudget), $"before {pause} s");
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.That(await Tries(citizen, network, 1), Is.EqualTo(new[] { Fault.PasswordWrong }), $"after {pause} s");
        }
    }

    [Test]
    public async Task The_right_password_forgets_what_was_wrong()
    {
        var (citizen, network) = (await Citizen.Arrive(app), NewNetwork());
        await Tries(citizen, network, 4);
        Assert.That((await checks.Check(citizen.User, Right, network)).Fault, Is.Null);

        Assert.That(await Tries(citizen, network, 5), Is.All.EqualTo(Fault.PasswordWrong));
    }

    [Test]
    public async Task Many_guesses_at_once_are_five()
    {
        var (citizen, network) = (await Citizen.Arrive(app), NewNetwork());

        var guesses = await Race.Run(50, _ => checks.Check(citizen.User, Wrong, network));

        Assert.That(guesses.Count(guess => guess.Fault == Fault.PasswordWrong), Is.EqualTo(5));
        Assert.That(guesses.Count(guess => guess.Fault == Fault.OverBudget), Is.EqualTo(45));
    }

    [Test]
    public async Task Strangers_have_a_hundred_tries_a_day_together_and_shut_nobody_out_at_home()
    {
        var citizen = await Citizen.Arrive(app);
        var home = NewNetwork();
        await app.Get<SessionDesk>().Begin(SessionKind.Api, citizen.User, home);
        for (var i = 0; i < 25; i++)
        {
            Assert.That(await Tries(citizen, NewNetwork(), 4), Is.All.EqualTo(Fault.PasswordWrong));
        }

        Assert.That((await checks.Check(citizen.User, Right, NewNetwork())).Fault, Is.EqualTo(Fault.OverBudget), "a stranger, even with the right one");
        Assert.That((await checks.Check(citizen.User, Right, home)).Fault, Is.Null, "at home");
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That((await checks.Check(citizen.User, Right, NewNetwork())).Fault, Is.Null, "the day after");
    }

    [Test]
    public async Task A_network_of_thirty_days_ago_is_a_stranger_again()
    {
        var citizen = await Citizen.Arrive(app);
        var home = NewNetwork();
        await app.Get<SessionDesk>().Begin(SessionKind.Api, citizen.User, home);
        app.Clock.Advance(TimeSpan.FromDays(30));
        for (var i = 0; i < 25; i++)
        {
            await Tries(citizen, NewNetwork(), 4);
        }

        Assert.That((await checks.Check(citizen.User, Right, home)).Fault, Is.EqualTo(Fault.OverBudget));
    }

    [Test]
    public async Task One_address_has_fifty_wrong_tries_over_all_accounts()
    {
        var network = NewNetwork();
        for (var i = 0; i < 12; i++)
        {
            await Tries(await Citizen.Arrive(app), network, 4);
        }

        Assert.That((await checks.CheckUnknown(Wrong, network, alias: null)).Fault, Is.EqualTo(Fault.AccountUnknown));
        Assert.That((await checks.CheckUnknown(Wrong, network, alias: null)).Fault, Is.EqualTo(Fault.AccountUnknown));
        var citizen = await Citizen.Arrive(app);
        Assert.That((await checks.Check(citizen.User, Right, network)).Fault, Is.EqualTo(Fault.OverBudget));
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.That((await checks.Check(citizen.User, Right, network)).Fault, Is.Null);
    }

    [Test]
    public async Task Without_a_password_every_one_is_wrong()
    {
        var user = (await app.Get<Registration>().FindOrCreate(new Credential("13800009999", null)))!;

        Assert.That((await checks.Check(user, Right, NewNetwork())).Fault, Is.EqualTo(Fault.PasswordWrong));
    }

    private static Network NewNetwork()
    {
        var i = Interlocked.Increment(ref networks);
        return new Network($"10.9.{i}.1", $"10.9.{i}.0/24");
    }

    private async Task<IReadOnlyList<Fault?>> Tries(Citizen citizen, Network network, int count)
    {
        var faults = new List<Fault?>();
        for (var i = 0; i < count; i++)
        {
            faults.Add((await checks.Check(citizen.User, Wrong, network)).Fault);
        }

        return faults;
    }

    [Test]
    public async Task A_limit_of_0_an_address_is_off()
    {
        await using var open = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Logins:PerAddress"] = "0" });
        var others = open.Get<PasswordChecks>();
        var network = new Network("198.51.100.9", "198.51.100.0/24");
        for (var i = 0; i < 60; i++)
        {
            Assert.That((await others.CheckUnknown(Wrong, network, alias: null)).Fault, Is.EqualTo(Fault.AccountUnknown));
        }

        var citizen = await Citizen.Arrive(open);
        Assert.That((await others.Check(citizen.User, Wrong, network)).Fault, Is.EqualTo(Fault.PasswordWrong));
    }
}
