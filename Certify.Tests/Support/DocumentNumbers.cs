using System.Globalization;

namespace Certify.Tests.Support;

/// <summary>Well-formed numbers of people and companies that do not exist; another seed gives another number.</summary>
public static class DocumentNumbers
{
    private const string LicenceAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static int last = 100_000;

    public static string NewIdentity(DateOnly? birth = null)
    {
        var seed = Interlocked.Increment(ref last);
        var day = birth ?? new DateOnly(1950, 1, 1).AddDays(seed / 999 % 18_000);
        var body = string.Create(CultureInfo.InvariantCulture, $"110101{day:yyyyMMdd}{(seed % 999) + 1:D3}");
        var sum = body.Aggregate(0, (sum, digit) => (sum + (digit - '0')) * 2 % 11);
        return body + "10X98765432"[sum];
    }

    public static string NewLicence()
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"91110105{Interlocked.Increment(ref last):D9}");
        var (sum, weight) = (0, 1);
        foreach (var character in body)
        {
            sum += weight * LicenceAlphabet.IndexOf(character, StringComparison.Ordinal);
            weight = weight * 3 % 31;
        }

        return body + LicenceAlphabet[(31 - (sum % 31)) % 31];
    }
}
