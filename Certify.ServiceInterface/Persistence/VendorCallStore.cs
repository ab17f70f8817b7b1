using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Persistence;

/// <summary>A paid call: reserved before it is made, settled by its answer. An answer is never paid for twice.</summary>
public sealed class VendorCall
{
    public long Id { get; init; }

    public long AttemptId { get; init; }

    public string Api { get; init; } = "";

    /// <summary><c>reserved</c> while under way; then <c>match</c>, <c>mismatch</c>, <c>norecord</c>, <c>reading</c> or <c>fault</c>.</summary>
    public string Result { get; init; } = "";

    /// <summary>The answer as JSON; null while reserved and for faults.</summary>
    public string? Answer { get; init; }

    public string Code { get; init; } = "";

    public string RequestId { get; init; } = "";

    public long Cost { get; init; }
}

/// <summary>How many attempts of a user, and how many users of a number, somebody was asked about for money.</summary>
public sealed class SharesUsed
{
    public long Attempts { get; init; }

    public long Users { get; init; }
}

/// <summary>Paid calls and what came of them.</summary>
public sealed class VendorCallStore(FieldCipher cipher)
{
    public async Task<long> Reserve(Unit unit, Attempt attempt, string provider, string api, string parametersMac, long cost, DateTimeOffset now) =>
        await unit.Scalar<long>(
            """
            INSERT INTO vendor_calls (attempt_id, user_id, provider, api, parameters_mac, number_idx, result, cost, reserved_at)
            VALUES (@Id, @UserId, @provider, @api, @parametersMac, @NumberIdx, 'reserved', @cost, @now) RETURNING id
            """,
            new { attempt.Id, attempt.UserId, attempt.NumberIdx, provider, api, parametersMac, cost, now });

    /// <summary>Takes a reservation back in the transaction that made it.</summary>
    public Task Withdraw(Unit unit, long id) => unit.Execute("DELETE FROM vendor_calls WHERE id = @id AND result = 'reserved'", new { id });

    /// <summary>Writes what came of a call; false when that is written already.</summary>
    public async Task<bool> Settle(Unit unit, Attempt attempt, VendorCall settled, DateTimeOffset now) =>
        await unit.Execute(
            """
            UPDATE vendor_calls SET result = @Result, answer = @answer, code = @Code, request_id = @RequestId, cost = @Cost, finished_at = @now
            WHERE id = @Id AND result = 'reserved'
            """,
            new
            {
                settled.Id,
                settled.Result,
                settled.Code,
                settled.RequestId,
                settled.Cost,
                now,
                answer = settled.Answer is null ? null : cipher.Seal("vendor_calls", "answer", attempt.UserId, settled.Answer),
            }) > 0;

    /// <summary>
    /// The answer to the same question: one stored in this attempt, before a crash perhaps. Else, where a time is given, the authority's
    /// answer to the same user: a match of the 30 days, a mismatch of the 24 hours before it.
    /// </summary>
    public async Task<VendorCall?> Answered(Unit unit, Attempt attempt, string provider, string api, string parametersMac, DateTimeOffset? lately)
    {
        var found = await unit.One<Row>(
            """
            SELECT id, attempt_id, api, result, answer, code, request_id, cost FROM vendor_calls
            WHERE parameters_mac = @parametersMac AND api = @api AND answer IS NOT NULL
              AND (attempt_id = @Id OR (user_id = @UserId AND provider = @provider
                AND ((result = 'match' AND reserved_at > @matchSince) OR (result = 'mismatch' AND reserved_at > @mismatchSince))))
            ORDER BY CASE WHEN attempt_id = @Id THEN 0 ELSE 1 END, id DESC LIMIT 1
            """,
            new
            {
                attempt.Id,
                attempt.UserId,
                provider,
                api,
                parametersMac,
                matchSince = lately?.AddDays(-30) ?? DateTimeOffset.MaxValue,
                mismatchSince = lately?.AddHours(-24) ?? DateTimeOffset.MaxValue,
            });
        return found is null ? null : Open(attempt, found);
    }

    /// <summary>Calls of this API made for the attempt, whatever came of them.</summary>
    public Task<int> CountOfAttempt(Unit unit, long attemptId, string api) =>
        unit.Scalar<int>("SELECT COUNT(*) FROM vendor_calls WHERE attempt_id = @attemptId AND api = @api", new { attemptId, api });

    /// <summary>What is used up of the shares since: by the user's other attempts, and by other users who gave this number.</summary>
    public async Task<SharesUsed> SharesUsed(Unit unit, Attempt attempt, string[] apis, DateTimeOffset since) =>
        (await unit.One<SharesUsed>(
            $"""
            SELECT
                (SELECT COUNT(DISTINCT attempt_id) FROM vendor_calls
                 WHERE user_id = @UserId AND api {unit.Dialect.AnyOf("@apis")} AND reserved_at > @since AND attempt_id <> @Id AND result <> 'fault') AS attempts,
                (SELECT COUNT(DISTINCT user_id) FROM vendor_calls
                 WHERE number_idx = @NumberIdx AND api {unit.Dialect.AnyOf("@apis")} AND reserved_at > @since AND user_id <> @UserId AND result <> 'fault') AS users
            """,
            new { attempt.UserId, attempt.NumberIdx, attempt.Id, apis, since }))!;

    public Task<long> CostOfAttempt(Unit unit, long attemptId) =>
        unit.Scalar<long>("SELECT COALESCE(SUM(cost), 0) FROM vendor_calls WHERE attempt_id = @attemptId", new { attemptId });

    private VendorCall Open(Attempt attempt, Row row) => new()
    {
        Id = row.Id,
        AttemptId = row.AttemptId,
        Api = row.Api,
        Result = row.Result,
        Answer = row.Answer is null ? null : cipher.Open("vendor_calls", "answer", attempt.UserId, row.Answer),
        Code = row.Code,
        RequestId = row.RequestId,
        Cost = row.Cost,
    };

    private sealed class Row
    {
        public long Id { get; init; }
        public long AttemptId { get; init; }
        public string Api { get; init; } = "";
        public string Result { get; init; } = "";
        public byte[]? Answer { get; init; }
        public string Code { get; init; } = "";
        public string RequestId { get; init; } = "";
        public long Cost { get; init; }
    }
}
