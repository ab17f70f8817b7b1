using System.Text.Json;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;
using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>What is asked of a vendor, so that the same question is recognised.</summary>
/// <param name="Api">For example <c>ocr:front</c> or <c>person</c>.</param>
/// <param name="Parameters">Everything that the answer depends on; kept as an HMAC only.</param>
public sealed record Question(string Provider, string Api, string Parameters);

/// <summary>
/// Asks vendors for money. A call is reserved before it is made and its answer is stored before anything is decided by it, so that
/// after a crash the answer is used again instead of paid for again.
/// </summary>
public sealed class PaidCalls(Database database, VendorCallStore calls, VendorSpending spending, VendorBudgets budgets, BlindIndex index, Stage stage)
{
    public const string Person = "person";
    public const string OcrFront = "ocr:Front";
    public const string OcrBack = "ocr:Back";
    public const string Company = "company";
    public const string OcrLicence = "ocr:licence";

    /// <summary>What vendors are called with: an answer is paid for, so whoever is told to stop waits for it; every call has an end by itself.</summary>
    public static readonly CancellationToken ToTheEnd = CancellationToken.None;

    /// <summary>The cost that is reserved for a call, in thousandths; settled to 0 when the vendor did not answer.</summary>
    private const long Cost = 1_000;

    /// <summary>
    /// Whether one more check is within the user's and the number's share of 30 days. An attempt for which anybody was asked for
    /// money is a check, also one that ended with the photos.
    /// </summary>
    public async Task<bool> IsWithinShares(Unit unit, Attempt attempt)
    {
        string[] apis = attempt.Subject == Subject.Person ? [Person, OcrFront, OcrBack] : [Company, OcrLicence];
        var since = stage.Now.AddDays(-30);
        var limits = stage.Settings.Attempts;
        var shares = await calls.SharesUsed(unit, attempt, apis, since);
        return shares.Attempts < limits.PerUser && shares.Users < limits.PerNumber;
    }

    /// <summary>
    /// The vendor's answer: the one stored in this attempt, else a new one. Null: the user's or the number's share of checks is used
    /// up, and nobody is asked.
    /// </summary>
    public Task<VendorAnswer<T>?> Ask<T>(Attempt attempt, Question question, Func<Task<VendorAnswer<T>>> call)
        where T : class => Ask(attempt, question, alsoLately: false, call);

    /// <summary>The authority's answer, in the same way; also one that an earlier attempt of the same user got lately.</summary>
    public Task<VendorAnswer<T>?> AskAuthority<T>(Attempt attempt, Question question, Func<Task<VendorAnswer<T>>> call)
        where T : class => Ask(attempt, question, alsoLately: true, call);

    private async Task<VendorAnswer<T>?> Ask<T>(Attempt attempt, Question question, bool alsoLately, Func<Task<VendorAnswer<T>>> call)
        where T : class
    {
        var mac = MacOf(question);
        var claim = await database.Write(async unit =>
        {
            // The shares are counted in the transaction that claims the call: attempts reviewed side by side cannot exceed them.
            var (known, mayCheck) = (default(VendorCall), false);
            await unit.Together(
                () => unit.Dialect.TakeNames(unit, $"checks:{attempt.UserId}", $"checks:{attempt.NumberIdx}"),
                async () => known = await calls.Answered(unit, attempt, question.Provider, question.Api, mac, alsoLately ? stage.Now : null),
                async () => mayCheck = await IsWithinShares(unit, attempt));
            return known is not null ? new Claim(known)
                : !mayCheck ? null
                : await Reserve(unit, attempt, question, mac);
        });
        return claim is null ? null : await Answer(attempt, claim, call);
    }

    private async Task<VendorAnswer<T>> Answer<T>(Attempt attempt, Claim claim, Func<Task<VendorAnswer<T>>> call)
        where T : class
    {
        if (claim.Stored is { } stored)
        {
            return VendorAnswer<T>.Of(JsonSerializer.Deserialize<T>(stored.Answer!)!, stored.Code, stored.RequestId);
        }

        if (claim.Line is not { } line)
        {
            return VendorAnswer<T>.Failed(VendorFault.Account, VendorCodes.OverBudget);
        }

        var answer = await call();
        var settled = Settled(claim.Reserved, answer);
        await (settled.Cost == Cost
            ? database.KeepOne(unit => calls.Settle(unit, attempt, settled, stage.Now))
            : database.Keep(async unit =>
            {
                // Once, also where the write comes twice.
                if (await calls.Settle(unit, attempt, settled, stage.Now))
                {
                    await spending.Return(unit, line, Cost - settled.Cost);
                }
            }));
        return answer;
    }

    /// <summary>Enters the call with its money in one transaction; neither when the day's budget is used up.</summary>
    private async Task<Claim> Reserve(Unit unit, Attempt attempt, Question question, string mac)
    {
        var budget = budgets.Of(question.Provider, question.Api);
        var line = new SpendingLine(question.Provider, budget.Name, CalendarDay.Of(stage.Now));
        var (reserved, taken) = await unit.Together(
            () => calls.Reserve(unit, attempt, question.Provider, question.Api, mac, Cost, stage.Now),
            () => spending.Take(unit, line, Cost, budget.CallsADay * Cost));
        if (taken)
        {
            return new Claim(null, reserved, line);
        }

        await calls.Withdraw(unit, reserved);
        return new Claim(null);
    }

    private string MacOf(Question question) => index.Mac("vendor-call", $"{question.Provider}\n{question.Api}\n{question.Parameters}");

    private static VendorCall Settled<T>(long id, VendorAnswer<T> answer)
        where T : class => new()
        {
            Id = id,
            Result = answer.Reading switch
            {
                null => "fault",
                AuthorityReading { Verdict: AuthorityVerdict.Match } => "match",
                AuthorityReading { Verdict: AuthorityVerdict.Mismatch } => "mismatch",
                AuthorityReading => "norecord",
                _ => "reading",
            },
            Answer = answer.Reading is null ? null : JsonSerializer.Serialize(answer.Reading),
            Code = answer.Code,
            RequestId = answer.RequestId,
            // Vendors bill matches, mismatches and readings; no record and failures are free.
            Cost = answer.Reading is null or AuthorityReading { Verdict: AuthorityVerdict.NoRecord } ? 0 : Cost,
        };

    /// <param name="Stored">The answer that there is already; null where there is none.</param>
    /// <param name="Reserved">The call that was reserved.</param>
    /// <param name="Line">Whose money pays it; null where nothing was reserved.</param>
    private sealed record Claim(VendorCall? Stored, long Reserved = 0, SpendingLine? Line = null);
}
