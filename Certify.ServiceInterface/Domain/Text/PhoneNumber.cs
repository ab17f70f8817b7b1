namespace Certify.ServiceInterface.Domain.Text;

/// <summary>A mobile number of the mainland. Its canonical form is eleven ASCII digits.</summary>
public static class PhoneNumber
{
    private const int Digits = 11;
    private const int LongestWithPrefix = Digits + 4;

    /// <summary>Reads a number as people write it: <c>+86 138-0000-0000</c> and <c>13800000000</c> are one.</summary>
    public static bool TryParse(string? text, out string canonical)
    {
        canonical = "";
        Span<char> kept = stackalloc char[LongestWithPrefix];
        var length = 0;
        foreach (var character in text.AsSpan())
        {
            if (character is ' ' or '-' or '(' or ')')
            {
                continue;
            }

            if (length == kept.Length)
            {
                return false;
            }

            kept[length++] = character;
        }

        var number = WithoutCountry(kept[..length]);
        if (!IsMobile(number))
        {
            return false;
        }

        canonical = number.ToString();
        return true;
    }

    // No mobile number starts with 86 or 0, so taking the prefix off can never shorten a good one.
    private static ReadOnlySpan<char> WithoutCountry(ReadOnlySpan<char> number) =>
        number.StartsWith("+86") ? number[3..]
        : number.StartsWith("0086") ? number[4..]
        : number.StartsWith("86") ? number[2..]
        : number;

    // Beyond the first two digits nothing is known for long: carriers open new segments every year.
    private static bool IsMobile(ReadOnlySpan<char> number) =>
        number.Length == Digits
        && number[0] == '1'
        && number[1] is >= '3' and <= '9'
        && !number.ContainsAnyExceptInRange('0', '9');
}
