using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Persistence;

/// <summary>What the sandbox "sent", for developers to look at. One row per notice.</summary>
public sealed class SandboxOutboxStore(FieldCipher cipher)
{
    public Task Add(Unit unit, Notice notice, DateTimeOffset now) =>
        unit.Execute(
            """
            INSERT INTO sandbox_outbox (notice_id, channel, recipient, purpose, subject, body, created_at)
            VALUES (@Id, @Channel, @Recipient, @Purpose, @Subject, @body, @now) ON CONFLICT (notice_id) DO NOTHING
            """,
            new
            {
                notice.Id,
                notice.Channel,
                notice.Recipient,
                notice.Purpose,
                notice.Subject,
                body = cipher.Seal("sandbox_outbox", "body", 0, Json.Write(notice.Body)),
                now,
            });

    /// <summary>The newest first, at most 200.</summary>
    public async Task<IReadOnlyList<SentMessage>> Newest(Unit unit, string? recipient) =>
        [.. (await unit.Many<Row>(
            recipient is null
                ? "SELECT id, channel, recipient, purpose, subject, body, created_at FROM sandbox_outbox ORDER BY id DESC LIMIT 200"
                : "SELECT id, channel, recipient, purpose, subject, body, created_at FROM sandbox_outbox WHERE recipient = @recipient ORDER BY id DESC LIMIT 200",
            new { recipient })).Select(Open)];

    private SentMessage Open(Row row)
    {
        var body = Json.Read<NoticeBody>(cipher.Open("sandbox_outbox", "body", 0, row.Body));
        return new SentMessage(
            row.Id, row.Channel, row.Recipient, row.Purpose, row.Subject, body.Text, body.Parameters.GetValueOrDefault("code"), row.CreatedAt);
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public string Channel { get; init; } = "";
        public string Recipient { get; init; } = "";
        public string Purpose { get; init; } = "";
        public string Subject { get; init; } = "";
        public byte[] Body { get; init; } = [];
        public DateTimeOffset CreatedAt { get; init; }
    }
}

public sealed record SentMessage(
    long Id, string Channel, string To, string Purpose, string Subject, string Text, string? Code, DateTimeOffset CreatedAt);
