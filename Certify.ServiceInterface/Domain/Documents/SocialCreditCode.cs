using System.Globalization;

namespace Certify.ServiceInterface.Domain.Documents;

/// <summary>The first rule that a licence number breaks.</summary>
public enum SocialCreditCodeCheck
{
    Valid,
    Empty,

    /// <summary>Neither 18 nor 15 characters.</summary>
    Length,

    /// <summary>A character outside the alphabet (which has no I, O, S, V and Z), or a region that is not six digits.</summary>
    Characters,
    CheckDigit,
}

/// <summary>
/// The number of a licence: a unified social credit code (GB 32100) of 18 characters, or a registration number of 15
/// digits as licences carried before 2015.
/// </summary>
public sealed record SocialCreditCode
{
    private const int Length = 18;
    private const int LegacyLength = 15;
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    private SocialCreditCode(string value) => Value = value;

    /// <summary>Upper-case.</summary>
    public string Value { get; }

    public bool IsRegistrationNumber => Value.Length == LegacyLength;

    /// <summary>
    /// Whether the organisation code inside (GB 11714) has the right check character too. A few codes were issued by
    /// hand and fail it: a hint for a reviewer, no reason to refuse.
    /// </summary>
    public bool HasConsistentOrganisationCode =>
        IsRegistrationNumber || OrganisationCheckCharacter(Value.AsSpan(8, 8)) == Value[16];

    /// <summary>Says which rule fails first; a code comes out only where none does.</summary>
    public static SocialCreditCodeCheck Check(string? text, out SocialCreditCode? code)
    {
        code = null;
        var value = (text ?? "").Trim().ToUpperInvariant();
        var result = value.Length switch
        {
            0 => SocialCreditCodeCheck.Empty,
            Length => CheckUnified(value),
            LegacyLength => CheckRegistrationNumber(value),
            _ => SocialCreditCodeCheck.Length,
        };
        if (result == SocialCreditCodeCheck.Valid)
        {
            code = new SocialCreditCode(value);
        }

        return result;
    }

    public override string ToString() => Masks.Number(Value);

    private static SocialCreditCodeCheck CheckUnified(ReadOnlySpan<char> value)
    {
        if (value.ContainsAnyExcept(Alphabet) || value[2..8].ContainsAnyExceptInRange('0', '9'))
        {
            return SocialCreditCodeCheck.Characters;
        }

        var sum = 0;
        var weight = 1;
        foreach (var character in value[..17])
        {
            sum += weight * Alphabet.IndexOf(character, StringComparison.Ordinal);
            weight = weight * 3 % 31;
        }

        // The outer remainder matters: a sum divisible by 31 gives 0, not 31.
        var expected = Alphabet[(31 - (sum % 31)) % 31];
        return value[17] == expected ? SocialCreditCodeCheck.Valid : SocialCreditCodeCheck.CheckDigit;
    }

    // ISO 7064 MOD 11,10.
    private static SocialCreditCodeCheck CheckRegistrationNumber(ReadOnlySpan<char> value)
    {
        if (value.ContainsAnyExceptInRange('0', '9'))
        {
            return SocialCreditCodeCheck.Characters;
        }

        var product = 10;
        foreach (var digit in value[..14])
        {
            var sum = (product + (digit - '0')) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return value[14] - '0' == (11 - product) % 10 ? SocialCreditCodeCheck.Valid : SocialCreditCodeCheck.CheckDigit;
    }

    private static char OrganisationCheckCharacter(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < OrganisationWeights.Length; i++)
        {
            // Here the letters count on from 10 without gaps: A is 10, Z is 35.
            var value = char.IsAsciiDigit(code[i]) ? code[i] - '0' : code[i] - 'A' + 10;
            sum += OrganisationWeights[i] * value;
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var digit => digit.ToString(CultureInfo.InvariantCulture)[0],
        };
    }
}
