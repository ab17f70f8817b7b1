using Certify.ServiceInterface.Domain;
using NUnit.Framework;

namespace Certify.Tests.Domain.Accounts;

public sealed class SessionLifetimesTests
{
    private static readonly DateTimeOffset Began = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    // Kind, idle seconds, seconds at most, unique.
    [TestCase(SessionKind.Api, 600, 7 * 86_400, false)]
    [TestCase(SessionKind.Web, 1_800, 7 * 86_400, true)]
    [TestCase(SessionKind.Phone, 7 * 86_400, 90 * 86_400, true)]
    [TestCase(SessionKind.WeChat, 7 * 86_400, 90 * 86_400, true)]
    [TestCase(SessionKind.Admin, 1_800, 12 * 3_600, true)]
    [TestCase(SessionKind.Mini, 10 * 86_400, 10 * 86_400, false)]
    [TestCase(SessionKind.Anonymous, 1_800, 1_800, false)]
    [TestCase(SessionKind.Guest, 1_800, 1_800, false)]
    public void Each_kind_slides_to_its_own_end(SessionKind kind, int idle, int atMost, bool unique)
    {
        var session = new Session { Kind = kind, BeganAt = Began };

        Assert.That(SessionLifetimes.Remaining(session, Began).TotalSeconds, Is.EqualTo(idle));
        Assert.That(SessionLifetimes.Remaining(session, Began.AddSeconds(atMost - 10)).TotalSeconds, Is.EqualTo(10));
        Assert.That(SessionLifetimes.Remaining(session, Began.AddSeconds(atMost)), Is.LessThanOrEqualTo(TimeSpan.Zero));
        Assert.That(SessionLifetimes.Slides(kind), Is.EqualTo(idle < atMost));
        Assert.That(SessionLifetimes.IsUnique(kind), Is.EqualTo(unique));
    }

    [Test]
    public void A_token_session_lives_as_long_as_its_token_can_be_refreshed()
    {
        var ends = Began.AddDays(365).ToUnixTimeSeconds();
        var session = new Session { Kind = SessionKind.Token, BeganAt = Began, Token = new CurrentToken("t", "phone_password", 0, ends) };

        Assert.That(SessionLifetimes.Remaining(session, Began.AddDays(364)), Is.EqualTo(TimeSpan.FromDays(1)));
        Assert.That(SessionLifetimes.IsUnique(SessionKind.Token), Is.False);
    }
}
