using System.Security.Cryptography;
using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Sessions;

/// <summary>What both kinds of budgets share.</summary>
internal static class BudgetLines
{
    // 2^30 s is longer than any window; a greater exponent would overflow first.
    private const int HighestPower = 30;

    /// <summary>
    /// The pause after the last of <paramref name="count"/> events, of which there are at least the limit:
    /// 2 s at the limit, doubled with each one beyond it, never more than the window.
    /// </summary>
    public static TimeSpan Spacing(BudgetLine line, int count)
    {
        var pause = TimeSpan.FromSeconds(1 << Math.Min(count - line.Limit + 1, HighestPower));
        return pause < line.Window ? pause : line.Window;
    }

    /// <summary>A key names one line with one window: counted twice in one reservation it would be neither.</summary>
    public static void RequireDistinctKeys(IReadOnlyList<BudgetLine> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (lines[i].Key == lines[j].Key)
                {
                    throw new ArgumentException("Two lines of one reservation have the same key.", nameof(lines));
                }
            }
        }
    }

    public static string NewTicket() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
