using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Sessions;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Contracts.Sessions;

/// <summary>What every session store keeps to.</summary>
public abstract class SessionStoreContract
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    protected ManualClock Time { get; } = new();

    /// <summary>How often each race is run.</summary>
    protected abstract int Rounds { get; }

    protected abstract ISessionStore Store { get; }

    [Test]
    public async Task A_session_is_found_as_it_was_added()
    {
        var key = NewKey();
        var session = Full();

        Assert.That(await Store.Add(key, session, Lifetime), Is.True);

        Assert.That(await Store.Find(key), Is.EqualTo(session));
        Assert.That(await Store.Find(NewKey()), Is.Null);
    }

    [Test]
    public async Task A_key_is_added_once()
    {
        var key = NewKey();
        await Store.Add(key, Of(7), Lifetime);

        Assert.That(await Store.Add(key, Of(8), Lifetime), Is.False);
        Assert.That((await Store.Find(key))!.AccountId, Is.EqualTo(7));
    }

    [Test]
    public async Task A_session_ends_with_its_lifetime_and_its_key_is_free_again()
    {
        var key = NewKey();
        await Store.Add(key, Of(7), Lifetime);

        Time.Advance(Lifetime - TimeSpan.FromMilliseconds(1));
        Assert.That(await Store.Find(key), Is.Not.Null);

        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(await Store.Find(key), Is.Null);
        Assert.That(await Store.Remove(key), Is.False);
        Assert.That(await Store.Add(key, Of(8), Lifetime), Is.True);
    }

    [Test]
    public async Task Extending_counts_from_now_and_wakes_nothing_that_has_ended()
    {
        var key = NewKey();
        await Store.Add(key, Of(7), Lifetime);
        Time.Advance(Lifetime - TimeSpan.FromSeconds(1));

        await Store.Extend(key, Lifetime);
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(await Store.Find(key), Is.Not.Null);

        Time.Advance(Lifetime);
        await Store.Extend(key, Lifetime);
        Assert.That(await Store.Find(key), Is.Null);
    }

    [Test]
    public async Task Extending_can_shorten()
    {
        var key = NewKey();
        await Store.Add(key, Of(7), Lifetime);

        await Store.Extend(key, TimeSpan.FromSeconds(5));

        Time.Advance(TimeSpan.FromSeconds(6));
        Assert.That(await Store.Find(key), Is.Null);
    }

    [Test]
    public async Task Replacing_counts_the_version_up_and_refuses_an_older_one()
    {
        var key = NewKey();
        var first = Of(7);
        await Store.Add(key, first, Lifetime);

        Assert.That(await Store.Replace(key, first, first with { Epoch = 2 }, Lifetime), Is.True);
        Assert.That(await Store.Replace(key, first, first with { Epoch = 3 }, Lifetime), Is.False);

        var second = await Store.Find(key);
        Assert.That(second, Is.EqualTo(first with { Epoch = 2, Version = first.Version + 1 }));
        Assert.That(await Store.Replace(key, second!, second! with { Epoch = 4 }, Lifetime), Is.True);
    }

    [Test]
    public async Task Replacing_never_brings_a_session_back()
    {
        var key = NewKey();
        var session = Of(7);
        await Store.Add(key, session, Lifetime);
        await Store.Remove(key);

        Assert.That(await Store.Replace(key, session, session with { Epoch = 2 }, Lifetime), Is.False);
        Assert.That(await Store.Find(key), Is.Null);
    }

    [Test]
    public async Task Replacing_sets_the_lifetime()
    {
        var key = NewKey();
        var session = Of(7);
        await Store.Add(key, session, Lifetime);

        await Store.Replace(key, session, session, 2 * Lifetime);

        Time.Advance(Lifetime + TimeSpan.FromSeconds(1));
        Assert.That(await Store.Find(key), Is.Not.Null);
    }

    [Test]
    public async Task A_newer_seat_ends_the_older_session_of_the_same_kind_and_account_only()
    {
        string older = NewKey(), newer = NewKey(), otherKind = NewKey(), otherAccount = NewKey();
        var (account, another) = (NewAccount(), NewAccount());
        await AddSeated(SessionKind.Web, account, older);
        await AddSeated(SessionKind.Phone, account, otherKind);
        await AddSeated(SessionKind.Web, another, otherAccount);

        await AddSeated(SessionKind.Web, account, newer);

        Assert.That(await Store.Find(older), Is.Null);
        Assert.That(await Store.Find(newer), Is.Not.Null);
        Assert.That(await Store.Find(otherKind), Is.Not.Null);
        Assert.That(await Store.Find(otherAccount), Is.Not.Null);
    }

    [Test]
    public async Task Taking_the_seat_again_keeps_the_session()
    {
        var (key, account) = (NewKey(), NewAccount());
        await AddSeated(SessionKind.Web, account, key);

        await Store.Seat(SessionKind.Web, account, key, Lifetime);

        Assert.That(await Store.Find(key), Is.Not.Null);
    }

    [Test]
    public async Task A_seat_lasts_as_long_as_it_was_asked_for()
    {
        string older = NewKey(), newer = NewKey();
        var account = NewAccount();
        await Store.Add(older, Of(account), 3 * Lifetime);
        await Store.Seat(SessionKind.Web, account, older, 3 * Lifetime);
        Time.Advance(2 * Lifetime);

        await AddSeated(SessionKind.Web, account, newer);

        Assert.That(await Store.Find(older), Is.Null);
    }

    [Test]
    public async Task Of_two_seats_at_the_same_time_one_session_survives()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var account = NewAccount();
            string[] keys = [NewKey(), NewKey()];

            await Race.Run(2, async caller =>
            {
                await AddSeated(SessionKind.Web, account, keys[caller]);
                return true;
            });

            var alive = 0;
            foreach (var key in keys)
            {
                alive += await Store.Find(key) is null ? 0 : 1;
            }
            Assert.That(alive, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Of_many_replacements_of_one_version_one_succeeds()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var key = NewKey();
            var session = Of(7);
            await Store.Add(key, session, Lifetime);

            var replaced = await Race.Run(8, async caller =>
                await Store.Replace(key, session, session with { Epoch = caller }, Lifetime));

            Assert.That(replaced.Count(succeeded => succeeded), Is.EqualTo(1));
            Assert.That((await Store.Find(key))!.Version, Is.EqualTo(session.Version + 1));
        }
    }

    [Test]
    public async Task Of_many_removals_one_finds_the_session()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var key = NewKey();
            await Store.Add(key, Of(7), Lifetime);

            var removed = await Race.Run(8, async _ => await Store.Remove(key));

            Assert.That(removed.Count(found => found), Is.EqualTo(1));
        }
    }

    private async Task AddSeated(SessionKind kind, long account, string key)
    {
        await Store.Add(key, Of(account) with { Kind = kind }, Lifetime);
        await Store.Seat(kind, account, key, Lifetime);
    }

    private static string NewKey() => Guid.NewGuid().ToString("N");

    private static long NewAccount() => Math.Abs(BitConverter.ToInt64(Guid.NewGuid().ToByteArray()));

    private Session Of(long account) =>
        new() { Kind = SessionKind.Web, AccountId = account, Epoch = 1, BeganAt = Time.GetUtcNow() };

    private Session Full() => new()
    {
        Kind = SessionKind.Token,
        AccountId = long.MaxValue,
        Epoch = 3,
        BeganAt = Time.GetUtcNow(),
        ProvedAt = Time.GetUtcNow().AddTicks(1),
        Token = new CurrentToken("t2", "phone", 1_772_413_200, 1_772_499_600, "t1", Time.GetUtcNow()),
        OAuth = new PendingOAuth("0f", "mp", "wx-mp", Time.GetUtcNow()),
        WeChat = new RememberedWeChat("wx-mp", "o-wx-mp-水", null, "水利\"云\"", Time.GetUtcNow()),
        Version = 4,
    };
}
