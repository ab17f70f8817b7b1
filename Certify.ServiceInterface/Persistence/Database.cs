namespace Certify.ServiceInterface.Persistence;

/// <summary>
/// The one database: SQLite in the data folder or PostgreSQL. Work is handed in as a function, so that a connection is never
/// held longer than its work and never over a vendor call.
/// </summary>
public sealed class Database(Dialect dialect)
{
    /// <summary>How often what must be kept is offered to a database that is away, and how long to wait in between.</summary>
    private const int Offers = 20;

    private static readonly TimeSpan BetweenOffers = TimeSpan.FromMilliseconds(500);

    public Dialect Dialect { get; } = dialect;

    /// <summary>Reads without a transaction.</summary>
    public async Task<T> Read<T>(Func<Unit, Task<T>> work, CancellationToken stop = default)
    {
        await using var connection = await Dialect.Open(stop);
        return await work(new Unit(connection, null, Dialect, stop));
    }

    /// <summary>Writes in one transaction, committed when the work returns and rolled back when it throws.</summary>
    public Task<T> Write<T>(Func<Unit, Task<T>> work, CancellationToken stop = default) => Dialect.Write(work, stop);

    public Task Write(Func<Unit, Task> work, CancellationToken stop = default) =>
        Write(async unit =>
        {
            await work(unit);
            return true;
        }, stop);

    /// <summary>Writes with one statement, which is a transaction by itself: nothing travels to begin and commit it. A second statement throws.</summary>
    public Task<T> WriteOne<T>(Func<Unit, Task<T>> work, CancellationToken stop = default) => Dialect.WriteOne(work, stop);

    public Task WriteOne(Func<Unit, Task> work, CancellationToken stop = default) =>
        WriteOne(async unit =>
        {
            await work(unit);
            return true;
        }, stop);

    /// <summary>
    /// Writes what would be lost otherwise, such as an answer that was paid for: offered again for a while to a database that restarts
    /// just now. The work may come twice, where an offer was taken and only its acknowledgement got lost.
    /// </summary>
    public Task Keep(Func<Unit, Task> work) => Offer(() => Write(work));

    /// <summary>The same with one statement.</summary>
    public Task KeepOne(Func<Unit, Task> work) => Offer(() => WriteOne(work));

    private async Task Offer(Func<Task> write)
    {
        for (var offer = 1; ; offer++)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception e) when (offer < Offers && Dialect.IsUnavailable(e))
            {
                await Task.Delay(BetweenOffers);
            }
        }
    }
}
