using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Sessions;
using Certify.ServiceInterface.Sessions.InProcess;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Sessions;

/// <summary>In process nothing else clears up, so the stores must.</summary>
public sealed class InProcessBoundsTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ManualClock time = new();

    [Test]
    public async Task A_full_store_refuses_to_add_keeps_what_it_has_and_frees_what_has_ended()
    {
        var store = new InProcessSessionStore(time, capacity: 2);
        await store.Add("a", Session(), Lifetime);
        await store.Add("b", Session(), 2 * Lifetime);

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.Add("c", Session(), Lifetime));
        Assert.That(await store.Find("a"), Is.Not.Null);
        Assert.That(await store.Replace("b", Session(), Session(), 2 * Lifetime), Is.True);

        time.Advance(Lifetime);
        Assert.That(await store.Add("c", Session(), Lifetime), Is.True);
        Assert.That(await store.Find("b"), Is.Not.Null);
    }

    [Test]
    public async Task An_entry_whose_end_was_moved_outlives_its_first_end()
    {
        var store = new InProcessSessionStore(time);
        await store.Add("a", Session(), Lifetime);
        await store.Extend("a", 3 * Lifetime);
        time.Advance(2 * Lifetime);

        await store.Add("b", Session(), Lifetime);

        Assert.That(await store.Find("a"), Is.Not.Null);
    }

    [Test]
    public async Task Sessions_that_come_and_go_never_fill_the_store()
    {
        var store = new InProcessSessionStore(time, capacity: 1);
        for (var i = 0; i < 10_000; i++)
        {
            Assert.That(await store.Add("a", Session(), Lifetime), Is.True);
            Assert.That(await store.Remove("a"), Is.True);
        }
    }

    private Session Session() => new() { Kind = SessionKind.Web, AccountId = 7, BeganAt = time.GetUtcNow() };
}
