using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence.Crypto;
using Certify.Tests.Capabilities;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Host;

/// <summary>The sandbox in Production: it says so, and what it certified does not outlive it.</summary>
public sealed class TrialTests
{
    private static readonly string[] Parts = ["Ocr", "Identity", "Company", "Sms", "Mail", "WeChat"];

    private DirectoryInfo folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("certify-trial-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [Test]
    public async Task Every_answer_and_health_say_that_it_is_a_trial()
    {
        await using var app = await CertifyApp.Start(Trial());

        foreach (var path in new[] { "/health/ready", "/nothing", "/user/polling", "/api/v1.0/session" })
        {
            using var answer = await app.Client.GetAsync(path);
            Assert.That(answer.Headers.GetValues("X-Certify-Sandbox"), Is.EqualTo(new[] { "1" }), path);
        }

        Assert.That(await app.Client.GetStringAsync("/health/ready"), Does.Contain("\"sandbox\":true"));
    }

    [Test]
    public async Task What_the_sandbox_certified_waits_again_at_the_first_start_without_it_and_only_then()
    {
        long user;
        await using (var trial = await CertifyApp.Start(Trial()))
        {
            user = (await (await Citizen.Arrive(trial)).Certified()).Id;
            Assert.That((await trial.Get<Submissions>().Find(user, Subject.Person)).State, Is.EqualTo(CertificationState.PASS));
        }

        await using var vendor = new LoopbackAliyun("key", "secret", new ManualClock());
        await using (var real = await CertifyApp.Start(Real(vendor)))
        {
            var waiting = await real.Get<Submissions>().Find(user, Subject.Person);
            Assert.That(waiting.State, Is.EqualTo(CertificationState.AUTHEN));
            Assert.That(await real.Get<TrialEnd>().Run(CancellationToken.None), Is.Zero);
        }
    }

    [Test]
    public async Task Without_the_operators_word_the_sandbox_stops_the_start()
    {
        var settings = Trial();
        settings.Remove("Certify:Sandbox:InProduction");

        var stopped = await Assert.ThrowsAsync<Certify.Host.Start.StartStopped>(() => CertifyApp.Start(settings));

        Assert.That(stopped!.Message, Does.Contain("certifies anybody"));
    }

    private Dictionary<string, string> Trial()
    {
        var settings = Production();
        settings["Certify:Sandbox:InProduction"] = "true";
        foreach (var part in Parts)
        {
            settings[$"Certify:Providers:{part}"] = "Sandbox";
        }

        return settings;
    }

    private Dictionary<string, string> Real(LoopbackAliyun vendor)
    {
        var settings = RealPartsTests.Settings(vendor.Address, vendor.Address);
        settings.Remove("Certify:ObjectStore:Endpoint");
        settings.Remove("Certify:ObjectStore:Bucket");
        foreach (var (key, value) in Production())
        {
            settings[key] = value;
        }

        settings["Certify:Providers:Mail"] = "Aliyun";
        settings["Certify:Aliyun:DirectMail:AccountName"] = "notice@example.com";
        settings["Certify:Providers:WeChat"] = "WeChat";
        settings["Certify:WeChat:Mp:AppId"] = "wx1";
        settings["Certify:WeChat:Mp:AppSecret"] = "secret";
        return settings;
    }

    private Dictionary<string, string> Production()
    {
        var keys = DevelopmentKeys.ReadOrCreate(folder.FullName);
        return new Dictionary<string, string>
        {
            ["environment"] = "Production",
            ["Certify:DataDirectory"] = folder.FullName,
            ["Certify:PublicBaseUrl"] = "https://certify.example.com",
            ["Certify:Passwords:Iterations"] = "100000",
            ["Certify:Keys:Token"] = keys.Token!,
            ["Certify:Keys:Index"] = keys.Index!,
            ["Certify:Keys:Data:1"] = keys.Data[1],
        };
    }
}
