using System.Text.Json;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;
using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>What is asked of a vendor, so that the same question is recognised.</summary>
/// <param name="Api">For example <c>ocr:front</c> or <c>person</c>.</param>
/// <param name="Parameters">Everything that the answer depends on; kept as an HMAC only.</param>
/// <param name="IsAuthority">Its matches and mismatches may be reused in later attempts.</param>
public sealed record Question(string Provider, string Api, string Parameters, bool IsAuthority);

/// <summary>
/// Asks vendors for money. A call is reserved before it is made and its answer is stored before anything is decided by it, so that
/// after a crash the answer is used again instead of paid for again.
/// </summary>
public sealed class PaidCalls(Database database, VendorCallStore calls, BlindIndex index, Stage stage)
{
    /// <summary>The cost that is reserved for a call, in thousandths; settled to 0 when the vendor did not answer.</summary>
    private const long Cost = 1_000;

    public Task<int> EarlierCalls(Attempt attempt, string api) => database.Read(unit => calls.CountOfAttempt(unit, attempt.Id, api));

    public Task<long> CostOf(Attempt attempt) => database.Read(unit => calls.CostOfAttempt(unit, attempt.Id));

    /// <summary>The vendor's answer: a stored one where there is one, else a new one.</summary>
    public async Task<VendorAnswer<T>> Ask<T>(Attempt attempt, Question question, Func<Task<VendorAnswer<T>>> call)
        where T : class
    {
        var mac = index.Mac("vendor-call", $"{question.Provider}\n{question.Api}\n{question.Parameters}");
        var (stored, reserved) = await database.Write<(VendorCall? Stored, long Reserved)>(async unit =>
        {
            var known = await calls.AnsweredInAttempt(unit, attempt, question.Api, mac)
                ?? (question.IsAuthority ? await calls.AnsweredLately(unit, attempt, question.Provider, question.Api, mac, stage.Now) : null);
            return known is not null
                ? (known, 0)
                : (null, await calls.Reserve(unit, attempt, question.Provider, question.Api, mac, Cost, stage.Now));
        });
        if (stored is not null)
        {
            return VendorAnswer<T>.Of(JsonSerializer.Deserialize<T>(stored.Answer!)!, stored.Code, stored.RequestId);
        }

        var answer = await call();
        await database.Write(unit => calls.Settle(unit, attempt, Settled(reserved, answer), stage.Now));
        return answer;
    }

    /// <summary>Whether one more check by the authority is within the user's and the number's share of 30 days.</summary>
    public async Task<bool> MayCheck(Attempt attempt, string api)
    {
        var since = stage.Now.AddDays(-30);
        var limits = stage.Settings.Attempts;
        return await database.Read(async unit =>
            await calls.CheckedAttempts(unit, attempt, api, since) < limits.PerUser
            && await calls.UsersOfNumber(unit, attempt, api, since) < limits.PerNumber);
    }

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
}
