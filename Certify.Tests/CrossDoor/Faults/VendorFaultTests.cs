using System.Security.Cryptography;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Capabilities;
using Certify.Tests.Host;
using Certify.Tests.Support;
using NUnit.Framework;
using VendorCall = Certify.Tests.Support.VendorCall;

namespace Certify.Tests.CrossDoor.Faults;

/// <summary>
/// The vendor hangs, throttles or fails at random while a sweep runs and people submit: nobody fails by it, nothing is bought twice,
/// and nobody is told twice.
/// </summary>
public sealed class VendorFaultTests
{
    private const int Persons = 40, Late = 10;

    /// <summary>Messages that are handled at the same time.</summary>
    private const int AtOnce = 16;

    private const string Verify = "Id2MetaVerify", SendSms = "SendSms", SendMail = "SingleSendMail";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120), Step = TimeSpan.FromSeconds(30), TimeLimit = TimeSpan.FromHours(1);
    private static readonly Mood[] Troubles = [Mood.Failing, Mood.Throttling, Mood.Cutting, Mood.Garbling];

    private LoopbackAliyun vendor = null!;
    private CertifyApp app = null!;

    [SetUp]
    public async Task Start()
    {
        vendor = new LoopbackAliyun("key", "secret", new ManualClock());
        var settings = RealPartsTests.Settings(vendor.Address, vendor.Address);
        settings.Remove("Certify:ObjectStore:Endpoint");
        settings.Remove("Certify:ObjectStore:Bucket");
        settings["Certify:Providers:Mail"] = "Aliyun";
        settings["Certify:Aliyun:DirectMail:AccountName"] = "notice@example.com";
        settings["Certify:Aliyun:Qps:SingleSendMail"] = settings["Certify:Aliyun:Qps:QuerySendDetails"] = "0";
        // The clock is moved in leaps: a lease or an answer must not be late because this machine is.
        settings["Certify:Worker:LeaseSeconds"] = "36000";
        settings["Certify:Aliyun:TimeoutSeconds"] = $"{TimeLimit.TotalSeconds}";
        settings["Certify:Vendors:OpenSeconds"] = settings["Certify:Vendors:LongestOpenSeconds"] = $"{2 * TimeLimit.TotalSeconds}";
        app = await CertifyApp.Start(settings, works: true);
        vendor.Clock = app.Clock;
        // A call that was signed before a leap may arrive after it.
        vendor.Tolerance = 3 * TimeLimit;
    }

    [TearDown]
    public async Task Stop()
    {
        await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
        if (vendor is not null)
        {
            await vendor.DisposeAsync();
        }
    }

    [Test]
    public async Task A_vendor_that_fails_30_percent_at_random_delays_everybody_and_fails_nobody()
    {
        vendor.Moods = () => RandomNumberGenerator.GetInt32(100) < 30 ? Troubles[RandomNumberGenerator.GetInt32(Troubles.Length)] : Mood.Willing;
        await MakePersons(Persons);
        await Begin();
        await MakePersons(Late);

        await AllIsWell();
    }

    [Test]
    public async Task A_vendor_that_throttles_is_left_alone_and_asked_again_later()
    {
        vendor.Mood = Mood.Throttling;
        await MakePersons(Persons);
        await Begin();
        await MakePersons(Late);
        await Eventually.Is(async () => await Count("SELECT COUNT(*) FROM attempts WHERE status = 'PutOff'") == Persons, "all are put off", Patience);
        Assert.That(vendor.CallsOf(Verify), Is.EqualTo(Persons), "each once: nobody presses a vendor that is busy");

        vendor.Mood = Mood.Willing;

        await AllIsWell();
    }

    [Test]
    public async Task A_vendor_that_hangs_holds_up_a_few_and_is_then_asked_no_more()
    {
        vendor.Mood = Mood.Hanging;
        await MakePersons(Persons);
        await Begin();
        await MakePersons(Late);
        await Eventually.Is(() => Task.FromResult(vendor.CallsOf(Verify) == AtOnce), "a few calls hang", Patience);
        app.Clock.Advance(TimeLimit);
        await Eventually.Is(
            async () => await Count("SELECT COUNT(*) FROM attempts WHERE status = 'Queued'") == vendor.CallsOf(Verify) - AtOnce,
            "all are put off but those that were sent before the breaker opened", Patience);
        Assert.That(vendor.CallsOf(Verify), Is.LessThan(Persons), "the breaker spares the rest");

        vendor.Mood = Mood.Willing;
        app.Clock.Advance(TimeLimit);
        await Eventually.Is(async () =>
        {
            // While a call is under way time stands still, or it would be given up however willing the vendor is.
            if (await Count("SELECT COUNT(*) FROM vendor_calls WHERE result = 'reserved'") == 0)
            {
                app.Clock.Advance(TimeLimit);
                await Begin();
            }

            return vendor.Calls.Any(call => call.Mood == Mood.Willing);
        }, "the breaker lets one try", Patience);

        // The try itself may have begun between the look at what is under way and the leap.
        await AllIsWell(givenUp: 1);
    }

    private async Task MakePersons(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _ = (await (await Citizen.Arrive(app)).Submit("张三", SubmissionPolicy.ApiV1)).Value;
        }
    }

    private Task Begin() => app.Get<Sweeps>().Begin("test", alsoPutOff: true);

    private async Task AllIsWell(int givenUp = 0)
    {
        await Goes("SELECT COUNT(*) FROM certifications WHERE state = 'AUTHEN'", "everybody is decided");
        await Goes("SELECT COUNT(*) FROM notices WHERE status IN ('pending', 'sending')", "everybody is told");

        Assert.That(await Count("SELECT COUNT(*) FROM certifications WHERE state = 'PASS'"), Is.EqualTo(Persons + Late));
        Assert.That(await Count("SELECT COUNT(*) FROM attempts WHERE decided_at IS NOT NULL"), Is.EqualTo(Persons + Late), "decided once");
        Assert.That(Twice(Verify, call => call.Form["IdentifyNum"], call => call.Mood == Mood.Willing), Has.Length.LessThanOrEqualTo(givenUp), "an answer that came is not bought again");
        Assert.That(await Count("SELECT COUNT(*) FROM vendor_calls"), Is.GreaterThanOrEqualTo(vendor.CallsOf(Verify)), "every call stands in the books");
        Assert.That(Twice(SendSms, call => call.Query["OutId"], call => call.IsDone), Is.Empty, "told once by SMS");
        Assert.That(Twice(SendMail, call => call.Form["ToAddress"], call => call.IsDone), Is.Empty, "told once by e-mail");
        Assert.That(
            await Count("SELECT COUNT(*) FROM notices WHERE status <> 'sent' AND NOT (channel = 'email' AND status = 'unknown')"), Is.Zero,
            "sent, or laid before an administrator");
        vendor.AssertNoObjections();
    }

    /// <summary>Time passes, and an administrator sweeps again, until nothing of this is left.</summary>
    private Task Goes(string left, string what) => Eventually.Is(async () =>
    {
        if (await Count("SELECT COUNT(*) FROM attempts WHERE status IN ('Waiting', 'PutOff')") > 0)
        {
            await Begin();
        }

        app.Clock.Advance(Step);
        return await Count(left) == 0;
    }, what, Patience);

    private string[] Twice(string action, Func<VendorCall, string> about, Func<VendorCall, bool> counts) =>
        [.. vendor.Calls.Where(call => call.Header("x-acs-action") == action && counts(call)).GroupBy(about).Where(calls => calls.Count() > 1).Select(calls => calls.Key)];

    private Task<long> Count(string sql) => app.Get<Database>().Read(unit => unit.Scalar<long>(sql));
}
