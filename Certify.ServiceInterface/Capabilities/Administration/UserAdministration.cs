using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Administration;

/// <summary>What administrators see of users and do to them. Every look and every act is audited.</summary>
public sealed class UserAdministration(
    Database database, UserStore users, Profiles profiles, AuditStore audit, Outgoing outgoing, Stage stage)
{
    /// <summary>Everybody, newest first, in clear.</summary>
    public async Task<IReadOnlyList<Profile>> List(string actor, Page page)
    {
        await database.WriteOne(unit => audit.Write(unit, actor, "list", "users", $"{page.Skip}+{page.Take}", stage.Now));
        return await profiles.Newest(page.Skip, page.Take);
    }

    /// <summary>Locks or unlocks a user; locking ends all his sessions. <see cref="Fault.NotFound"/>.</summary>
    public async Task<Outcome<Profile>> SetLocked(string actor, long userId, bool locked)
    {
        var found = await database.Write(async unit =>
        {
            await audit.Write(unit, actor, locked ? "lock" : "unlock", $"user:{userId}", "", stage.Now);
            return await users.SetLocked(unit, userId, locked, stage.Now) > 0;
        });
        return found && await profiles.Read(userId) is { } profile ? profile : Fault.NotFound;
    }

    /// <summary>Makes a password unusable, ends all sessions of the user and tells him to recover it. <see cref="Fault.NotFound"/>.</summary>
    public Task<Outcome<Done>> ResetPassword(string actor, long userId) =>
        database.Write<Outcome<Done>>(async unit =>
        {
            if (await users.Find(unit, userId) is not { } user)
            {
                return Fault.NotFound;
            }

            await users.SetPassword(unit, userId, null);
            await outgoing.TellPasswordReset(unit, user, $"password:{userId}:{user.Epoch + 1}");
            await audit.Write(unit, actor, "reset-password", $"user:{userId}", "", stage.Now);
            return Done.It;
        });
}
