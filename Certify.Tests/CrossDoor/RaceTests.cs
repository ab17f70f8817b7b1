using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor;

/// <summary>Two at once, many times. Those of tokens, codes and WeChat are with the door TokenAuth.</summary>
public sealed class RaceTests
{
    private static readonly int Rounds = Race.Rounds;

    /// <summary>For rounds in which photos are written or messages sent.</summary>
    private const int CostlyRounds = 200;

    private static readonly Network Home = new("127.0.0.1", "127.0.0.0/24");

    private CertifyApp app = null!;
    private int phones;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task One_phone_registered_twice_is_one_user()
    {
        var registration = app.Get<Registration>();
        for (var round = 0; round < Rounds; round++)
        {
            var phone = $"1391000{round:D4}";
            var made = await Race.Run(2, i => registration.Create($"twin{i}", phone, null, null));

            Assert.That(made.Count(user => user is not null), Is.EqualTo(1), phone);
        }
    }

    [Test]
    public async Task One_phone_proved_at_two_doors_at_once_is_one_user()
    {
        for (var round = 0; round < 20; round++)
        {
            var phone = $"1392000{round:D4}";
            var asked = await app.Get($"/user/phone/getRegistVerify?phone={phone}");
            var registering = await app.Code(phone);
            var guest = Wire.XToken(Callers.Guest(app).SessionId);
            await app.Post($"/checkcode/request_for_phone?phone={phone}", null, guest);
            var signingIn = await app.Code(phone);
            var answers = await Race.Run(2, i => i == 0
                ? app.Post("/user/register", new { userName = "twin", password = Protocols.UserCertify.CertifyClient.Md5(), verification = registering }, Wire.Cookie(asked.CookieValue!))
                : app.Get($"/user/auth?auth_type=phone_checkcode&phone={phone}&checkcode={signingIn}", guest));

            Assert.That(answers[0].Code, Is.EqualTo("OK").Or.EqualTo("EXIST"));
            Assert.That(answers[1].Code, Is.EqualTo("0"));
            Assert.That(await Count("SELECT COUNT(*) FROM users WHERE phone = @phone", new { phone }), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task One_address_bound_twice_is_one_users()
    {
        var changes = app.Get<AccountChanges>();
        Somebody[] two = [await Callers.SignedIn(app, "one", NewPhone()), await Callers.SignedIn(app, "other", NewPhone())];
        var callers = new Caller[2];
        for (var i = 0; i < 2; i++)
        {
            callers[i] = (await app.Get<SessionDesk>().Find(two[i].SessionId))!;
        }

        for (var round = 0; round < CostlyRounds; round++)
        {
            var email = $"race{round}@example.com";
            var codes = new string[2];
            for (var i = 0; i < 2; i++)
            {
                await app.Get<AddressCodes>().Send(CodePurpose.BindEmail, email, callers[i].Key, Home, callers[i].User);
                codes[i] = await app.Code(email);
            }

            var bound = await Race.Run(2, i => changes.ChangeEmail(callers[i], callers[i].Key, codes[i], Home));

            Assert.That(bound.Select(outcome => outcome.Fault), Is.EquivalentTo(new Fault?[] { null, Fault.EmailTaken }), email);
            Assert.That(await Count("SELECT COUNT(*) FROM users WHERE email = @email", new { email }), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task One_number_submitted_by_two_is_held_by_one()
    {
        var submissions = app.Get<Submissions>();
        for (var round = 0; round < Rounds; round++)
        {
            var number = TestNumbers.Identity();
            User[] users = [await NewUser(), await NewUser()];
            var taken = await Race.Run(2, i => submissions.Person(users[i].Id, "张三", number, SubmissionPolicy.ApiV1, null));

            Assert.That(taken.Select(outcome => outcome.Fault), Is.EquivalentTo(new Fault?[] { null, Fault.NumberHeldByAnother }));
        }
    }

    [Test]
    public async Task Of_two_submissions_of_one_user_one_waits()
    {
        var submissions = app.Get<Submissions>();
        var user = await NewUser();
        for (var round = 1; round <= Rounds; round++)
        {
            var numbers = new[] { TestNumbers.Identity(), TestNumbers.Identity() };
            var taken = await Race.Run(2, i => submissions.Person(user.Id, "张三", numbers[i], SubmissionPolicy.UserCertify, null));

            Assert.That(taken.Select(outcome => outcome.Fault), Is.All.Null, "the second replaces the first");
            var current = (await submissions.Find(user.Id, Subject.Person)).AttemptId;
            Assert.That(await Ids("SELECT id FROM attempts WHERE user_id = @id AND status = 'Waiting'", user), Is.EqualTo(new[] { current }));
            Assert.That(await Count("SELECT COUNT(*) FROM attempts WHERE user_id = @id", new { id = user.Id }), Is.EqualTo(2 * round));
        }
    }

    [Test]
    public async Task Where_a_waiting_submission_is_closed_one_of_two_is_refused()
    {
        for (var round = 0; round < CostlyRounds; round++)
        {
            var user = await WithPhotos(PhotoKind.Front, PhotoKind.Handheld);
            var taken = await Race.Run(2, _ => Submit(user));

            Assert.That(taken.Select(outcome => outcome.Fault), Is.EquivalentTo(new Fault?[] { null, Fault.UnderReview }));
        }
    }

    [Test]
    public async Task A_photo_that_comes_while_submitting_is_there_or_the_submission_is_not()
    {
        var photos = app.Get<Photos>();
        var (both, early) = (0, 0);
        for (var round = 0; round < CostlyRounds; round++)
        {
            var user = await WithPhotos(PhotoKind.Handheld);
            Fault? stored = null, submitted = null;
            await Race.Run(2, async i => i == 0
                ? stored = (await photos.Store(user.Id, PhotoKind.Front, Small, SubmissionPolicy.UserValidate, CancellationToken.None)).Fault
                : submitted = (await Submit(user)).Fault);

            Assert.That((stored, submitted), Is.EqualTo(((Fault?)null, (Fault?)null)).Or.EqualTo(((Fault?)null, (Fault?)Fault.PhotosMissing)));
            (both, early) = submitted is null ? (both + 1, early) : (both, early + 1);
        }

        TestContext.Out.WriteLine($"photo first: {both}, submission first: {early}");
    }

    [Test]
    public async Task A_photo_under_review_is_neither_replaced_nor_deleted_at_the_last_moment()
    {
        var photos = app.Get<Photos>();
        for (var round = 0; round < CostlyRounds; round++)
        {
            var user = await WithPhotos(PhotoKind.Front, PhotoKind.Handheld);
            Fault? deleted = null, submitted = null;
            await Race.Run(3, async i => i switch
            {
                0 => deleted = (await photos.Delete(user.Id, PhotoKind.Front, SubmissionPolicy.UserValidate, CancellationToken.None)).Fault,
                1 => submitted = (await Submit(user)).Fault,
                _ => (await photos.Store(user.Id, PhotoKind.Handheld, Other, SubmissionPolicy.UserValidate, CancellationToken.None)).Fault,
            });

            Assert.That((deleted, submitted), Is.EqualTo(((Fault?)Fault.UnderReview, (Fault?)null)).Or.EqualTo(((Fault?)null, (Fault?)Fault.PhotosMissing)));
            foreach (var photo in await photos.InUse(user.Id))
            {
                var read = await photos.Read(user.Id, photo.Kind, CancellationToken.None);
                Assert.That(read.Value.Content, Has.Length.EqualTo(photo.Kind == PhotoKind.Handheld && read.Value.Content.Length == Other.Length ? Other.Length : Small.Length));
            }

            if (submitted is null)
            {
                Assert.That((await photos.Store(user.Id, PhotoKind.Front, Other, SubmissionPolicy.UserValidate, CancellationToken.None)).Fault, Is.EqualTo(Fault.UnderReview));
            }
        }
    }

    private static readonly byte[] Small = TestImages.Jpeg(48, 32);
    private static readonly byte[] Other = TestImages.Png(16, 16);

    private string NewPhone() => $"1393{++phones:D7}";

    private async Task<User> NewUser() => (await app.Get<Registration>().Create("racer", NewPhone(), null, null))!;

    private async Task<User> WithPhotos(params PhotoKind[] kinds)
    {
        var user = await NewUser();
        foreach (var kind in kinds)
        {
            await app.Get<Photos>().Store(user.Id, kind, Small, SubmissionPolicy.UserValidate, CancellationToken.None);
        }

        return user;
    }

    private Task<Outcome<Done>> Submit(User user) =>
        app.Get<Submissions>().Person(user.Id, "张三", TestNumbers.Identity(), SubmissionPolicy.UserValidate, null);

    private Task<long> Count(string sql, object args) => app.Get<Database>().Read(unit => unit.Scalar<long>(sql, args));

    private Task<IReadOnlyList<long>> Ids(string sql, User user) => app.Get<Database>().Read(unit => unit.Many<long>(sql, new { id = user.Id }));
}
