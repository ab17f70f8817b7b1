using System.Globalization;

namespace Certify.Bench.Data;

/// <summary>People who do not exist, by their number: the seeded user with id n is person n.</summary>
internal static class People
{
    public const string Name = "张三";

    public const string Password = "bench-password";

    private static readonly DateOnly FirstBirth = new(1950, 1, 1);

    public static string Phone(long n) => string.Create(CultureInfo.InvariantCulture, $"139{n:D8}");

    /// <summary>A well-formed identity number; 17 million before one comes again.</summary>
    public static string IdentityNumber(long n)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"110101{FirstBirth.AddDays((int)(n / 999 % 18_000)):yyyyMMdd}{(n % 999) + 1:D3}");
        var sum = 0;
        foreach (var digit in body)
        {
            sum = (sum + (digit - '0')) * 2 % 11;
        }

        return body + "10X98765432"[sum];
    }
}
