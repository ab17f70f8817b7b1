using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Administration;

/// <summary>A user's certifications, named by the person's.</summary>
public sealed record CertificationFile(Certification Person, Certification Company, User? User)
{
    /// <summary>When either was last changed.</summary>
    public DateTimeOffset ModifiedAt => Company.ModifiedAt > Person.ModifiedAt ? Company.ModifiedAt : Person.ModifiedAt;
}

/// <summary>What administrators see of certifications. Every look is audited.</summary>
public sealed class CertificationAdministration(
    Database database, CertificationStore certifications, UserStore users, AuditStore audit, Stage stage)
{
    /// <summary>The certifications of all users, those last changed first.</summary>
    public async Task<IReadOnlyList<CertificationFile>> List(string actor, Page page)
    {
        await database.WriteOne(unit => audit.Write(unit, actor, "list", "certifications", $"{page.Skip}+{page.Take}", stage.Now));
        return await database.Read<IReadOnlyList<CertificationFile>>(async unit =>
        {
            var persons = await certifications.NewestPersons(unit, page.Skip, page.Take);
            long[] ids = [.. persons.Select(person => person.UserId)];
            var companies = (await certifications.OfUsers(unit, ids)).SelectMany(of => of)
                .Where(certification => certification.Subject == Subject.Company).ToDictionary(company => company.UserId);
            var byId = (await users.OfIds(unit, ids)).ToDictionary(user => user.Id);
            return
            [
                .. persons.Select(person => new CertificationFile(
                    person,
                    companies.GetValueOrDefault(person.UserId) ?? Certification.None(person.UserId, Subject.Company),
                    byId.GetValueOrDefault(person.UserId))),
            ];
        });
    }

    /// <summary>The certifications of one user, by the id that the list shows: <see cref="Fault.NotFound"/>.</summary>
    public async Task<Outcome<CertificationFile>> Read(string actor, long id)
    {
        await database.WriteOne(unit => audit.Write(unit, actor, "read", $"certification:{id}", "", stage.Now));
        return await database.Read<Outcome<CertificationFile>>(async unit =>
        {
            if (await certifications.FindById(unit, id) is not { Subject: Subject.Person } person)
            {
                return Fault.NotFound;
            }

            var company = await certifications.Find(unit, person.UserId, Subject.Company);
            return new CertificationFile(person, company, await users.Find(unit, person.UserId));
        });
    }
}
