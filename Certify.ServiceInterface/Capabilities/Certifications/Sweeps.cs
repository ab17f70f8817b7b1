using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceModel.Messages;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>How far a sweep is.</summary>
public readonly record struct SweepState(long Total, long StillOpen);

/// <summary>
/// Takes up what waits, as one queue message per attempt. There is one sweep at a time: who starts another joins it with what has
/// come since.
/// </summary>
public sealed class Sweeps(Database database, SweepStore sweeps, QueueStore queue, WorkerHeartbeats heartbeats, AuditStore audit, Stage stage)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Begins or joins a sweep, and gives its id and the newest attempt that it covers.</summary>
    /// <param name="startedBy">For example <c>schedule</c> or <c>admin:3</c>.</param>
    /// <param name="alsoPutOff">Attempts whose vendor was away are tried again now.</param>
    public Task<(long Sweep, long UpToAttempt)> Begin(string startedBy, bool alsoPutOff) =>
        database.Write(async unit =>
        {
            await unit.Dialect.TakeName(unit, "sweep");
            await sweeps.EndFinished(unit, stage.Now);
            var sweep = await sweeps.Running(unit) ?? await sweeps.Begin(unit, startedBy, stage.Now);
            await sweeps.TakeUp(unit, sweep, alsoPutOff);
            // Persons come first: a company is reviewed in the same run as its person.
            await queue.PublishSelect(
                unit, nameof(ReviewAttempt),
                """
                SELECT 'attempt:' || id AS unique_key, '{"AttemptId":' || id || '}' AS body, CASE subject WHEN 'Person' THEN 0 ELSE 1 END AS priority
                FROM attempts WHERE sweep_id = @sweep AND status = 'Queued'
                """,
                new { sweep }, stage.Now);
            await audit.Write(unit, startedBy, "sweep", $"sweep:{sweep}", "", stage.Now);
            return (sweep, await sweeps.NewestAttempt(unit));
        });

    /// <summary>
    /// Sweeps for an administrator and waits until each attempt that waited when he called is decided, with a reviewer, put off or
    /// replaced: <see cref="Fault.WorkerAbsent"/>. The sweep goes on when the caller hangs up.
    /// </summary>
    public async Task<Outcome<Done>> Run(string startedBy, IProgress<SweepState>? progress, CancellationToken stop)
    {
        if (!await heartbeats.AnyAlive(stop))
        {
            return Fault.WorkerAbsent;
        }

        var (sweep, upTo) = await Begin(startedBy, alsoPutOff: true);
        while (true)
        {
            var open = await database.Read(unit => sweeps.Open(unit, upTo), stop);
            if (progress is not null && await database.Read(unit => sweeps.Progress(unit, sweep), stop) is { } state)
            {
                progress.Report(new SweepState(state.Total, state.StillOpen));
            }

            if (open == 0)
            {
                await database.Write(unit => sweeps.EndFinished(unit, stage.Now), stop);
                return Done.It;
            }

            await Task.Delay(Glance, stop);
        }
    }
}
