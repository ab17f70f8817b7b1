using System.Globalization;

namespace Certify.ServiceInterface.Domain.Documents;

/// <summary>The first rule that a number breaks.</summary>
public enum IdentityNumberCheck
{
    Valid,
    Empty,

    /// <summary>Neither 18 nor 15 characters.</summary>
    Length,

    /// <summary>Something other than ASCII digits; an X is allowed as the last of 18 only.</summary>
    Characters,

    /// <summary>The first digits name no province, no residence permit and no card of a permanent resident.</summary>
    Region,

    /// <summary>No day of the calendar, a day to come, or a birth before 1850.</summary>
    BirthDate,
    CheckDigit,
}

public enum Sex
{
    Female,
    Male,
}

public enum IdentityNumberKind
{
    Citizen,

    /// <summary>A residence permit of someone from Hong Kong (81), Macao (82) or Taiwan (83).</summary>
    ResidencePermit,

    /// <summary>A foreigner's permanent residence: a 9, then the province.</summary>
    PermanentResident,
}

/// <summary>
/// A citizen identification number (GB 11643): region, birth date, sequence, check character. Held in its form of 18
/// characters, so that a card of 15 digits and its successor are equal.
/// </summary>
public sealed record IdentityNumber
{
    private const int Length = 18;
    private const int LegacyLength = 15;
    private const string CheckCharacters = "10X98765432";

    private static readonly DateOnly EarliestBirth = new(1850, 1, 1);

    private IdentityNumber(string value, bool isLegacy, DateOnly birthDate)
    {
        Value = value;
        IsLegacy = isLegacy;
        BirthDate = birthDate;
    }

    /// <summary>18 characters, X upper-case.</summary>
    public string Value { get; }

    /// <summary>It was given with 15 digits, which since 2013 identify nobody.</summary>
    public bool IsLegacy { get; }

    public DateOnly BirthDate { get; }

    public Sex Sex => (Value[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    public IdentityNumberKind Kind => Value[0] switch
    {
        '8' => IdentityNumberKind.ResidencePermit,
        '9' => IdentityNumberKind.PermanentResident,
        _ => IdentityNumberKind.Citizen,
    };

    /// <summary>Says which rule fails first; a number comes out only where none does.</summary>
    /// <param name="text">As declared or as read.</param>
    /// <param name="today">The day in China (<see cref="CalendarDay"/>): nobody is born tomorrow.</param>
    /// <param name="number">The number, or null.</param>
    public static IdentityNumberCheck Check(string? text, DateOnly today, out IdentityNumber? number)
    {
        number = null;
        var given = text.AsSpan().Trim();
        if (given.IsEmpty)
        {
            return IdentityNumberCheck.Empty;
        }

        if (given.Length is not (Length or LegacyLength))
        {
            return IdentityNumberCheck.Length;
        }

        var isLegacy = given.Length == LegacyLength;
        if (!HasGoodCharacters(given, isLegacy))
        {
            return IdentityNumberCheck.Characters;
        }

        var value = isLegacy ? Lengthen(given) : given.ToString().ToUpperInvariant();
        if (!IsKnownRegion(value))
        {
            return IdentityNumberCheck.Region;
        }

        if (!DateOnly.TryParseExact(value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birthDate)
            || birthDate < EarliestBirth
            || birthDate > today)
        {
            return IdentityNumberCheck.BirthDate;
        }

        if (value[17] != CheckCharacter(value))
        {
            return IdentityNumberCheck.CheckDigit;
        }

        number = new IdentityNumber(value, isLegacy, birthDate);
        return IdentityNumberCheck.Valid;
    }

    /// <summary>Completed years. Who was born on 29 February completes one on 1 March of common years.</summary>
    public int Age(DateOnly today)
    {
        var years = today.Year - BirthDate.Year;
        var hadBirthday = (today.Month, today.Day).CompareTo((BirthDate.Month, BirthDate.Day)) >= 0;
        return hadBirthday ? years : years - 1;
    }

    public bool Equals(IdentityNumber? other) => other is not null && Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Masked, so that no log line can tell it by accident.</summary>
    public override string ToString() => Masks.Number(Value);

    /// <summary>The 18-character form of 15 digits. The sequences 996 to 999 were kept for people born before 1900.</summary>
    internal static string Lengthen(ReadOnlySpan<char> legacy)
    {
        var century = legacy[12..] is ['9', '9', >= '6'] ? "18" : "19";
        var body = string.Concat(legacy[..6], century, legacy[6..]);
        return body + CheckCharacter(body);
    }

    private static bool HasGoodCharacters(ReadOnlySpan<char> given, bool isLegacy)
    {
        var digits = isLegacy || given[^1] is not ('X' or 'x') ? given : given[..^1];
        return !digits.ContainsAnyExceptInRange('0', '9');
    }

    // Only the province is checked: counties are renamed and dissolved, their numbers stay with their people.
    private static bool IsKnownRegion(string value) => value[0] == '9'
        ? IsProvince(value[1], value[2])
        : IsProvince(value[0], value[1]) || value is ['8', '1' or '2' or '3', ..];

    private static bool IsProvince(char tens, char units) => (tens, units) switch
    {
        ('1', >= '1' and <= '5') => true,
        ('2', >= '1' and <= '3') => true,
        ('3', >= '1' and <= '7') => true,
        ('4', >= '1' and <= '6') => true,
        ('5', >= '0' and <= '4') => true,
        ('6', >= '1' and <= '5') => true,
        ('7', '1') => true,
        _ => false,
    };

    // ISO 7064 MOD 11-2. The weight of a place is 2 to the power of its distance from the check character, so that
    // doubling the sum at each step needs no table.
    private static char CheckCharacter(ReadOnlySpan<char> value)
    {
        var sum = 0;
        foreach (var digit in value[..17])
        {
            sum = (sum + (digit - '0')) * 2 % 11;
        }

        return CheckCharacters[sum];
    }
}
