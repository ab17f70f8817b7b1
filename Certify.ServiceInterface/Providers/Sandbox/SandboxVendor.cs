using System.Globalization;
using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Providers.Sandbox;

/// <summary>
/// OCR and authorities that cost nothing and need no network: they "read" what was declared, and the end of the declared name
/// decides what goes wrong. Deterministic.
/// </summary>
public sealed class SandboxVendor(TimeProvider clock) : IOcr, IIdentityAuthority, ICompanyAuthority
{
    private const string RequestId = "sandbox";

    public string Provider => "sandbox";

    public bool ComparesPeriod => false;

    public bool ComparesLegalPersonNumber => true;

    public bool KnowsRegistrationNumbers => true;

    public Task<VendorAnswer<CardReading>> ReadCard(CardSide side, ReadOnlyMemory<byte> photo, ReviewContext context, CancellationToken stop)
    {
        var outcome = SandboxOutcomes.Of(context.DeclaredName);
        if (outcome == SandboxOutcome.Unreadable || (side == CardSide.Back && outcome == SandboxOutcome.BackUnreadable))
        {
            return Answer(new CardReading(Readable: false));
        }

        return Answer(side == CardSide.Front
            ? new CardReading(true, Read(context.DeclaredName, outcome), context.DeclaredNumber)
            : new CardReading(true, ValidPeriod: "20100101-" + End(outcome)));
    }

    public Task<VendorAnswer<LicenceReading>> ReadLicence(ReadOnlyMemory<byte> photo, ReviewContext context, CancellationToken stop)
    {
        var outcome = SandboxOutcomes.Of(context.DeclaredName);
        return Answer(outcome == SandboxOutcome.Unreadable
            ? new LicenceReading(Readable: false)
            : new LicenceReading(true, Read(context.DeclaredName, outcome), context.DeclaredLegalPerson, context.DeclaredNumber, End(outcome)));
    }

    public Task<VendorAnswer<AuthorityReading>> CheckPerson(string name, string number, ReviewContext context, CancellationToken stop) =>
        Check(context);

    public Task<VendorAnswer<AuthorityReading>> CheckCompany(
        string licence, string companyName, string legalPerson, string? legalPersonNumber, ReviewContext context, CancellationToken stop) =>
        Check(context);

    private static Task<VendorAnswer<AuthorityReading>> Check(ReviewContext context) => SandboxOutcomes.Of(context.DeclaredName) switch
    {
        SandboxOutcome.Mismatch => Answer(new AuthorityReading(AuthorityVerdict.Mismatch)),
        SandboxOutcome.NoRecord => Answer(new AuthorityReading(AuthorityVerdict.NoRecord)),
        SandboxOutcome.AlwaysAway => Away(),
        SandboxOutcome.AwayOnce when context.EarlierAuthorityCalls == 0 => Away(),
        _ => Answer(new AuthorityReading(AuthorityVerdict.Match)),
    };

    private static string Read(string declared, SandboxOutcome outcome) => outcome == SandboxOutcome.OtherName ? "某某" : declared;

    private string End(SandboxOutcome outcome)
    {
        var today = CalendarDay.Of(clock.GetUtcNow());
        return outcome switch
        {
            SandboxOutcome.NoEnd => "长期",
            SandboxOutcome.EndsSoon => Spell(today.AddDays(30)),
            SandboxOutcome.Ended => Spell(today.AddDays(-1)),
            _ => "20991231",
        };
    }

    private static string Spell(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static Task<VendorAnswer<AuthorityReading>> Away() =>
        Task.FromResult(VendorAnswer<AuthorityReading>.Failed(VendorFault.Unavailable, "timeout", RequestId));

    private static Task<VendorAnswer<T>> Answer<T>(T reading)
        where T : class => Task.FromResult(VendorAnswer<T>.Of(reading, "ok", RequestId));
}
