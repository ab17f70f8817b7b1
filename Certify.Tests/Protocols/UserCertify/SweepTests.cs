using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.UserCertify;

/// <summary>protocols/user-certify.md 10.7 with a worker at work.</summary>
public sealed class SweepTests
{
    [Test]
    public async Task An_administrators_sweep_answers_when_all_that_waited_is_decided()
    {
        await using var app = await CertifyApp.Start(works: true);
        var user = new CertifyClient(app);
        await user.Arrive();
        await user.SubmitPerson();
        var admin = new CertifyClient(app);
        await admin.LoginAdmin();
        var reply = await admin.Post("/certify/admin/startCertify");

        Assert.That(reply.Body, Is.EqualTo("""{"type":"OK","total":null,"data":null}"""));
        Assert.That((await user.Get("/certify/getPersonalCertify")).Data.GetProperty("personalStatus").GetString(), Is.EqualTo("PASS"));
    }
}
