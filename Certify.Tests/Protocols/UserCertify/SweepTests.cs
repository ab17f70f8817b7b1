using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>protocols/user-certify.md 10.7 while a worker is alive; the tests do its work themselves.</summary>
public sealed class SweepTests
{
    private CertifyApp app = null!;
    private CertifyClient user = null!;
    private CertifyClient admin = null!;

    [SetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        await app.Get<Database>().Write(unit => unit.Execute("INSERT INTO workers (node, beat_at) VALUES ('test', @now)", new { now = app.Clock.GetUtcNow() }));
        user = new CertifyClient(app);
        await user.Arrive();
        await user.SubmitPerson();
        admin = new CertifyClient(app);
        await admin.LoginAdmin();
    }

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task A_sweep_answers_when_all_that_waited_is_decided()
    {
        var sweep = admin.Post("/certify/admin/startCertify");
        while (!sweep.IsCompleted)
        {
            await app.Deliver();
        }

        Assert.That((await sweep).Body, Is.EqualTo("""{"type":"OK","total":null,"data":null}"""));
        Assert.That(await State(), Is.EqualTo("PASS"));
    }

    [Test]
    public async Task A_sweep_goes_on_when_its_caller_hangs_up()
    {
        using var hangUp = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/certify/admin/startCertify");
        request.Headers.TryAddWithoutValidation("Cookie", $"userlogin={admin.Cookie}");
        var sweep = app.Client.SendAsync(request, hangUp.Token);
        await Eventually.Is(async () => await Queued() == 1, "the attempt is taken up", TimeSpan.FromSeconds(10));
        await hangUp.CancelAsync();
        Assert.That(async () => await sweep, Throws.InstanceOf<OperationCanceledException>());

        await app.Deliver();
        Assert.That(await State(), Is.EqualTo("PASS"));
    }

    [Test]
    public async Task A_sweep_of_nothing_is_done_at_once()
    {
        await app.Sweep();
        Assert.That((await admin.Post("/certify/admin/startCertify")).Type, Is.EqualTo("OK"));
    }

    private Task<int> Queued() => app.Get<Database>().Read(unit => unit.Scalar<int>("SELECT COUNT(*) FROM attempts WHERE sweep_id IS NOT NULL"));

    private async Task<string> State() => (await user.Get("/certify/getPersonalCertify")).Data.GetProperty("personalStatus").GetString()!;
}
