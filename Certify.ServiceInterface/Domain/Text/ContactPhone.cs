namespace Certify.ServiceInterface.Domain.Text;

/// <summary>A company's phone, mobile or landline, as people write it. Nothing is sent to it and nothing compared with it.</summary>
public static class ContactPhone
{
    private const int Longest = 32;
    private const int FewestDigits = 7;
    private const int MostDigits = 18;

    /// <summary>Refuses what holds anything but digits and the usual signs between them, or no plausible number of digits.</summary>
    public static bool TryParse(string? text, out string canonical)
    {
        var digits = 0;
        if (!CanonicalText.TryParse(text, Longest, out canonical))
        {
            return false;
        }

        foreach (var character in canonical)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
            if (!char.IsAsciiDigit(character) && character is not (' ' or '-' or '+' or '(' or ')' or '（' or '）' or '转'))
            {
                return false;
            }
        }

        return digits is >= FewestDigits and <= MostDigits;
    }
}
