namespace Certify.ServiceInterface.Persistence;

/// <summary>
/// Which due times have run. The row of a due time elects the node that runs it; while it runs the node holds a lease, so
/// that the run of a node that died is taken over.
/// </summary>
public sealed class ScheduleStore(Database database, TimeProvider clock)
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>True for exactly one node: it runs the act for this due time.</summary>
    /// <param name="schedule">The schedule's name.</param>
    /// <param name="due">The latest due time that has come; older ones are no longer made up.</param>
    /// <param name="node">Who asks.</param>
    public async Task<bool> Elect(string schedule, DateTimeOffset due, string node, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (!IsOpen(await database.Read(unit => Latest(unit, schedule), stop), due, now))
        {
            return false;
        }

        return await database.Write(async unit =>
        {
            var latest = await Latest(unit, schedule);
            if (latest is null)
            {
                // The very first start: what was due before is not made up.
                await Insert(unit, schedule, due, node, now, finished: now);
                return false;
            }

            return IsOpen(latest, due, now) && (latest.Due < due
                ? await Insert(unit, schedule, due, node, now, finished: null)
                : await TakeOver(unit, schedule, latest, node, now));
        }, stop);
    }

    /// <summary>Holds the run for another lease; false when another node has taken it over.</summary>
    public Task<bool> Renew(string schedule, DateTimeOffset due, string node, CancellationToken stop) => database.Write(async unit =>
        await unit.Execute(
            "UPDATE schedule_runs SET lease_ends = @ends WHERE schedule = @schedule AND due = @due AND node = @node AND finished_at IS NULL",
            new { schedule, due, node, ends = clock.GetUtcNow() + Lease }) == 1, stop);

    public Task Finish(string schedule, DateTimeOffset due, string node, CancellationToken stop) => database.WriteOne(unit => unit.Execute(
        "UPDATE schedule_runs SET finished_at = @now WHERE schedule = @schedule AND due = @due AND node = @node",
        new { schedule, due, node, now = clock.GetUtcNow() }), stop);

    /// <summary>Lets another node take the unfinished run over at once.</summary>
    public Task HandBack(string schedule, DateTimeOffset due, string node, CancellationToken stop) => database.WriteOne(unit => unit.Execute(
        "UPDATE schedule_runs SET lease_ends = @now WHERE schedule = @schedule AND due = @due AND node = @node AND finished_at IS NULL",
        new { schedule, due, node, now = clock.GetUtcNow() }), stop);

    private static bool IsOpen(Run? latest, DateTimeOffset due, DateTimeOffset now) =>
        latest is null || latest.Due < due || (latest.FinishedAt is null && latest.LeaseEnds <= now);

    private static Task<Run?> Latest(Unit unit, string schedule) => unit.One<Run>(
        "SELECT due, lease_ends, finished_at FROM schedule_runs WHERE schedule = @schedule ORDER BY due DESC LIMIT 1", new { schedule });

    private static async Task<bool> Insert(Unit unit, string schedule, DateTimeOffset due, string node, DateTimeOffset now, DateTimeOffset? finished) =>
        await unit.Execute(
            """
            INSERT INTO schedule_runs (schedule, due, node, lease_ends, finished_at) VALUES (@schedule, @due, @node, @ends, @finished)
            ON CONFLICT (schedule, due) DO NOTHING
            """,
            new { schedule, due, node, ends = now + Lease, finished }) == 1;

    private static async Task<bool> TakeOver(Unit unit, string schedule, Run run, string node, DateTimeOffset now) => await unit.Execute(
        """
        UPDATE schedule_runs SET node = @node, lease_ends = @ends
        WHERE schedule = @schedule AND due = @Due AND finished_at IS NULL AND lease_ends = @LeaseEnds
        """,
        new { schedule, run.Due, run.LeaseEnds, node, ends = now + Lease }) == 1;

    private sealed record Run(DateTimeOffset Due, DateTimeOffset LeaseEnds, DateTimeOffset? FinishedAt);
}
