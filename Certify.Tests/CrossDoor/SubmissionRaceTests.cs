using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor;

/// <summary>Submissions against submissions and against photos, many times, on both databases.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class SubmissionRaceTests(Engine engine)
{
    private const string Waiting =
        "SELECT COUNT(*) FROM attempts a JOIN certifications c ON c.attempt_id = a.id WHERE a.status = 'Waiting' AND c.state = 'AUTHEN' AND a.user_id >= @first";

    private static readonly byte[] Picture = TestImages.Png(16, 16);

    private Racers racers = null!;
    private Submissions submissions = null!;
    private Photos photos = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        racers = await Racers.Enter(engine);
        (submissions, photos) = (racers.App.Get<Submissions>(), racers.App.Get<Photos>());
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (racers is not null)
        {
            await racers.DisposeAsync();
        }
    }

    [Test]
    public async Task One_number_submitted_by_two_is_held_by_one()
    {
        var users = await racers.Users(2 * racers.Rounds);
        await racers.Repeat(async round =>
        {
            var number = TestNumbers.Identity();
            var taken = await Race.Run(2, i => submissions.Person(users[(2 * round) + i].Id, "张三", number, SubmissionPolicy.ApiV1, null));

            Assert.That(taken.Select(outcome => outcome.Fault), Is.EquivalentTo(new Fault?[] { null, Fault.NumberHeldByAnother }));
        });

        Assert.That(await racers.Count(Waiting, new { first = users[0].Id }), Is.EqualTo(racers.Rounds));
    }

    [Test]
    public async Task Of_two_submissions_of_one_user_one_waits()
    {
        var users = await racers.Users(racers.Rounds);
        await racers.Repeat(async round =>
        {
            var taken = await Race.Run(2, _ => Submit(users[round], SubmissionPolicy.UserCertify));

            Assert.That(taken.Select(outcome => outcome.Fault), Is.All.Null, "the second replaces the first");
        });

        var first = users[0].Id;
        Assert.That(await racers.Count(Waiting, new { first }), Is.EqualTo(racers.Rounds));
        Assert.That(await racers.Count("SELECT COUNT(*) FROM attempts WHERE status = 'Waiting' AND user_id >= @first", new { first }), Is.EqualTo(racers.Rounds));
        Assert.That(await racers.Count("SELECT COUNT(*) FROM attempts WHERE user_id >= @first", new { first }), Is.EqualTo(2 * racers.Rounds));
    }

    [Test]
    public async Task Where_a_waiting_submission_is_closed_one_of_two_is_refused()
    {
        var users = await racers.Users(racers.Rounds, PhotoKind.Front, PhotoKind.Handheld);
        await racers.Repeat(async round =>
        {
            var taken = await Race.Run(2, _ => Submit(users[round], SubmissionPolicy.UserValidate));

            Assert.That(taken.Select(outcome => outcome.Fault), Is.EquivalentTo(new Fault?[] { null, Fault.UnderReview }));
        });

        Assert.That(await racers.Count("SELECT COUNT(*) FROM attempts WHERE user_id >= @first", new { first = users[0].Id }), Is.EqualTo(racers.Rounds));
    }

    [Test]
    public async Task A_photo_that_comes_while_submitting_is_there_or_the_submission_is_not()
    {
        var users = await racers.Users(racers.Rounds, PhotoKind.Handheld);
        var both = 0;
        await racers.Repeat(async round =>
        {
            Fault? stored = null, submitted = null;
            await Race.Run(2, async i => i == 0
                ? stored = await Store(users[round], PhotoKind.Front, SubmissionPolicy.UserValidate)
                : submitted = (await Submit(users[round], SubmissionPolicy.UserValidate)).Fault);

            Assert.That((stored, submitted), Is.EqualTo(((Fault?)null, (Fault?)null)).Or.EqualTo(((Fault?)null, (Fault?)Fault.PhotosMissing)));
            Interlocked.Add(ref both, submitted is null ? 1 : 0);
        });

        TestContext.Out.WriteLine($"photo first: {both}, submission first: {racers.Rounds - both}");
        Assert.That(await racers.Count(Waiting, new { first = users[0].Id }), Is.EqualTo(both));
    }

    [Test]
    public async Task A_photo_replaced_while_submitting_comes_before_it_or_is_refused()
    {
        var users = await racers.Users(racers.Rounds / 5, PhotoKind.Front);
        await Race.Repeat(users.Length, async round =>
        {
            var before = (await photos.InUse(users[round].Id)).Single().Id;
            Fault? stored = null, submitted = null;
            await Race.Run(2, async i => i == 0
                ? stored = await Store(users[round], PhotoKind.Front, SubmissionPolicy.UserCertify)
                : submitted = (await Submit(users[round], SubmissionPolicy.UserCertify)).Fault);

            Assert.That((stored, submitted), Is.EqualTo(((Fault?)null, (Fault?)null)).Or.EqualTo(((Fault?)Fault.UnderReview, (Fault?)null)));
            Assert.That((await photos.InUse(users[round].Id)).Single().Id, stored is null ? Is.GreaterThan(before) : Is.EqualTo(before));
            await TheBytesAreTheRows(users[round], PhotoKind.Front, stored is null);
        });
    }

    [Test]
    public async Task A_photo_under_review_is_neither_replaced_nor_deleted_at_the_last_moment()
    {
        var users = await racers.Users(racers.Rounds, PhotoKind.Front, PhotoKind.Handheld);
        await racers.Repeat(async round =>
        {
            Fault? deleted = null, submitted = null, stored = null;
            await Race.Run(3, async i => i switch
            {
                0 => deleted = (await photos.Delete(users[round].Id, PhotoKind.Front, SubmissionPolicy.UserValidate, CancellationToken.None)).Fault,
                1 => submitted = (await Submit(users[round], SubmissionPolicy.UserValidate)).Fault,
                _ => stored = await Store(users[round], PhotoKind.Handheld, SubmissionPolicy.UserValidate),
            });

            Assert.That((deleted, submitted), Is.EqualTo(((Fault?)Fault.UnderReview, (Fault?)null)).Or.EqualTo(((Fault?)null, (Fault?)Fault.PhotosMissing)));
            Assert.That(stored, submitted is null ? Is.Null.Or.EqualTo(Fault.UnderReview) : Is.Null);
            var left = (await photos.InUse(users[round].Id)).Select(photo => photo.Kind);
            Assert.That(left, Is.EquivalentTo(deleted is null ? [PhotoKind.Handheld] : new[] { PhotoKind.Front, PhotoKind.Handheld }));
            await TheBytesAreTheRows(users[round], PhotoKind.Handheld, stored is null);
        });
    }

    private Task<Outcome<Done>> Submit(User user, SubmissionPolicy policy) => submissions.Person(user.Id, "张三", TestNumbers.Identity(), policy, null);

    private async Task<Fault?> Store(User user, PhotoKind kind, SubmissionPolicy policy) =>
        (await photos.Store(user.Id, kind, Picture, policy, CancellationToken.None)).Fault;

    /// <summary>A refused photo has left nothing: the earlier one had no bytes.</summary>
    private async Task TheBytesAreTheRows(User user, PhotoKind kind, bool stored)
    {
        var read = await photos.Read(user.Id, kind, CancellationToken.None);
        Assert.That(read.Fault is null ? read.Value.Content.Length : 0, Is.EqualTo(stored ? Picture.Length : 0));
    }
}
