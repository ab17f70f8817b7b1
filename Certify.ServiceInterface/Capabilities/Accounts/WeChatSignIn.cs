using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>Sign-in and binding by WeChat. An identity never moves and a sign-in never merges two users.</summary>
public sealed class WeChatSignIn(
    IWeChat weChat, Database database, WeChatIdentityStore identities, UserStore users, Registration registration, WeChatAudit audit)
{
    private static readonly string[] RefusedCodes = ["40029", "40163", "42003"];

    public string AppId(WeChatApp app) => weChat.AppId(app);

    /// <summary>
    /// Asks WeChat who brought this code: <see cref="Fault.WeChatCodeRefused"/>, <see cref="Fault.WeChatVisitorNameless"/>,
    /// <see cref="Fault.VendorUnavailable"/>.
    /// </summary>
    /// <param name="withProfile">Asks for the nickname too, of somebody who is new.</param>
    public async Task<Outcome<WeChatPerson>> Exchange(WeChatApp app, string code, bool withProfile, CancellationToken stop)
    {
        var answer = await weChat.Exchange(app, code, withProfile ? LacksNickName : null, stop);
        if (answer.Reading is { } person)
        {
            return person.IsSnapshot ? Fault.WeChatVisitorNameless : person;
        }

        return answer.Fault == VendorFault.Request && RefusedCodes.Contains(answer.Code)
            ? new Refused(Fault.WeChatCodeRefused, answer.Code)
            : Fault.VendorUnavailable;
    }

    /// <summary>The user of this identity, or null: by openid, else by unionid. Adds what was not known before.</summary>
    public Task<User?> Find(WeChatPerson person) => database.Write(unit => Find(unit, person));

    /// <summary>The user of this identity; made when there is none. Two first sign-ins of one person make one user.</summary>
    public async Task<User> FindOrCreate(WeChatPerson person)
    {
        try
        {
            return await database.Write(async unit =>
            {
                await TakeNames(unit, person);
                if (await Find(unit, person) is { } known)
                {
                    return known;
                }

                var user = (await registration.Create(unit, Name(person), null, null, null))!;
                await identities.Bind(unit, Identity(person, user.Id), audit.Now);
                return user;
            });
        }
        catch (Exception e) when (database.Dialect.IsDuplicate(e))
        {
            return (await Find(person))!;
        }
    }

    /// <summary>
    /// Binds an identity to a user who has none of its app: <see cref="Fault.WeChatBoundElsewhere"/>. Every address of the user is told.
    /// </summary>
    public Task<Outcome<Done>> Bind(User user, WeChatPerson person) =>
        database.Write<Outcome<Done>>(async unit =>
        {
            await TakeNames(unit, person);
            if (await Find(unit, person) is { } owner && owner.Id != user.Id)
            {
                return Fault.WeChatBoundElsewhere;
            }

            if (!await identities.Bind(unit, Identity(person, user.Id), audit.Now))
            {
                return (await identities.FindByOpenId(unit, person.AppId, person.OpenId))?.UserId == user.Id
                    ? Done.It
                    : Fault.WeChatBoundElsewhere;
            }

            await audit.Bound(unit, user);
            return Done.It;
        });

    /// <summary>The user's identity of this app, if any.</summary>
    public async Task<WeChatIdentity?> Bound(long userId, WeChatApp app) =>
        (await database.Read(unit => identities.OfUser(unit, userId))).FirstOrDefault(i => i.AppId == weChat.AppId(app));

    public Task<WeChatIdentity?> FindIdentity(string appId, string openId) =>
        database.Read(unit => identities.FindByOpenId(unit, appId, openId));

    /// <summary>The binding of what a session knows: <see cref="Fault.ValueMissing"/> where it knows nothing, <see cref="Fault.WeChatNotBound"/>.</summary>
    public async Task<Outcome<WeChatIdentity>> BindingOf(RememberedWeChat? known) =>
        known is null ? Fault.ValueMissing
        : await FindIdentity(known.AppId, known.OpenId) is { } identity ? identity
        : Fault.WeChatNotBound;

    /// <summary>
    /// Unbinds what a session knows, where it is the caller's own and he proved himself lately: <see cref="Fault.ValueMissing"/>,
    /// <see cref="Fault.WeChatNotBound"/>, <see cref="Fault.ProofNeeded"/>. Every address of the user is told.
    /// </summary>
    public async Task<Outcome<Done>> Unbind(Caller? caller, RememberedWeChat? known)
    {
        var binding = await BindingOf(known);
        if (binding.Fault is { } fault)
        {
            return fault;
        }

        if (caller?.User is not { } user || binding.Value.UserId != user.Id || !Proof.WasGiven(caller, audit.Now))
        {
            return Fault.ProofNeeded;
        }

        await Unbind(user, binding.Value);
        return Done.It;
    }

    public Task Unbind(User user, WeChatIdentity identity) => database.Write(async unit =>
    {
        await identities.Unbind(unit, identity.AppId, identity.OpenId);
        await audit.Unbound(unit, user);
    });

    /// <summary>WeChat is not asked again about somebody known: his sign-in must not hang on its second answer.</summary>
    private Task<bool> LacksNickName(WeChatPerson person) => database.Read(async unit =>
        await identities.FindByOpenId(unit, person.AppId, person.OpenId) is null
        && (person.UnionId is null || await identities.FindByUnionId(unit, person.UnionId) is not { NickName: not null }));

    /// <summary>Who would make somebody the user of this person takes turns; otherwise two would, and neither see the other's.</summary>
    private static Task TakeNames(Unit unit, WeChatPerson person) =>
        unit.Dialect.TakeNames(unit, $"wechat:{person.AppId}:{person.OpenId}", $"wechat:{person.UnionId ?? person.OpenId}");

    private async Task<User?> Find(Unit unit, WeChatPerson person)
    {
        var byOpenId = await identities.FindByOpenId(unit, person.AppId, person.OpenId);
        var byUnionId = person.UnionId is null ? null : await identities.FindByUnionId(unit, person.UnionId);
        if (byOpenId is not null)
        {
            if (byUnionId is not null && byUnionId.UserId != byOpenId.UserId)
            {
                await audit.Conflict(unit, byOpenId.UserId, byUnionId.UserId);
            }
            else if (byOpenId.UnionId is null && person.UnionId is not null)
            {
                await identities.AddUnionId(unit, byOpenId.Id, person.UnionId);
            }

            return await users.Find(unit, byOpenId.UserId);
        }

        if (byUnionId is null)
        {
            return null;
        }

        await identities.Bind(unit, Identity(person with { NickName = person.NickName ?? byUnionId.NickName }, byUnionId.UserId), audit.Now);
        return await users.Find(unit, byUnionId.UserId);
    }

    private static WeChatIdentity Identity(WeChatPerson person, long userId) => new()
    {
        UserId = userId,
        AppId = person.AppId,
        OpenId = person.OpenId,
        UnionId = person.UnionId,
        NickName = person.NickName,
    };

    private static string Name(WeChatPerson person) => string.IsNullOrWhiteSpace(person.NickName) ? "微信用户" : person.NickName.Trim();
}

/// <summary>What is written down, and told, when WeChat identities come and go.</summary>
public sealed class WeChatAudit(AuditStore audit, Outgoing outgoing, Stage stage)
{
    public DateTimeOffset Now => stage.Now;

    public async Task Bound(Unit unit, User user)
    {
        await audit.Write(unit, $"user:{user.Id}", "wechat:bind", $"user:{user.Id}", "", Now);
        await outgoing.TellAccountChanged(unit, user, "绑定微信", $"wechat:{Guid.NewGuid():N}");
    }

    public async Task Unbound(Unit unit, User user)
    {
        await audit.Write(unit, $"user:{user.Id}", "wechat:unbind", $"user:{user.Id}", "", Now);
        await outgoing.TellAccountChanged(unit, user, "绑定微信", $"wechat:{Guid.NewGuid():N}");
    }

    public Task Conflict(Unit unit, long byOpenId, long byUnionId) =>
        audit.Write(unit, "wechat", "wechat:conflict", $"user:{byOpenId}", $"unionid names user:{byUnionId}", Now);

    public Task Passed(Unit unit, long from, long to) =>
        audit.Write(unit, $"user:{to}", "wechat:pass", $"user:{from}", $"to user:{to}", Now);
}
