using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.ServiceInterface.Persistence;

public sealed class UserMessageStore(FieldCipher cipher)
{
    public const string Unread = "UNREAD";
    public const string Read = "READED";

    /// <summary>Adds a message; one of the same key is not added again.</summary>
    public Task Add(Unit unit, long userId, string type, string content, string uniqueKey, DateTimeOffset now) => unit.Together(
        () => unit.Execute(
            """
            INSERT INTO user_messages (user_id, type, content, status, unique_key, created_at, modified_at)
            VALUES (@userId, @type, @content, 'UNREAD', @uniqueKey, @now, @now) ON CONFLICT (unique_key) DO NOTHING
            """,
            new { userId, type, content = cipher.Seal("user_messages", "content", userId, content), uniqueKey, now }),
        // Not again for one that was there, and read, before.
        () => unit.Execute(
            """
            UPDATE users SET has_news = 1
            WHERE id = @userId AND EXISTS (SELECT 1 FROM user_messages WHERE unique_key = @uniqueKey AND status = 'UNREAD')
            """,
            new { userId, uniqueKey }));

    /// <summary>Messages unread or not older than 30 days, oldest first; at most the newest 500.</summary>
    public async Task<IReadOnlyList<UserMessage>> Recent(Unit unit, long userId, DateTimeOffset now) =>
        [.. (await unit.Many<Row>(
            """
            SELECT id, type, content, status, created_at, modified_at FROM user_messages
            WHERE user_id = @userId AND (status = 'UNREAD' OR created_at > @since) ORDER BY id DESC LIMIT 500
            """,
            new { userId, since = now.AddDays(-30) }))
            .Reverse()
            .Select(row => new UserMessage(
                row.Id, row.Type, cipher.Open("user_messages", "content", userId, row.Content), row.Status, row.CreatedAt, row.ModifiedAt))];

    /// <summary>How many of these messages are the user's.</summary>
    public Task<long> CountOwn(Unit unit, long userId, IReadOnlyList<long> ids) =>
        unit.Scalar<long>($"SELECT COUNT(*) FROM user_messages WHERE user_id = @userId AND id {unit.Dialect.AnyOf("@ids")}", new { userId, ids = ids.ToArray() });

    public Task MarkRead(Unit unit, long userId, IReadOnlyList<long> ids, DateTimeOffset now) =>
        unit.Execute(
            $"UPDATE user_messages SET status = 'READED', modified_at = @now WHERE user_id = @userId AND id {unit.Dialect.AnyOf("@ids")} AND status = 'UNREAD'",
            new { userId, ids = ids.ToArray(), now });

    public Task Delete(Unit unit, long userId, IReadOnlyList<long> ids) =>
        unit.Execute($"DELETE FROM user_messages WHERE user_id = @userId AND id {unit.Dialect.AnyOf("@ids")}", new { userId, ids = ids.ToArray() });

    private sealed class Row
    {
        public long Id { get; init; }
        public string Type { get; init; } = "";
        public byte[] Content { get; init; } = [];
        public string Status { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset ModifiedAt { get; init; }
    }
}
