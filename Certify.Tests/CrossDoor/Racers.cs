using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;

namespace Certify.Tests.CrossDoor;

/// <summary>
/// A program on one of the databases and new people for every round, all made in one transaction: what a race costs shall be the race.
/// </summary>
internal sealed class Racers : IAsyncDisposable
{
    private int phones;

    private Racers(CertifyApp app, int rounds) => (App, Rounds) = (app, rounds);

    public CertifyApp App { get; }

    /// <summary>Fewer on SQLite: it has one writer at a time, so that what two can do to each other shows soon.</summary>
    public int Rounds { get; }

    public static async Task<Racers> Enter(Engine engine) =>
        new(await CertifyApp.Start(engine), engine == Engine.Sqlite ? Race.Rounds / 5 : Race.Rounds);

    public Task Repeat(Func<int, Task> round) => Race.Repeat(Rounds, round);

    public string NewPhone() => $"139{Interlocked.Increment(ref phones):D8}";

    /// <param name="photos">Photos that each of them has, as far as the database knows.</param>
    public Task<User[]> Users(int count, params PhotoKind[] photos) => App.Get<Database>().Write(async unit =>
    {
        var users = new User[count];
        for (var i = 0; i < count; i++)
        {
            users[i] = (await App.Get<Registration>().Create(unit, "racer", NewPhone(), null, null))!;
            foreach (var kind in photos)
            {
                await App.Get<PhotoStore>().Replace(unit, users[i].Id, kind, App.Get<PhotoKeys>().Of(users[i].Id, kind), "image/jpeg", 0, App.Clock.GetUtcNow());
            }
        }

        return users;
    });

    public Task<long> Count(string sql, object? args = null) => App.Get<Database>().Read(unit => unit.Scalar<long>(sql, args));

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
