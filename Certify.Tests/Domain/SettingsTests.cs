using Certify.ServiceInterface.Domain;
using NUnit.Framework;

namespace Certify.Tests.Domain;

public sealed class SettingsTests
{
    [Test]
    public void The_defaults_are_those_of_the_documentation()
    {
        var settings = new Settings();

        Assert.That(settings.Brand, Is.EqualTo("水利云"));
        Assert.That(settings.Strict, Is.False);
        Assert.That(settings.Codes, Is.EqualTo(new CodeSettings
        {
            Seconds = 300,
            ResendSeconds = 60,
            PerHour = 5,
            PerDay = 10,
            PerAddressPerHour = 30,
            PerDayTotal = 100_000,
            Tries = 5,
        }));
        Assert.That(settings.Logins.PerAddress, Is.EqualTo(50));
        Assert.That((settings.Attempts.PerUser, settings.Attempts.PerNumber), Is.EqualTo((5, 3)));
        Assert.That(settings.Passwords.Iterations, Is.EqualTo(210_000));
    }

    [TestCase(null, "v1")]
    [TestCase("  ", "v1")]
    [TestCase(" v2 ", "v2")]
    public void The_consent_is_the_clients_or_else_the_operators(string? given, string expected)
    {
        var settings = new Settings { Consent = new() { ["ApiV1"] = "v1" } };

        Assert.That(settings.ConsentOf(Door.ApiV1, given), Is.EqualTo(expected));
        Assert.That(settings.ConsentOf(Door.UserCertify, null), Is.Empty);
    }
}
