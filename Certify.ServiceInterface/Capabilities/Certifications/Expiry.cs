using System.Security.Cryptography;
using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Microsoft.Extensions.Logging;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Lets certifications end: EXPIRING at 90 days, told again at 30 and 7, EXPIRED when past.</summary>
public sealed partial class Expiry(
    Database database, CertificationStore certifications, UserStore users, Outgoing outgoing, Stage stage, ILogger<Expiry> log)
{
    private const int Portion = 200;
    private const int Horizon = 90;

    /// <summary>Runs once over everything; running it again the same day changes nothing. Gives the number of certifications that changed.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        var today = CalendarDay.Of(stage.Now);
        var changed = 0;
        long after = 0;
        while (true)
        {
            var portion = await database.Read(unit => certifications.Ending(unit, today.AddDays(Horizon), after, Portion), stop);
            foreach (var ending in portion)
            {
                changed += await TryAge(ending, today) ? 1 : 0;
                after = ending.Id;
            }

            if (portion.Count < Portion)
            {
                return changed;
            }
        }
    }

    /// <summary>A row that cannot be opened stays as it is; it must not keep all others from ending.</summary>
    private async Task<bool> TryAge(EndingCertification ending, DateOnly today)
    {
        try
        {
            return await Age(ending, today);
        }
        catch (CryptographicException)
        {
            Broken(ending.Id);
            return false;
        }
    }

    private Task<bool> Age(EndingCertification ending, DateOnly today) => database.Write(async unit =>
    {
        var before = await certifications.Lock(unit, ending.UserId, ending.Subject, stage.Now);
        var (after, tell) = Deciding.Age(before, today, stage.Now);
        if (ReferenceEquals(after, before))
        {
            return false;
        }

        await certifications.Save(unit, after);
        if (tell && await users.Find(unit, after.UserId) is { } user)
        {
            var what = after.State == CertificationState.EXPIRED ? CertificationEvent.Expired : CertificationEvent.Expiring;
            await outgoing.TellCertification(
                unit, user, after.Subject, what, null, $"attempt:{after.AttemptId}:{what}:{after.NotifiedDays}".ToLowerInvariant());
        }

        return true;
    });

    [LoggerMessage(LogLevel.Error, "Certification {Id} cannot be opened, so it does not end.")]
    private partial void Broken(long id);
}
