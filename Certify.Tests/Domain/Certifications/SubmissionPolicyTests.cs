using Certify.ServiceInterface.Domain;
using NUnit.Framework;

namespace Certify.Tests.Domain.Certifications;

public sealed class SubmissionPolicyTests
{
    [Test]
    public void Each_door_asks_for_its_own_evidence()
    {
        Assert.That(SubmissionPolicy.ApiV1.Level, Is.EqualTo(EvidenceLevel.Elements));
        Assert.That(SubmissionPolicy.ApiV1.RequiredPhotos, Is.Empty);
        Assert.That(SubmissionPolicy.ApiV1.ReviewedPhotos, Is.Empty);
        Assert.That(SubmissionPolicy.UserValidate.RequiredPhotos, Is.EquivalentTo(new[] { PhotoKind.Front, PhotoKind.Handheld }));
        Assert.That(SubmissionPolicy.UserCertify.RequiredPhotos, Is.Empty, "the photos may come until the sweep reads them");
        Assert.That(SubmissionPolicy.UserCertify.ReviewedPhotos, Is.EqualTo(new[] { PhotoKind.Front, PhotoKind.Back }));
        Assert.That(SubmissionPolicy.Company.ReviewedPhotos, Is.EqualTo(new[] { PhotoKind.Licence }));
    }

    [Test]
    public void No_review_hands_the_handheld_photo_to_anybody() =>
        Assert.That(
            new[] { SubmissionPolicy.ApiV1, SubmissionPolicy.UserValidate, SubmissionPolicy.UserCertify, SubmissionPolicy.Company }
                .SelectMany(policy => policy.ReviewedPhotos),
            Has.None.EqualTo(PhotoKind.Handheld));

    [TestCase(Subject.Person, Door.ApiV1, EvidenceLevel.Elements)]
    [TestCase(Subject.Person, Door.UserValidate, EvidenceLevel.Document)]
    [TestCase(Subject.Person, Door.UserCertify, EvidenceLevel.Document)]
    [TestCase(Subject.Company, Door.UserCertify, EvidenceLevel.Document)]
    public void A_submission_is_reviewed_by_the_policy_under_which_it_was_made(Subject subject, Door door, EvidenceLevel level)
    {
        var policy = SubmissionPolicy.Of(subject, door);

        Assert.That((policy.Door, policy.Level), Is.EqualTo((door, level)));
    }
}
