using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Sessions;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>
/// Notes that a token came back which a refresh replaced long ago: a lost answer is repeated within a minute, so this is a copy.
/// </summary>
public sealed class SupersededTokens(Database database, AuditStore audit, IBudgets budgets, Stage stage)
{
    private const int NotedPerHour = 10;

    /// <summary>A client that repeats a dead token all day writes a few rows, not as many as it sends.</summary>
    public async Task Note(string sessionKey, long userId)
    {
        var noted = await budgets.Reserve([new BudgetLine($"token:reuse:{sessionKey}", NotedPerHour, TimeSpan.FromHours(1))]);
        if (noted.Granted)
        {
            await database.WriteOne(unit => audit.Write(unit, $"user:{userId}", "token:reuse", $"user:{userId}", "", stage.Now));
        }
    }
}
