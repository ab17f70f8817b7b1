using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>A user with everything that doors show of him.</summary>
public sealed record Profile(User User, Certification Person, Certification Company, WeChatIdentity? WeChat, IReadOnlyList<string> Roles)
{
    /// <summary>The real name, while certified with documents.</summary>
    public string? RealName => Person.Current is { Level: EvidenceLevel.Document } current ? current.Declared.Name : null;

    /// <summary>The company's name, while it is certified.</summary>
    public string? CompanyName => Company.Current?.Declared.Name;
}

/// <summary>Reads users as they are now.</summary>
public sealed class Profiles(Database database, UserStore users, CertificationStore certifications, WeChatIdentityStore identities, IWeChat weChat)
{
    public Task<User?> Find(long userId) => database.Read(unit => users.Find(unit, userId));

    public Task<Profile?> Read(long userId) => database.Read(async unit =>
    {
        if (await users.Find(unit, userId) is not { } user)
        {
            return null;
        }

        var (person, company) = await certifications.OfUser(unit, userId);
        var mp = weChat.AppId(WeChatApp.Mp);
        var identity = (await identities.OfUser(unit, userId)).FirstOrDefault(i => i.AppId == mp);
        return new Profile(user, person, company, identity, Domain.Roles.Of(user, person, company));
    });

    /// <summary>Everybody, newest first.</summary>
    public Task<IReadOnlyList<Profile>> Newest(int skip, int take) => database.Read(async unit =>
        await Join(unit, await users.Newest(unit, skip, take)));

    /// <summary>Everybody else whose person or company is certified with documents, newest first.</summary>
    public Task<IReadOnlyList<Profile>> NewestCertified(long except, int skip, int take) => database.Read(async unit =>
        await Join(unit, await users.NewestCertified(unit, except, skip, take)));

    private async Task<IReadOnlyList<Profile>> Join(Unit unit, IReadOnlyList<User> found)
    {
        var byUser = await certifications.OfUsers(unit, [.. found.Select(user => user.Id)]);
        return [.. found.Select(user =>
        {
            var person = byUser[user.Id].FirstOrDefault(c => c.Subject == Subject.Person) ?? Certification.None(user.Id, Subject.Person);
            var company = byUser[user.Id].FirstOrDefault(c => c.Subject == Subject.Company) ?? Certification.None(user.Id, Subject.Company);
            return new Profile(user, person, company, null, Domain.Roles.Of(user, person, company));
        })];
    }
}
