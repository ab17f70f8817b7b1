using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Ends a trial: what the sandbox let pass waits again, as a new attempt, for those who really know.</summary>
public sealed class TrialEnd(Database database, TrialStore trial, CertificationStore certifications, AttemptStore attempts, AuditStore audit, Stage stage)
{
    private const int Portion = 200;

    /// <summary>Gives the number of certifications that wait again; 0 at every start but the first.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        var reopened = 0;
        while (true)
        {
            var portion = await database.Read(unit => trial.CertifiedBySandbox(unit, Reviews.Machine, Portion), stop);
            foreach (var id in portion)
            {
                await database.Write(unit => Reopen(unit, id), stop);
            }

            reopened += portion.Count;
            if (portion.Count < Portion)
            {
                return reopened;
            }
        }
    }

    private async Task Reopen(Unit unit, long id)
    {
        var found = (await certifications.FindById(unit, id))!;
        var before = await certifications.Lock(unit, found.UserId, found.Subject, stage.Now);
        if (before.State is not (CertificationState.PASS or CertificationState.EXPIRING))
        {
            return;
        }

        var waiting = before with { State = CertificationState.AUTHEN, ValidTill = null, NotifiedDays = null, ModifiedAt = stage.Now };
        var attempt = await attempts.Add(unit, waiting, "", stage.Now);
        await certifications.Save(unit, waiting with { AttemptId = attempt });
        await audit.Write(unit, "start", "trial:reopen", $"certification:{id}", "", stage.Now);
    }
}
