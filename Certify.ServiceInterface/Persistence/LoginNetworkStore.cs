namespace Certify.ServiceInterface.Persistence;

/// <summary>From which networks an account signed in lately. Strangers' errors never bind somebody at home.</summary>
public sealed class LoginNetworkStore
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    public Task Mark(Unit unit, long userId, string network, DateTimeOffset now) =>
        unit.Execute(
            """
            INSERT INTO login_networks (user_id, network, last_at) VALUES (@userId, @network, @now)
            ON CONFLICT (user_id, network) DO UPDATE SET last_at = excluded.last_at
            """,
            new { userId, network, now });

    public async Task<bool> IsKnown(Unit unit, long userId, string network, DateTimeOffset now) =>
        await unit.Scalar<long>(
            "SELECT COUNT(*) FROM login_networks WHERE user_id = @userId AND network = @network AND last_at > @since",
            new { userId, network, since = now - Lately }) > 0;
}
