using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor.Faults;

/// <summary>What must hold once a fault is over: everybody decided once and told once, no answer paid for twice, nothing left behind.</summary>
internal static class Aftermath
{
    public const string Undecided = "SELECT COUNT(*) FROM certifications WHERE state = 'AUTHEN'";

    /// <summary>Messages that one node handles at a time: so many calls can be under way when it loses its database or its life.</summary>
    private const int InFlight = 16;

    private const string PutOff = "SELECT COUNT(*) FROM attempts WHERE status = 'PutOff'";
    private const string Unfinished = "SELECT COUNT(*) FROM notices WHERE status IN ('pending', 'sending')";
    private const string NotSent = "SELECT COUNT(*) FROM notices WHERE status <> 'sent' AND NOT (is_code = 1 AND status = 'dropped')";
    private const string NotPassed = "SELECT COUNT(*) FROM certifications WHERE state NOT IN ('PASS', 'UNAUTHEN')";
    private const string DecidedTwice = "SELECT COUNT(*) FROM (SELECT certification_id FROM attempts WHERE decided_at IS NOT NULL GROUP BY certification_id HAVING COUNT(*) > 1) AS twice";
    private const string ToldTwiceInside = "SELECT COUNT(*) FROM (SELECT user_id FROM user_messages GROUP BY user_id HAVING COUNT(*) > 1) AS twice";
    private const string PassedInSilence = "SELECT COUNT(*) FROM certifications c WHERE state = 'PASS' AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.user_id = c.user_id AND n.purpose = 'certify_passed')";
    private const string ShownTwice = "SELECT COUNT(*) FROM (SELECT notice_id FROM sandbox_outbox GROUP BY notice_id HAVING COUNT(*) > 1) AS twice";
    private const string AskedAgain = "SELECT COUNT(*) FROM (SELECT attempt_id FROM vendor_calls GROUP BY attempt_id, api HAVING COUNT(*) > 1) AS again";
    private const string AnsweredTwice = "SELECT COUNT(*) FROM (SELECT attempt_id FROM vendor_calls WHERE answer IS NOT NULL GROUP BY attempt_id, api HAVING COUNT(*) > 1) AS twice";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Waits until all is decided and told. Those whose vendor was away are taken up before their time, as an administrator would.</summary>
    public static async Task AllIsWell(Nodes nodes)
    {
        await Eventually.Is(async () =>
        {
            if (await nodes.Count(PutOff) > 0)
            {
                await nodes.BeginSweep();
            }

            return await nodes.Count(Undecided) == 0;
        }, "everybody is decided", Patience);
        await Eventually.Is(async () => await nodes.Count(Unfinished) == 0, "everybody is told", Patience);

        foreach (var never in new[] { NotPassed, NotSent, DecidedTwice, ToldTwiceInside, PassedInSilence, ShownTwice, AnsweredTwice })
        {
            Assert.That(await nodes.Count(never), Is.Zero, never);
        }
    }

    /// <summary>Only what was under way when something broke was asked once more: in our books and at the vendor itself.</summary>
    public static async Task NothingIsPaidTwice(Nodes nodes, LoopbackAliyun vendor)
    {
        var again = vendor.Calls.GroupBy(call => call.Form["IdentifyNum"]).Count(calls => calls.Count() > 1);
        Assert.That(again, Is.LessThanOrEqualTo(InFlight), "asked again at the vendor");
        Assert.That(await nodes.Count("SELECT COUNT(*) FROM vendor_calls WHERE provider = 'aliyun'"), Is.GreaterThanOrEqualTo(vendor.Calls.Count), "every call stands in the books");
        vendor.AssertNoObjections();
    }

    /// <summary>The same where the sandbox is the vendor, which keeps no books of its own.</summary>
    public static async Task NothingIsPaidTwice(Nodes nodes) => Assert.That(await nodes.Count(AskedAgain), Is.LessThanOrEqualTo(InFlight));
}
