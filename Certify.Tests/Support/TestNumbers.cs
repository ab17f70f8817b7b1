using System.Globalization;

namespace Certify.Tests.Support;

/// <summary>Well-formed numbers of people and companies that do not exist; each comes once.</summary>
public static class TestNumbers
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static int made;

    /// <summary>An identity number of somebody born on 1 January 1990.</summary>
    public static string Identity() => Identity(new DateOnly(1990, 1, 1));

    public static string Identity(DateOnly born)
    {
        var next = Interlocked.Increment(ref made);
        var number = string.Create(CultureInfo.InvariantCulture, $"{110101 + (next / 1000)}{born:yyyyMMdd}{next % 1000:D3}");
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = weights.Select((weight, i) => weight * (number[i] - '0')).Sum();
        return number + "10X98765432"[sum % 11];
    }

    /// <summary>A unified social credit code.</summary>
    public static string Licence()
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"91630100{Interlocked.Increment(ref made):D8}X");
        var (sum, weight) = (0, 1);
        foreach (var character in code)
        {
            sum += weight * Alphabet.IndexOf(character, StringComparison.Ordinal);
            weight = weight * 3 % 31;
        }

        return code + Alphabet[(31 - (sum % 31)) % 31];
    }
}
