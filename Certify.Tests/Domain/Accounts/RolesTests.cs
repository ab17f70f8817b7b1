using Certify.ServiceInterface.Domain;
using NUnit.Framework;

namespace Certify.Tests.Domain.Accounts;

public sealed class RolesTests
{
    private static readonly User Nobody = new() { Id = 1 };
    private static readonly DateOnly End = new(2030, 1, 1);

    private static Certification With(Subject subject, CertificationState state, EvidenceLevel level = EvidenceLevel.Document) =>
        Certification.None(1, subject) with { State = state, Level = level };

    [TestCase(CertificationState.UNAUTHEN, false)]
    [TestCase(CertificationState.AUTHEN, false)]
    [TestCase(CertificationState.PASS, true)]
    [TestCase(CertificationState.NOTPASS, false)]
    [TestCase(CertificationState.EXPIRING, true)]
    [TestCase(CertificationState.EXPIRED, false)]
    public void Certification_gives_a_role_exactly_while_it_is_in_force(CertificationState state, bool has)
    {
        var none = Certification.None(1, Subject.Person);

        Assert.That(Roles.Of(Nobody, With(Subject.Person, state), none).Contains(Roles.UserIdentify), Is.EqualTo(has));
        Assert.That(Roles.Of(Nobody, none, With(Subject.Company, state)).Contains(Roles.UserCompany), Is.EqualTo(has));
    }

    [Test]
    public void Everybody_is_a_simple_user_and_elements_make_nobody_more() =>
        Assert.That(
            Roles.Of(Nobody, With(Subject.Person, CertificationState.PASS, EvidenceLevel.Elements), Certification.None(1, Subject.Company)),
            Is.EqualTo(new[] { Roles.UserSimple }));

    [Test]
    public void A_renewal_under_review_keeps_the_role()
    {
        var renewing = With(Subject.Person, CertificationState.AUTHEN) with
        {
            Renewing = new InForce(CertificationState.EXPIRING, EvidenceLevel.Document, new Declared(), "idx", End, null, Door.UserCertify),
        };

        Assert.That(Roles.Of(Nobody, renewing, Certification.None(1, Subject.Company)), Does.Contain(Roles.UserIdentify));
    }

    [Test]
    public void An_upgrade_from_elements_gives_no_role_before_it_passed()
    {
        var upgrading = With(Subject.Person, CertificationState.AUTHEN) with
        {
            Renewing = new InForce(CertificationState.PASS, EvidenceLevel.Elements, new Declared(), "idx", null, null, Door.ApiV1),
        };

        Assert.That(Roles.Of(Nobody, upgrading, Certification.None(1, Subject.Company)), Does.Not.Contain(Roles.UserIdentify));
    }

    [Test]
    public void The_operators_roles_come_last() =>
        Assert.That(
            Roles.Of(
                new User { ExtraRoles = "user:hydrology" }, With(Subject.Person, CertificationState.PASS), With(Subject.Company, CertificationState.PASS)),
            Is.EqualTo(new[] { Roles.UserSimple, Roles.UserIdentify, Roles.UserCompany, "user:hydrology" }));

    [TestCase(Roles.AdminSuper, Roles.AdminSimple, true)]
    [TestCase(Roles.AdminSuper, Roles.AdminSuper, true)]
    [TestCase(Roles.AdminSimple, Roles.AdminSimple, true)]
    [TestCase(Roles.AdminSimple, Roles.AdminSuper, false)]
    [TestCase(Roles.AdminSuper, Roles.UserSimple, false)]
    public void The_higher_administrator_includes_the_lower(string held, string wanted, bool includes) =>
        Assert.That(Roles.Includes(held, wanted), Is.EqualTo(includes));
}
