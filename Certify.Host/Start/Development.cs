using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.Host.Start;

/// <summary>What is there by itself while one develops, and never otherwise.</summary>
public sealed class Development(Database database, AdministratorStore administrators, TimeProvider clock)
{
    public const string Administrator = "admin";
    public const string Phone = "13900000000";

    public Task MakeAdministrator(CancellationToken stop) =>
        database.Write(unit => administrators.Create(unit, Administrator, Phone, Roles.AdminSuper, clock.GetUtcNow()), stop);
}
