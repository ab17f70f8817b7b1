using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>
/// Lets somebody who has nothing but his WeChat identity become the user of a phone that he has proved. What has a history of its own is
/// never joined: two users stay two users.
/// </summary>
public sealed class AccountJoining(
    UserStore users, WeChatIdentityStore identities, CertificationStore certifications, PhotoStore photos, WeChatAudit audit)
{
    /// <summary>Passes the identities of <paramref name="from"/> on and removes him; false, and nothing done, where that may not be.</summary>
    public async Task<bool> Join(Unit unit, User from, User to)
    {
        var passing = await identities.OfUser(unit, from.Id);
        var taken = (await identities.OfUser(unit, to.Id)).Select(identity => identity.AppId).ToHashSet();
        if (!Proof.HasNothing(from) || passing.Any(identity => taken.Contains(identity.AppId)) || await WasCertifying(unit, from.Id))
        {
            return false;
        }

        foreach (var photo in await photos.InUse(unit, from.Id))
        {
            await photos.Retire(unit, from.Id, photo.Kind);
        }

        await identities.Pass(unit, from.Id, to.Id);
        await users.Remove(unit, from.Id);
        await audit.Passed(unit, from.Id, to.Id);
        await audit.Bound(unit, to);
        return true;
    }

    private async Task<bool> WasCertifying(Unit unit, long userId)
    {
        var (person, company) = await certifications.OfUser(unit, userId);
        return person.AttemptId != 0 || company.AttemptId != 0;
    }
}
