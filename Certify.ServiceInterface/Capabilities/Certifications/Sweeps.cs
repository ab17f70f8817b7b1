using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>How far a sweep is.</summary>
public readonly record struct SweepState(long Total, long StillOpen);

/// <summary>
/// Takes up what waits, as one queue message per attempt. There is one sweep at a time: who starts another joins it with what has
/// come since.
/// </summary>
public sealed class Sweeps(Database database, SweepStore sweeps, WorkerHeartbeats heartbeats, AuditStore audit, Stage stage)
{
    private static readonly TimeSpan FirstGlance = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LatestGlance = TimeSpan.FromSeconds(1);

    /// <summary>Begins or joins a sweep, and gives its id and the newest attempt that it covers.</summary>
    /// <param name="startedBy">For example <c>schedule</c> or <c>admin:3</c>.</param>
    /// <param name="alsoPutOff">Attempts whose vendor was away are tried again now.</param>
    public Task<(long Sweep, long UpToAttempt)> Begin(string startedBy, bool alsoPutOff) =>
        database.Write(async unit =>
        {
            await unit.Dialect.TakeName(unit, "sweep");
            await sweeps.EndFinished(unit, stage.Now);
            var sweep = await sweeps.Running(unit) ?? await sweeps.Begin(unit, startedBy, stage.Now);
            await sweeps.TakeUp(unit, sweep, alsoPutOff, stage.Now);
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
        for (var glance = FirstGlance; ; glance = glance < LatestGlance ? glance * 1.2 : glance)
        {
            var open = await database.Read(unit => sweeps.IsOpen(unit, upTo), stop);
            if (progress is not null && await database.Read(unit => sweeps.Progress(unit, sweep), stop) is { } state)
            {
                progress.Report(new SweepState(state.Total, state.StillOpen));
            }

            if (!open)
            {
                await database.WriteOne(unit => sweeps.EndFinished(unit, stage.Now), stop);
                return Done.It;
            }

            await Task.Delay(glance, stop);
        }
    }
}
