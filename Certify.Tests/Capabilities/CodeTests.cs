using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

/// <summary>Codes, with the send limits of production.</summary>
public sealed class CodeTests
{
    private static readonly Network Elsewhere = new("203.0.113.9", "203.0.113.0/24");
    private static int phones = 10_000;

    private CertifyApp app = null!;
    private Codes codes = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start(new Dictionary<string, string>
        {
            ["Certify:Codes:ResendSeconds"] = "60",
            ["Certify:Codes:PerHour"] = "5",
            ["Certify:Codes:PerDay"] = "10",
            ["Certify:Codes:PerAddressPerHour"] = "30",
        });
        codes = app.Get<Codes>();
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [SetUp]
    public void Tomorrow() => app.Clock.Advance(TimeSpan.FromDays(2));

    [Test]
    public async Task A_code_is_used_once_by_one_of_many()
    {
        var phone = NewPhone();
        await Send(phone, "flow");
        var code = await app.Code(phone);

        var uses = await Race.Run(50, i => codes.Use("flow", CodePurpose.Login, code, AddressNumber(i)));

        Assert.That(uses.Count(use => use.Succeeded), Is.EqualTo(1));
        Assert.That(uses.Where(use => !use.Succeeded).Select(use => use.Fault), Is.All.EqualTo(Fault.CodeAbsent));
        Assert.That(uses.Single(use => use.Succeeded).Value, Is.EqualTo(phone));
    }

    [Test]
    public async Task Fifty_guesses_at_once_are_five_tries()
    {
        var phone = NewPhone();
        await Send(phone, "flow");
        var code = await app.Code(phone);
        var wrong = code == "000000" ? "000001" : "000000";

        var uses = await Race.Run(50, i => codes.Use("flow", CodePurpose.Login, wrong, AddressNumber(i)));

        Assert.That(uses.Count(use => use.Fault == Fault.CodeWrong), Is.EqualTo(5), "the fifth is still answered as wrong");
        Assert.That(uses.Count(use => use.Fault == Fault.CodeAbsent), Is.EqualTo(45));
        Assert.That((await codes.Use("flow", CodePurpose.Login, code, Elsewhere)).Fault, Is.EqualTo(Fault.CodeAbsent), "used up by the guesses");
    }

    [Test]
    public async Task A_code_is_for_its_purpose_and_flow_only_and_gives_way_to_a_newer_one()
    {
        var phone = NewPhone();
        await Send(phone, "flow");
        var first = await app.Code(phone);

        Assert.That((await codes.Use("flow", CodePurpose.ResetPassword, first, Elsewhere)).Fault, Is.EqualTo(Fault.CodeAbsent));
        Assert.That((await codes.Use("other", CodePurpose.Login, first, Elsewhere)).Fault, Is.EqualTo(Fault.CodeAbsent));
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        await Send(phone, "flow");
        var second = await app.Code(phone);
        Assert.That((await codes.Use("flow", CodePurpose.Login, first, Elsewhere)).Fault, Is.EqualTo(first == second ? null : Fault.CodeWrong));
        Assert.That((await codes.Use("flow", CodePurpose.Login, second, Elsewhere)).Value, Is.EqualTo(phone));
    }

    [Test]
    public async Task A_code_ends_after_five_minutes()
    {
        var phone = NewPhone();
        await Send(phone, "flow");
        var code = await app.Code(phone);
        app.Clock.Advance(TimeSpan.FromSeconds(300));

        Assert.That((await codes.Use("flow", CodePurpose.Login, code, Elsewhere)).Fault, Is.EqualTo(Fault.CodeAbsent));
    }

    [Test]
    public async Task A_code_that_could_not_go_out_in_time_is_dropped()
    {
        var phone = NewPhone();
        await Send(phone, "flow");
        app.Clock.Advance(TimeSpan.FromSeconds(301));

        Assert.That(await app.Outbox(phone), Is.Empty);
        Assert.That(await StatusAndText(phone), Is.EqualTo(("dropped", false)));
    }

    [Test]
    public async Task The_text_of_a_code_is_erased_once_it_was_sent()
    {
        var phone = NewPhone();
        await Send(phone, "flow");
        Assert.That(await StatusAndText(phone), Is.EqualTo(("pending", true)));
        await app.Deliver();

        Assert.That(await StatusAndText(phone), Is.EqualTo(("sent", false)));
    }

    [Test]
    public async Task A_recipient_gets_one_a_minute_five_an_hour_ten_a_day()
    {
        var phone = NewPhone();
        await Send(phone, "flow");
        app.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.That((await TrySend(phone, "flow", NewAddress())).Fault, Is.EqualTo(Fault.OverBudget));
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        var granted = 1;
        for (var minute = 0; minute < 24 * 60; minute += 10)
        {
            granted += (await TrySend(phone, "flow", NewAddress())).Succeeded ? 1 : 0;
            if (minute == 40)
            {
                Assert.That(granted, Is.EqualTo(5), "in the first hour");
            }

            app.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.That(granted, Is.EqualTo(10));
    }

    [Test]
    public async Task Sends_are_kept_for_the_owner_whom_strangers_cannot_shut_out()
    {
        var citizen = await Citizen.Arrive(app);
        await app.Get<SessionDesk>().Begin(SessionKind.Api, citizen.User, Citizen.Home);
        var byStrangers = 0;
        for (var minute = 0; minute < 10; minute++)
        {
            byStrangers += (await TrySend(citizen.Phone, "flow", NewAddress(), citizen.User)).Succeeded ? 1 : 0;
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(byStrangers, Is.EqualTo(3));
        Assert.That((await TrySend(citizen.Phone, "flow", Citizen.Home, citizen.User)).Fault, Is.Null, "from home");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await TrySend(citizen.Phone, "flow", NewAddress(), citizen.User, byOwner: true)).Fault, Is.Null, "signed in, elsewhere");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await TrySend(citizen.Phone, "flow", Citizen.Home, citizen.User)).Fault, Is.EqualTo(Fault.OverBudget), "five is all");
    }

    [Test]
    public async Task The_signed_in_owner_is_known_wherever_he_asks_for_a_code_to_his_own_address()
    {
        var citizen = await Citizen.Arrive(app);
        var session = await app.Get<SessionDesk>().Begin(SessionKind.Phone, citizen.User, Citizen.Home);
        for (var minute = 0; minute < 3; minute++)
        {
            Assert.That((await TrySend(citizen.Phone, "flow", NewAddress(), citizen.User)).Fault, Is.Null, "by strangers");
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var recovery = await app.Get<Recovery>().SendCode(
            CodePurpose.ResetPassword, new Credential(citizen.Phone, null), session.Key, NewAddress(), session.User);
        Assert.That(recovery.Fault, Is.Null, "on the way, with a session begun at home");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await app.Get<PhoneClaims>().Send(citizen.User, session, citizen.Phone, NewAddress())).Fault, Is.Null, "and at the other door");
    }

    [Test]
    public async Task An_address_may_send_thirty_guess_wrong_thirty_times_and_ask_a_hundred_times_who_exists()
    {
        var network = NewAddress();
        var sent = 0;
        var wrong = new List<Fault?>();
        for (var i = 0; i < 32; i++)
        {
            var phone = NewPhone();
            sent += (await TrySend(phone, $"flow{i}", network)).Succeeded ? 1 : 0;
            _ = await TrySend(phone, $"flow{i}", NewAddress());
            wrong.Add((await codes.Use($"flow{i}", CodePurpose.Login, "no code", network)).Fault);
        }

        var told = 0;
        for (var i = 0; i < 110; i++)
        {
            told += await codes.MayTellExistence(network) ? 1 : 0;
        }

        Assert.That(sent, Is.EqualTo(30));
        Assert.That(wrong, Is.EqualTo(Enumerable.Repeat<Fault?>(Fault.CodeWrong, 30).Concat([Fault.OverBudget, Fault.OverBudget])));
        Assert.That(told, Is.EqualTo(100));
    }

    private static string NewPhone() => $"1370000{Interlocked.Increment(ref phones) % 10_000:D4}";

    private static Network NewAddress() => AddressNumber(Interlocked.Increment(ref phones));

    private static Network AddressNumber(int i) => new($"10.{i / 250 % 250}.{i % 250}.1", $"10.{i / 250 % 250}.{i % 250}.0/24");

    private async Task Send(string phone, string flow) => _ = (await TrySend(phone, flow, NewAddress())).Value;

    private Task<Outcome<Done>> TrySend(string phone, string flow, Network network, User? owner = null, bool byOwner = false) =>
        codes.Send(new CodeRequest(CodePurpose.Login, Outgoing.Sms, phone, flow, network, owner, byOwner ? owner : null));

    private Task<(string Status, bool HasText)> StatusAndText(string phone) => app.Get<Database>().Read(async unit => (
        await unit.Scalar<string>("SELECT status FROM notices WHERE recipient = @phone", new { phone }),
        await unit.Scalar<long>("SELECT COUNT(body) FROM notices WHERE recipient = @phone", new { phone }) > 0));
}
