using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Persistence;

/// <summary>WeChat identities: one per user and app, one user per identity. Ids are compared as bytes.</summary>
public sealed class WeChatIdentityStore
{
    private const string Columns = "id, user_id, app_id, open_id, union_id, nick_name";

    public Task<WeChatIdentity?> FindByOpenId(Unit unit, string appId, string openId) =>
        unit.One<WeChatIdentity>(
            $"SELECT {Columns} FROM wechat_identities WHERE app_id = @appId AND open_id = @openId", new { appId, openId });

    /// <summary>The oldest identity with this unionid; all of them are the same user's.</summary>
    public Task<WeChatIdentity?> FindByUnionId(Unit unit, string unionId) =>
        unit.One<WeChatIdentity>(
            $"SELECT {Columns} FROM wechat_identities WHERE union_id = @unionId ORDER BY id LIMIT 1", new { unionId });

    public Task<IReadOnlyList<WeChatIdentity>> OfUser(Unit unit, long userId) =>
        unit.Many<WeChatIdentity>($"SELECT {Columns} FROM wechat_identities WHERE user_id = @userId ORDER BY id", new { userId });

    /// <summary>Binds; false when the identity or the user's place for this app is taken.</summary>
    public async Task<bool> Bind(Unit unit, WeChatIdentity identity, DateTimeOffset now) =>
        await unit.Execute(
            """
            INSERT INTO wechat_identities (user_id, app_id, open_id, union_id, nick_name, bound_at)
            VALUES (@UserId, @AppId, @OpenId, @UnionId, @NickName, @now)
            ON CONFLICT DO NOTHING
            """,
            new { identity.UserId, identity.AppId, identity.OpenId, identity.UnionId, identity.NickName, now }) == 1;

    public Task AddUnionId(Unit unit, long id, string unionId) =>
        unit.Execute("UPDATE wechat_identities SET union_id = @unionId WHERE id = @id AND union_id IS NULL", new { id, unionId });

    public Task<int> Unbind(Unit unit, string appId, string openId) =>
        unit.Execute("DELETE FROM wechat_identities WHERE app_id = @appId AND open_id = @openId", new { appId, openId });

    public Task Pass(Unit unit, long fromUser, long toUser) =>
        unit.Execute("UPDATE wechat_identities SET user_id = @toUser WHERE user_id = @fromUser", new { fromUser, toUser });
}
