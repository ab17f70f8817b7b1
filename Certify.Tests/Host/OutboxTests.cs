using System.Text.Json;
using Certify.Tests.Protocols.UserCertify;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Host;

public sealed class OutboxTests
{
    [Test]
    public async Task Only_a_message_with_a_code_has_the_property()
    {
        await using var app = await CertifyApp.Start();
        var client = new CertifyClient(app);
        var phone = await client.Arrive();
        await client.SubmitPerson();
        await app.Sweep();

        var sent = await app.Outbox(phone);

        Assert.That(sent.Select(message => message.GetProperty("purpose").GetString()), Is.EqualTo(new[] { "certify_passed", "register" }));
        Assert.That(Names(sent[0]), Is.EqualTo(new[] { "id", "channel", "to", "purpose", "subject", "text", "createdAt" }));
        Assert.That(Names(sent[1]), Is.EqualTo(new[] { "id", "channel", "to", "purpose", "subject", "text", "code", "createdAt" }));
        Assert.That(await app.Client.GetStringAsync($"/dev/outbox?to={phone}"), Does.Contain("您的实名认证已通过"), "readable as it comes");
    }

    private static IEnumerable<string> Names(JsonElement message) => message.EnumerateObject().Select(property => property.Name);
}
