using Certify.ServiceInterface.Domain;
using NUnit.Framework;

namespace Certify.Tests.Domain.Certifications;

/// <summary>The state machine of submissions: every state and level against every door.</summary>
public sealed class SubmittingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly Declared Known = new() { Name = "张三", Number = "11010119900307001X" };
    private static readonly Declared Other = Known with { Name = "李四" };

    /// <summary>Rows: what is there. Columns: ApiV1, UserValidate, UserCertify. <c>taken</c>, or the fault.</summary>
    private static readonly object[][] Table =
    [
        [CertificationState.UNAUTHEN, EvidenceLevel.None, "taken", "taken", "taken"],
        [CertificationState.AUTHEN, EvidenceLevel.Elements, "taken", "taken", "taken"],
        [CertificationState.AUTHEN, EvidenceLevel.Document, "taken", "UnderReview", "taken"],
        [CertificationState.PASS, EvidenceLevel.Elements, "AlreadyCertified", "taken", "taken"],
        [CertificationState.PASS, EvidenceLevel.Document, "AlreadyCertified", "AlreadyCertified", "AlreadyCertified"],
        [CertificationState.EXPIRING, EvidenceLevel.Elements, "taken", "taken", "taken"],
        [CertificationState.EXPIRING, EvidenceLevel.Document, "taken", "AlreadyCertified", "taken"],
        [CertificationState.NOTPASS, EvidenceLevel.Elements, "taken", "taken", "taken"],
        [CertificationState.NOTPASS, EvidenceLevel.Document, "taken", "taken", "taken"],
        [CertificationState.EXPIRED, EvidenceLevel.Elements, "taken", "taken", "taken"],
        [CertificationState.EXPIRED, EvidenceLevel.Document, "taken", "taken", "taken"],
    ];

    private static readonly SubmissionPolicy[] Doors = [SubmissionPolicy.ApiV1, SubmissionPolicy.UserValidate, SubmissionPolicy.UserCertify];

    private static IEnumerable<TestCaseData> Cells() =>
        from row in Table
        from door in Enumerable.Range(0, Doors.Length)
        select new TestCaseData(Before((CertificationState)row[0], (EvidenceLevel)row[1]), Doors[door], (string)row[2 + door])
            .SetArgDisplayNames(row[0].ToString()!, row[1].ToString()!, Doors[door].Door.ToString(), (string)row[2 + door]);

    [TestCaseSource(nameof(Cells))]
    public void Every_state_answers_every_door(Certification before, SubmissionPolicy door, string expected)
    {
        var outcome = Submitting.Submit(before, Other, "idx2", door, heldByAnother: false, Now);

        Assert.That(outcome.Fault?.ToString() ?? "taken", Is.EqualTo(expected));
        if (outcome.TryGet(out var after))
        {
            Assert.That(after.State, Is.EqualTo(CertificationState.AUTHEN));
            Assert.That(after.Declared, Is.EqualTo(Other));
            Assert.That(after.NumberIdx, Is.EqualTo("idx2"));
            Assert.That(after.Advice, Is.Null);
            Assert.That(after.InReview, Is.False);
            Assert.That(after.ModifiedAt, Is.EqualTo(Now));
        }
    }

    [TestCaseSource(nameof(Cells))]
    public void A_number_that_somebody_else_holds_is_refused_where_a_new_one_would_be_taken(Certification before, SubmissionPolicy door, string expected)
    {
        var outcome = Submitting.Submit(before, Other, "idx2", door, heldByAnother: true, Now);

        Assert.That(outcome.Fault?.ToString(), Is.EqualTo(expected == "taken" ? nameof(Fault.NumberHeldByAnother) : expected));
    }

    [Test]
    public void A_licence_that_somebody_else_holds_is_a_fault_of_its_own() =>
        Assert.That(
            Submitting.Submit(Certification.None(1, Subject.Company), Other, "idx", SubmissionPolicy.Company, heldByAnother: true, Now).Fault,
            Is.EqualTo(Fault.LicenceHeldByAnother));

    [TestCase(EvidenceLevel.Elements)]
    [TestCase(EvidenceLevel.Document)]
    public void What_is_certified_already_is_done_again_at_ApiV1_without_a_change(EvidenceLevel level)
    {
        var before = Before(CertificationState.PASS, level);

        Assert.That(Submitting.Submit(before, Known with { }, "idx", SubmissionPolicy.ApiV1, heldByAnother: false, Now).Value, Is.SameAs(before));
    }

    [TestCase(CertificationState.EXPIRING, EvidenceLevel.Document)]
    [TestCase(CertificationState.PASS, EvidenceLevel.Elements)]
    public void What_was_in_force_stays_in_force_while_its_renewal_or_upgrade_waits(CertificationState state, EvidenceLevel level)
    {
        var before = Before(state, level) with { ValidTill = new DateOnly(2026, 4, 1) };
        var after = Submitting.Submit(before, Other, "idx2", SubmissionPolicy.UserCertify, heldByAnother: false, Now).Value;

        Assert.That(after.Renewing, Is.EqualTo(new InForce(state, level, Known, "idx", new DateOnly(2026, 4, 1), null, before.Door)));
        Assert.That(after.Current!.Declared, Is.EqualTo(Known));
        Assert.That(after.InForce(level), Is.True);
        Assert.That(after.ValidTill, Is.Null);

        var again = Submitting.Submit(after, Known, "idx3", SubmissionPolicy.UserCertify, heldByAnother: false, Now).Value;
        Assert.That(again.Renewing, Is.EqualTo(after.Renewing), "a second submission loses what the first was to renew");
    }

    [TestCase(CertificationState.NOTPASS)]
    [TestCase(CertificationState.EXPIRED)]
    [TestCase(CertificationState.UNAUTHEN)]
    public void Nothing_is_in_force_after_what_failed_or_ended(CertificationState state) =>
        Assert.That(
            Submitting.Submit(Before(state, EvidenceLevel.Document), Other, "idx2", SubmissionPolicy.UserCertify, heldByAnother: false, Now).Value.Renewing,
            Is.Null);

    [Test]
    public void A_door_that_asks_for_less_never_lowers_what_waits_or_is_in_force_by_documents()
    {
        var waiting = Before(CertificationState.AUTHEN, EvidenceLevel.Document) with { Door = Door.UserValidate };
        var expiring = Before(CertificationState.EXPIRING, EvidenceLevel.Document);

        var replaced = Submitting.Submit(waiting, Other, "idx2", SubmissionPolicy.ApiV1, heldByAnother: false, Now).Value;
        var renewed = Submitting.Submit(expiring, Other, "idx2", SubmissionPolicy.ApiV1, heldByAnother: false, Now).Value;

        Assert.That((replaced.Level, replaced.Door), Is.EqualTo((EvidenceLevel.Document, Door.UserValidate)));
        Assert.That((renewed.Level, renewed.Door), Is.EqualTo((EvidenceLevel.Document, Door.UserCertify)));
    }

    [Test]
    public void A_renewal_by_elements_may_be_raised_to_documents_and_not_lowered_again()
    {
        var elements = Before(CertificationState.PASS, EvidenceLevel.Elements);
        var raised = Submitting.Submit(elements, Other, "idx2", SubmissionPolicy.UserCertify, heldByAnother: false, Now).Value;

        Assert.That(raised.Level, Is.EqualTo(EvidenceLevel.Document));
        Assert.That(
            Submitting.Submit(raised, Known, "idx", SubmissionPolicy.ApiV1, heldByAnother: false, Now).Value.Level,
            Is.EqualTo(EvidenceLevel.Document));
    }

    [TestCase(EvidenceLevel.Elements, CertificationState.UNAUTHEN)]
    [TestCase(EvidenceLevel.Document, CertificationState.PASS)]
    public void Doors_that_ask_for_documents_do_not_see_elements(EvidenceLevel level, CertificationState seen)
    {
        var certification = Before(CertificationState.PASS, level);

        Assert.That(certification.SeenBy(SubmissionPolicy.ApiV1), Is.EqualTo(CertificationState.PASS));
        Assert.That(certification.SeenBy(SubmissionPolicy.UserValidate), Is.EqualTo(seen));
        Assert.That(certification.SeenBy(SubmissionPolicy.UserCertify), Is.EqualTo(seen));
    }

    private static Certification Before(CertificationState state, EvidenceLevel level) => new()
    {
        Id = 7,
        UserId = 1,
        State = state,
        Level = level,
        Door = level == EvidenceLevel.Elements ? Door.ApiV1 : Door.UserCertify,
        AttemptId = 3,
        Declared = Known,
        NumberIdx = "idx",
        Advice = state == CertificationState.NOTPASS ? Advice.PersonMismatch : null,
        InReview = state == CertificationState.AUTHEN,
    };
}
