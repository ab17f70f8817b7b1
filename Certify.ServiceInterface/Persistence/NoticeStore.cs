using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Persistence;

/// <summary>What goes out by SMS or e-mail. The text is sealed, and erased once the vendor took it.</summary>
public sealed record Notice
{
    public long Id { get; init; }

    public long? UserId { get; init; }

    /// <summary><c>sms</c> or <c>email</c>.</summary>
    public required string Channel { get; init; }

    public required string Recipient { get; init; }

    public required string Purpose { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>The text and the values in it, as a template wants them; null once sent or dropped.</summary>
    public NoticeBody? Body { get; init; }

    /// <summary>One notice per key, whatever happens.</summary>
    public required string UniqueKey { get; init; }

    public bool IsCode { get; init; }

    /// <summary>The network from which a code was asked for.</summary>
    public string Network { get; init; } = "";

    public string Status { get; init; } = NoticeStatus.Pending;

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

public sealed record NoticeBody(string Text, IReadOnlyDictionary<string, string> Parameters);

public static class NoticeStatus
{
    public const string Pending = "pending";

    /// <summary>Handed to the vendor, whose answer has not come yet.</summary>
    public const string Sending = "sending";
    public const string Sent = "sent";

    /// <summary>Too late to be of use; never sent.</summary>
    public const string Dropped = "dropped";

    /// <summary>Given up; an administrator may send it again.</summary>
    public const string Dead = "dead";

    /// <summary>Nobody knows whether it arrived; an administrator may send it again.</summary>
    public const string Unknown = "unknown";
}

public sealed class NoticeStore(FieldCipher cipher)
{
    /// <summary>Writes the notice; null when one of this key exists.</summary>
    public Task<long?> Add(Unit unit, Notice notice) =>
        unit.One<long?>(
            """
            INSERT INTO notices (user_id, channel, recipient, purpose, subject, body, unique_key, is_code, network, status, expires_at, created_at)
            VALUES (@UserId, @Channel, @Recipient, @Purpose, @Subject, @body, @UniqueKey, @isCode, @Network, @Status, @ExpiresAt, @CreatedAt)
            ON CONFLICT (unique_key) DO NOTHING RETURNING id
            """,
            new
            {
                notice.UserId,
                notice.Channel,
                notice.Recipient,
                notice.Purpose,
                notice.Subject,
                body = notice.Body is null ? null : cipher.Seal("notices", "body", 0, Json.Write(notice.Body)),
                notice.UniqueKey,
                isCode = notice.IsCode ? 1 : 0,
                notice.Network,
                notice.Status,
                notice.ExpiresAt,
                notice.CreatedAt,
            });

    public async Task<Notice?> Find(Unit unit, long id) =>
        await unit.One<Row>(
            """
            SELECT id, user_id, channel, recipient, purpose, subject, body, unique_key, is_code, network, status, expires_at, created_at
            FROM notices WHERE id = @id
            """,
            new { id }) is not { } row ? null : new Notice
            {
                Id = row.Id,
                UserId = row.UserId,
                Channel = row.Channel,
                Recipient = row.Recipient,
                Purpose = row.Purpose,
                Subject = row.Subject,
                Body = row.Body is null ? null : Json.Read<NoticeBody>(cipher.Open("notices", "body", 0, row.Body)),
                UniqueKey = row.UniqueKey,
                IsCode = row.IsCode,
                Network = row.Network,
                Status = row.Status,
                ExpiresAt = row.ExpiresAt,
                CreatedAt = row.CreatedAt,
            };

    public Task MarkSending(Unit unit, long id) =>
        unit.Execute("UPDATE notices SET status = 'sending' WHERE id = @id AND status IN ('pending', 'sending')", new { id });

    /// <summary>Back to where nothing was sent: the vendor refused it clearly.</summary>
    public Task MarkPending(Unit unit, long id) =>
        unit.Execute("UPDATE notices SET status = 'pending' WHERE id = @id AND status = 'sending'", new { id });

    /// <summary>Ends a notice; its text is erased unless it may be sent again.</summary>
    public Task Finish(Unit unit, long id, string status, string provider, string vendorId, string code, DateTimeOffset now) =>
        unit.Execute(
            """
            UPDATE notices SET status = @status, provider = @provider, vendor_id = @vendorId, code = @code, finished_at = @now,
                body = CASE WHEN @keep = 1 THEN body ELSE NULL END
            WHERE id = @id
            """,
            new { id, status, provider, vendorId, code, now, keep = status is NoticeStatus.Dead or NoticeStatus.Unknown ? 1 : 0 });

    public async Task<SendCounts> CountCodes(Unit unit, string recipient, string network, DateTimeOffset now)
    {
        var counts = await unit.One<SendCounts>(
            """
            SELECT
              (SELECT COUNT(*) FROM notices WHERE recipient = @recipient AND is_code = 1 AND created_at > @hour) AS last_hour,
              (SELECT COUNT(*) FROM notices WHERE recipient = @recipient AND is_code = 1 AND created_at > @day) AS last_day,
              (SELECT MAX(created_at) FROM notices WHERE recipient = @recipient AND is_code = 1 AND created_at > @day) AS last_at,
              (SELECT COUNT(*) FROM notices WHERE network = @network AND is_code = 1 AND created_at > @hour) AS network_last_hour,
              (SELECT COUNT(*) FROM notices WHERE is_code = 1 AND created_at > @day) AS total_last_day
            """,
            new { recipient, network, hour = now.AddHours(-1), day = now.AddDays(-1) });
        return counts!;
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public long? UserId { get; init; }
        public string Channel { get; init; } = "";
        public string Recipient { get; init; } = "";
        public string Purpose { get; init; } = "";
        public string Subject { get; init; } = "";
        public byte[]? Body { get; init; }
        public string UniqueKey { get; init; } = "";
        public bool IsCode { get; init; }
        public string Network { get; init; } = "";
        public string Status { get; init; } = "";
        public DateTimeOffset? ExpiresAt { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
    }
}

/// <summary>How many codes went out lately: to a recipient, from a network, in all.</summary>
public sealed class SendCounts
{
    public int LastHour { get; init; }

    public int LastDay { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    public int NetworkLastHour { get; init; }

    public int TotalLastDay { get; init; }
}
