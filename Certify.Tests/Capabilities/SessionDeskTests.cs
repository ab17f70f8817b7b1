using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

public sealed class SessionDeskTests
{
    private CertifyApp app = null!;
    private SessionDesk desk = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        desk = app.Get<SessionDesk>();
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase(SessionKind.Web)]
    [TestCase(SessionKind.Phone)]
    [TestCase(SessionKind.WeChat)]
    public async Task Of_these_kinds_a_user_has_one_session_each(SessionKind kind)
    {
        var citizen = await Citizen.Arrive(app);
        var begun = await Race.Run(10, _ => desk.Begin(kind, citizen.User, Citizen.Home));
        var other = await desk.Begin(SessionKind.Api, citizen.User, Citizen.Home);

        var alive = 0;
        foreach (var caller in begun)
        {
            alive += await desk.Find(caller.SessionId) is null ? 0 : 1;
        }

        Assert.That(alive, Is.EqualTo(1));
        Assert.That(await desk.Find(other.SessionId), Is.Not.Null);
    }

    [TestCase(SessionKind.Api)]
    [TestCase(SessionKind.Mini)]
    public async Task Of_the_others_he_may_have_many(SessionKind kind)
    {
        var citizen = await Citizen.Arrive(app);
        var (first, second) = (await desk.Begin(kind, citizen.User, Citizen.Home), await desk.Begin(kind, citizen.User, Citizen.Home));

        Assert.That(await desk.Find(first.SessionId), Is.Not.Null);
        Assert.That(await desk.Find(second.SessionId), Is.Not.Null);
    }

    [Test]
    public async Task A_session_slides_while_it_is_used_to_its_end_at_last()
    {
        var citizen = await Citizen.Arrive(app);
        var (used, unused) = (await desk.Begin(SessionKind.Phone, citizen.User, Citizen.Home), await desk.Begin(SessionKind.WeChat, citizen.User, Citizen.Home));
        for (var day = 6; day < 90; day += 6)
        {
            app.Clock.Advance(TimeSpan.FromDays(6));
            Assert.That(await desk.Find(used.SessionId), Is.Not.Null, $"day {day}");
        }

        Assert.That(await desk.Find(unused.SessionId), Is.Null);
        app.Clock.Advance(TimeSpan.FromDays(6));
        Assert.That(await desk.Find(used.SessionId), Is.Null, "day 90");
    }

    [Test]
    public async Task A_new_password_or_a_lock_ends_every_session_of_the_user()
    {
        var citizen = await Citizen.Arrive(app);
        var session = await desk.Begin(SessionKind.Api, citizen.User, Citizen.Home);
        var token = await app.Get<Tokens>().Issue(citizen.User, "phone_password", Citizen.Home);
        var changed = await app.Get<AccountChanges>().ChangePassword(
            citizen.User, Md5Secret.FromPlainText(Citizen.Password), Md5Secret.FromPlainText("another one"), Citizen.Home);

        Assert.That(changed.Fault, Is.Null);
        Assert.That(await desk.Find(session.SessionId), Is.Null);
        Assert.That((await app.Get<Tokens>().Check(token)).Caller, Is.Null);

        var user = (await app.Get<Profiles>().Find(citizen.Id))!;
        var after = await desk.Begin(SessionKind.Api, user, Citizen.Home);
        Assert.That(await desk.Find(after.SessionId), Is.Not.Null);
        await app.Get<Database>().Write(unit => app.Get<UserStore>().SetLocked(unit, citizen.Id, true, app.Clock.GetUtcNow()));
        Assert.That(await desk.Find(after.SessionId), Is.Null);
        await app.Get<Database>().Write(unit => app.Get<UserStore>().SetLocked(unit, citizen.Id, false, app.Clock.GetUtcNow()));
        Assert.That(await desk.Find(after.SessionId), Is.Null, "unlocking brings no session back");
    }

    [Test]
    public async Task A_sign_in_ends_the_session_that_it_came_with_and_sign_out_only_its_own()
    {
        var citizen = await Citizen.Arrive(app);
        var nameless = await desk.BeginAnonymous();
        var first = await desk.Begin(SessionKind.Api, citizen.User, Citizen.Home, before: nameless);
        var second = await desk.Begin(SessionKind.Api, citizen.User, Citizen.Home);

        Assert.That(await desk.Find(nameless.SessionId), Is.Null);
        Assert.That(await desk.End(first), Is.True);
        Assert.That(await desk.End(first), Is.False);
        Assert.That(await desk.Find(first.SessionId), Is.Null);
        Assert.That(await desk.Find(second.SessionId), Is.Not.Null);
    }

    [Test]
    public async Task Only_a_whole_token_opens_a_token_session()
    {
        var citizen = await Citizen.Arrive(app);
        var begun = await desk.Begin(SessionKind.Token, citizen.User, Citizen.Home);

        Assert.That(await desk.Find(begun.SessionId), Is.Null);
    }

    [Test]
    public async Task An_id_is_24_random_bytes_of_which_the_store_knows_the_hash_only()
    {
        var citizen = await Citizen.Arrive(app);
        var begun = await desk.Begin(SessionKind.Api, citizen.User, Citizen.Home);

        Assert.That(begun.SessionId, Does.Match("^[A-Za-z0-9_-]{32}$"));
        Assert.That(begun.Key, Is.Not.EqualTo(begun.SessionId));
        Assert.That(await desk.Find(begun.Key), Is.Null, "the key of the store is no id");
        Assert.That(await desk.Find(new string('A', 32)), Is.Null);
        Assert.That(await desk.Find(""), Is.Null);
    }

    [Test]
    public async Task Proof_is_fresh_for_half_an_hour()
    {
        var citizen = await Citizen.Arrive(app);
        var byPassword = await desk.Begin(SessionKind.Mini, citizen.User, Citizen.Home);
        var byWeChat = await desk.Begin(SessionKind.Mini, citizen.User, Citizen.Home, proved: false);
        var now = app.Clock.GetUtcNow();

        Assert.That(Proof.IsFresh(byPassword, now.AddMinutes(30)), Is.True);
        Assert.That(Proof.IsFresh(byPassword, now.AddMinutes(30).AddSeconds(1)), Is.False);
        Assert.That(Proof.IsFresh(byWeChat, now), Is.False);
    }
}
