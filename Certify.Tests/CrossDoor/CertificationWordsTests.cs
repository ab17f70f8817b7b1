using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>One certification, in the words of each door.</summary>
public sealed class CertificationWordsTests
{
    private static readonly Network Home = new("127.0.0.1", "127.0.0.0/24");

    private CertifyApp app = null!;
    private User user = null!;
    private int phones;

    [SetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        user = await Callers.MakeUser(app, $"1381241{++phones:D4}");
    }

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    // UserCertify's state, UserValidate's number, whether ApiV1 shows the name, whether there is the role.
    [TestCase("UNAUTHEN", "UNAUTHEN", 0, false, false)]
    [TestCase("AUTHEN", "AUTHEN", 1, true, false)]
    [TestCase("PASS", "PASS", 2, true, true)]
    [TestCase("NOTPASS", "NOTPASS", 3, false, false)]
    [TestCase("EXPIRING", "EXPIRING", 2, true, true)]
    [TestCase("EXPIRED", "EXPIRED", 3, false, false)]
    [TestCase("renewing", "AUTHEN", 1, true, true)]
    public async Task By_documents_whatever_door_they_came_through(string state, string certify, int validate, bool shown, bool role)
    {
        // What UserValidate asks for shows no end of validity.
        var ends = state is "EXPIRING" or "EXPIRED" or "renewing";
        foreach (var policy in ends ? [SubmissionPolicy.UserCertify] : new[] { SubmissionPolicy.UserCertify, SubmissionPolicy.UserValidate })
        {
            user = await Callers.MakeUser(app, $"1381241{++phones:D4}");
            await Bring(state, policy);

            Assert.That(await Words(), Is.EqualTo((certify, validate, shown, role)), policy.Door.ToString());
        }
    }

    [TestCase("AUTHEN", true)]
    [TestCase("PASS", true)]
    [TestCase("NOTPASS", false)]
    public async Task By_elements_it_is_seen_at_ApiV1_alone(string state, bool shown)
    {
        await Bring(state, SubmissionPolicy.ApiV1);

        Assert.That(await Words(), Is.EqualTo(("UNAUTHEN", 0, shown, false)));
    }

    [Test]
    public async Task Documents_may_follow_elements()
    {
        var number = await Bring("PASS", SubmissionPolicy.ApiV1);
        await Submit("张三", number, SubmissionPolicy.UserCertify);
        Assert.That(await Words(), Is.EqualTo(("AUTHEN", 1, true, false)));
        await app.Sweep();
        Assert.That(await Words(), Is.EqualTo(("PASS", 2, true, true)));
    }

    [Test]
    public async Task What_one_door_certified_is_closed_at_the_others()
    {
        await Bring("PASS", SubmissionPolicy.UserCertify);
        var credential = await SignIn();
        var (name, number) = ("李四", TestNumbers.Identity());

        Assert.That((await app.Post("/certify/personalCertify", new { name, identityId = number }, credential)).Code, Is.EqualTo("EXIST"));
        Assert.That((await app.Post("/user/validate/submit_info/", new { data = new { name, idcard_number = number } }, credential)).Code, Is.EqualTo("401"));
        Assert.That((await app.Post("/api/v1.0/user/auth", new { real_name = name, id_card = number }, credential)).Code, Is.EqualTo("4003"));
        Assert.That(await Words(), Is.EqualTo(("PASS", 2, true, true)));
    }

    // What each door answers to a submission of another person in this state.
    [TestCase("UNAUTHEN", "0", "200", "OK")]
    [TestCase("AUTHEN", "0", "401", "OK")]
    [TestCase("PASS", "4003", "401", "EXIST")]
    [TestCase("NOTPASS", "0", "200", "OK")]
    [TestCase("EXPIRING", "0", "401", "OK")]
    [TestCase("EXPIRED", "0", "200", "OK")]
    [TestCase("renewing", "0", "401", "OK")]
    public async Task A_submission_is_taken_or_refused_in_each_doors_words(string state, string api, string validate, string certify)
    {
        foreach (var door in new[] { "ApiV1", "UserValidate", "UserCertify" })
        {
            user = await Callers.MakeUser(app, $"1381241{++phones:D4}");
            await Bring(state, SubmissionPolicy.UserCertify);
            await PutPhotos();
            var (name, number, credential) = ("李四", TestNumbers.Identity(), await SignIn());
            var said = door switch
            {
                "ApiV1" => await app.Post("/api/v1.0/user/auth", new { real_name = name, id_card = number }, credential),
                "UserValidate" => await app.Post("/user/validate/submit_info/", new { data = new { name, idcard_number = number } }, credential),
                _ => await app.Post("/certify/personalCertify", new { name, identityId = number }, credential),
            };

            Assert.That(said.Code, Is.EqualTo(door switch { "ApiV1" => api, "UserValidate" => validate, _ => certify }), door);
        }
    }

    [Test]
    public async Task A_number_that_somebody_holds_is_refused_in_each_doors_words()
    {
        var number = await Bring("PASS", SubmissionPolicy.UserCertify);
        user = await Callers.MakeUser(app, $"1381241{++phones:D4}");
        await PutPhotos();
        var credential = await SignIn();

        Assert.That((await app.Post("/certify/personalCertify", new { name = "张三", identityId = number }, credential)).Code, Is.EqualTo("OTHER"));
        Assert.That((await app.Post("/user/validate/submit_info/", new { data = new { name = "张三", idcard_number = number } }, credential)).Body, Does.Contain("该身份证号已被其他用户认证"));
        Assert.That((await app.Post("/api/v1.0/user/auth", new { real_name = "张三", id_card = number }, credential)).Code, Is.EqualTo("4003"));
    }

    /// <summary>Leads the user into a state, as that door's submissions go.</summary>
    private async Task<string> Bring(string state, SubmissionPolicy policy)
    {
        var number = TestNumbers.Identity();
        if (state == "UNAUTHEN")
        {
            return number;
        }

        await PutPhotos();
        var name = state switch { "NOTPASS" => "张不匹配", "EXPIRING" or "EXPIRED" or "renewing" => "张将至", _ => "张三" };
        await Submit(name, number, policy);
        if (state != "AUTHEN")
        {
            await app.Sweep();
        }

        if (state is "EXPIRING" or "EXPIRED" or "renewing")
        {
            await app.Get<Expiry>().Run(CancellationToken.None);
        }

        if (state == "EXPIRED")
        {
            app.Clock.Advance(TimeSpan.FromDays(31));
            await app.Get<Expiry>().Run(CancellationToken.None);
        }

        if (state == "renewing")
        {
            await Submit(name, number, SubmissionPolicy.UserCertify);
        }

        return number;
    }

    private async Task Submit(string name, string number, SubmissionPolicy policy) =>
        Assert.That((await app.Get<Submissions>().Person(user.Id, name, number, policy, null)).Fault, Is.Null);

    private async Task PutPhotos()
    {
        foreach (var kind in new[] { PhotoKind.Handheld, PhotoKind.Front, PhotoKind.Back })
        {
            await app.Get<Photos>().Store(user.Id, kind, TestImages.Jpeg(), SubmissionPolicy.UserCertify, CancellationToken.None);
        }
    }

    private async Task<string> SignIn() => Bearer((await app.Get<SessionDesk>().Begin(SessionKind.Api, user, Home)).SessionId);

    private async Task<(string Certify, int Validate, bool Shown, bool Role)> Words()
    {
        var credential = await SignIn();
        var certify = (await app.Get("/certify/getPersonalCertify", credential)).Json.GetProperty("data").GetProperty("personalStatus").GetString()!;
        var validate = (await app.Get("/user/validate/fetch_info/", credential)).Json.GetProperty("response").GetProperty("validate_obj").GetProperty("validate_status").GetInt32();
        var self = (await app.Get("/user/obtain/self_info/", credential)).Json.GetProperty("response").GetProperty("is_validate").GetBoolean();
        var real = (await app.Get("/api/v1.0/user/auth", credential)).Json.GetProperty("data");
        var shown = real.GetProperty("real_name").GetString() != "";
        Assert.That(real.GetProperty("id_card").GetString() != "", Is.EqualTo(shown), "the page looks at both");
        Assert.That(self, Is.EqualTo(validate == 2));
        var roles = (await app.Post("/authent/authenticate", null, credential)).Body;
        return (certify, validate, shown, roles.Contains("user:identify", StringComparison.Ordinal));
    }
}
