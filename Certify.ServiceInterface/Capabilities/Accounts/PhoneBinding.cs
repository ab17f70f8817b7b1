using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>Binds a phone, proved by a code, to a user who came without one; or lets him become the user whose phone it is.</summary>
public sealed class PhoneBinding(Database database, UserStore users, AccountJoining joining, Photos photos, Outgoing outgoing)
{
    /// <summary>
    /// The user who has the phone now: <see cref="Fault.PhoneTaken"/>, <see cref="Fault.AccountLocked"/>, <see cref="Fault.CodeAbsent"/>
    /// where the user is gone meanwhile.
    /// </summary>
    public async Task<Outcome<User>> Bind(long userId, string phone, CancellationToken stop)
    {
        try
        {
            var bound = await database.Write(unit => Bind(unit, userId, phone));
            if (bound.Succeeded && bound.Value.Id != userId)
            {
                await photos.Forget(userId, stop);
            }

            return bound;
        }
        catch (Exception e) when (database.Dialect.IsDuplicate(e))
        {
            return Fault.PhoneTaken;
        }
    }

    private async Task<Outcome<User>> Bind(Unit unit, long userId, string phone)
    {
        // Two who prove one phone at the same time take turns.
        await unit.Dialect.TakeName(unit, $"phone:{phone}");
        if (await users.Find(unit, userId) is not { } user)
        {
            return Fault.CodeAbsent;
        }

        var holder = await users.FindByPhone(unit, phone);
        if (user.Locked || holder is { Locked: true })
        {
            return Fault.AccountLocked;
        }

        if (holder is not null)
        {
            return holder.Id == user.Id || await joining.Join(unit, user, holder)
                ? holder
                : new Refused(Fault.PhoneTaken, "该手机号已绑定其他账号");
        }

        if (user.Phone is not null)
        {
            return Fault.PhoneTaken;
        }

        await users.SetPhone(unit, user.Id, phone);
        await outgoing.TellAccountChanged(unit, user, "密保手机", $"bind_phone:{Guid.NewGuid():N}");
        return (await users.Find(unit, user.Id))!;
    }
}
