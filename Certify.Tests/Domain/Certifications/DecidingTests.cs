using Certify.ServiceInterface.Domain;
using NUnit.Framework;

namespace Certify.Tests.Domain.Certifications;

public sealed class DecidingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly InForce Old = new(
        CertificationState.EXPIRING, EvidenceLevel.Document, new Declared { Name = "旧" }, "old", Today.AddDays(20), null, Door.UserCertify);

    private static readonly Certification Waiting = new()
    {
        Id = 1,
        UserId = 2,
        State = CertificationState.AUTHEN,
        Level = EvidenceLevel.Document,
        AttemptId = 9,
        Renewing = Old,
        InReview = true,
    };

    [Test]
    public void A_pass_ends_the_review_and_takes_the_place_of_what_it_renewed()
    {
        var after = Deciding.Apply(Waiting, new Verdict.Passed(new DateOnly(2099, 12, 31), CompanyAuthority.LegalPerson), Now);

        Assert.That(after, Is.EqualTo(Waiting with
        {
            State = CertificationState.PASS,
            ValidTill = new DateOnly(2099, 12, 31),
            Authority = CompanyAuthority.LegalPerson,
            InReview = false,
            Renewing = null,
            ModifiedAt = Now,
        }));
    }

    [Test]
    public void A_failure_gives_its_advice_and_ends_what_it_was_to_renew()
    {
        var after = Deciding.Apply(Waiting, new Verdict.Failed(Advice.CardExpired, "validity:ended"), Now);

        Assert.That((after.State, after.Advice, after.Renewing, after.InReview), Is.EqualTo((CertificationState.NOTPASS, Advice.CardExpired, (InForce?)null, false)));
        Assert.That(after.InForce(EvidenceLevel.Elements), Is.False);
    }

    [Test]
    public void A_reviewers_case_stays_waiting_and_in_force()
    {
        var after = Deciding.Apply(Waiting with { InReview = false }, new Verdict.ToReviewer("authority:norecord"), Now);

        Assert.That((after.State, after.InReview, after.Renewing), Is.EqualTo((CertificationState.AUTHEN, true, Old)));
    }

    [Test]
    public void A_vendor_that_is_away_changes_nothing() =>
        Assert.That(Deciding.Apply(Waiting, new Verdict.PutOff("authority:Unavailable"), Now), Is.SameAs(Waiting));

    // Days left until the last valid day, the smallest number of days told of, then: state and days told of after, told now.
    [TestCase(91, null, CertificationState.PASS, null, false)]
    [TestCase(90, null, CertificationState.EXPIRING, 90, true)]
    [TestCase(31, 90, CertificationState.EXPIRING, 90, false)]
    [TestCase(30, 90, CertificationState.EXPIRING, 30, true)]
    [TestCase(30, null, CertificationState.EXPIRING, 30, true)]
    [TestCase(29, 30, CertificationState.EXPIRING, 30, false)]
    [TestCase(8, 30, CertificationState.EXPIRING, 30, false)]
    [TestCase(7, 30, CertificationState.EXPIRING, 7, true)]
    [TestCase(5, 90, CertificationState.EXPIRING, 7, true)]
    [TestCase(0, 7, CertificationState.EXPIRING, 7, false)]
    [TestCase(-1, 7, CertificationState.EXPIRED, 7, true)]
    [TestCase(-400, null, CertificationState.EXPIRED, null, true)]
    public void Time_passes(int left, int? told, CertificationState expected, int? toldAfter, bool tells)
    {
        var before = Waiting with
        {
            State = told is null ? CertificationState.PASS : CertificationState.EXPIRING,
            Renewing = null,
            ValidTill = Today.AddDays(left),
            NotifiedDays = told,
        };

        var (after, tell) = Deciding.Age(before, Today, Now);

        Assert.That((after.State, after.NotifiedDays, tell), Is.EqualTo((expected, toldAfter, tells)));
        Assert.That(Deciding.Age(after, Today, Now).Tell, Is.False, "a second run on the same day tells again");
    }

    [TestCase(CertificationState.UNAUTHEN)]
    [TestCase(CertificationState.NOTPASS)]
    [TestCase(CertificationState.EXPIRED)]
    public void What_is_not_in_force_does_not_age(CertificationState state)
    {
        var before = Waiting with { State = state, Renewing = null, ValidTill = Today.AddDays(-5) };

        Assert.That(Deciding.Age(before, Today, Now).After, Is.SameAs(before));
    }

    [Test]
    public void What_has_no_end_does_not_age()
    {
        var before = Waiting with { State = CertificationState.PASS, Renewing = null, ValidTill = null };

        Assert.That(Deciding.Age(before, Today.AddYears(100), Now).After, Is.SameAs(before));
    }

    [Test]
    public void A_renewal_under_review_outlives_what_it_renews()
    {
        Assert.That(Deciding.Age(Waiting, Old.ValidTill!.Value, Now).After, Is.SameAs(Waiting), "the last day is still good");

        var (after, tell) = Deciding.Age(Waiting, Old.ValidTill.Value.AddDays(1), Now);

        Assert.That((after.State, after.Renewing, tell), Is.EqualTo((CertificationState.AUTHEN, (InForce?)null, false)));
        Assert.That(after.InForce(EvidenceLevel.Elements), Is.False);
    }
}
