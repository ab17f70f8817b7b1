using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

public sealed class ExpiryTests
{
    private const string Expiring = "certify_expiring 尊敬的水利云用户，您的实名认证即将过期，请重新认证。";
    private const string Expired = "certify_expired 尊敬的水利云用户，您的实名认证已过期，请重新认证。";

    private CertifyApp app = null!;

    [SetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task A_user_is_told_when_it_begins_at_thirty_and_at_seven_days_and_at_the_end()
    {
        var citizen = await (await Citizen.Arrive(app)).Certified("张将至");
        var told = new List<(int DaysLeft, string Text)>();
        for (var left = 30; left >= -2; left--)
        {
            var before = (await citizen.Told(citizen.Phone)).Count;
            await app.Get<Expiry>().Run(CancellationToken.None);
            await app.Get<Expiry>().Run(CancellationToken.None);
            told.AddRange((await citizen.Told(citizen.Phone)).Skip(before).Select(text => (left, text)));
            app.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.That(told, Is.EqualTo(new[] { (30, Expiring), (7, Expiring), (-1, Expired) }));
        Assert.That((await citizen.Told(citizen.Email)).Skip(1), Is.EqualTo(new[] { Expiring, Expiring, Expired }));
        Assert.That(await citizen.Messages(), Has.Count.EqualTo(4));
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.EXPIRED));
        Assert.That(await citizen.Roles(), Is.EqualTo(new[] { Roles.UserSimple }));
    }

    [Test]
    public async Task At_ninety_days_it_begins()
    {
        var citizen = await (await Citizen.Arrive(app)).Certified();
        app.Clock.Advance(new DateTimeOffset(2099, 10, 1, 0, 0, 0, TimeSpan.FromHours(8)) - app.Clock.GetUtcNow());
        Assert.That(await app.Get<Expiry>().Run(CancellationToken.None), Is.Zero, "91 days left");
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await app.Get<Expiry>().Run(CancellationToken.None), Is.EqualTo(1));

        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.EXPIRING));
        Assert.That(await citizen.Roles(), Does.Contain(Roles.UserIdentify));
    }

    [Test]
    public async Task Persons_and_companies_end_independently()
    {
        var citizen = await (await Citizen.Arrive(app)).Certified();
        await citizen.Upload(PhotoKind.Licence);
        _ = (await citizen.SubmitCompany("水务将至", "张三")).Value;
        await app.Sweep();
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.Get<Expiry>().Run(CancellationToken.None);

        Assert.That((await citizen.Company()).State, Is.EqualTo(CertificationState.EXPIRED));
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.PASS));
        Assert.That(await citizen.Roles(), Is.EqualTo(new[] { Roles.UserSimple, Roles.UserIdentify }));
    }

    [Test]
    public async Task A_renewal_under_review_keeps_the_role_until_the_old_term_ends()
    {
        var citizen = await (await Citizen.Arrive(app)).Certified("张将至");
        await app.Get<Expiry>().Run(CancellationToken.None);
        _ = (await citizen.Submit("张查无", SubmissionPolicy.UserCertify)).Value;
        await app.Sweep();
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.AUTHEN));
        Assert.That(await citizen.Roles(), Does.Contain(Roles.UserIdentify));

        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.Get<Expiry>().Run(CancellationToken.None);
        Assert.That((await citizen.Person()).State, Is.EqualTo(CertificationState.AUTHEN));
        Assert.That(await citizen.Roles(), Is.EqualTo(new[] { Roles.UserSimple }));
    }
}
