namespace Certify.ServiceInterface.Domain.Documents;

/// <summary>A day as documents print it: <c>20100101</c>, <c>2010.01.01</c>, <c>2010-01-01</c>, <c>2010/01/01</c>, <c>2010年1月1日</c>.</summary>
internal static class PrintedDate
{
    /// <summary>Takes a date off the front of <paramref name="text"/>; leaves the text alone where there is none.</summary>
    public static bool TryRead(ref ReadOnlySpan<char> text, out DateOnly date)
    {
        var rest = text;
        if (TryReadFields(ref rest, out var year, out var month, out var day)
            && year >= 1
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month))
        {
            text = rest;
            date = new DateOnly(year, month, day);
            return true;
        }

        date = default;
        return false;
    }

    private static bool TryReadFields(ref ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        month = day = 0;
        if (!TryReadNumber(ref text, 4, 4, out year) || text.IsEmpty)
        {
            return false;
        }

        var separator = text[0];
        if (char.IsAsciiDigit(separator))
        {
            return TryReadNumber(ref text, 2, 2, out month) && TryReadNumber(ref text, 2, 2, out day)
                && (text.IsEmpty || !char.IsAsciiDigit(text[0]));
        }

        // Only the form with the words is ever printed without leading zeros. Elsewhere a single digit is one that
        // the reader lost, and 2030.1.1 could have been 2030.11.01.
        var shortest = separator == '年' ? 1 : 2;
        return separator is '.' or '-' or '/' or '年'
            && TryReadNumber(ref text, separator: separator, shortest, out month)
            && TryReadNumber(ref text, separator: separator == '年' ? '月' : separator, shortest, out day)
            && (separator != '年' || TryTake(ref text, '日'))
            && (text.IsEmpty || !char.IsAsciiDigit(text[0]));
    }

    private static bool TryReadNumber(ref ReadOnlySpan<char> text, char separator, int shortest, out int number)
    {
        number = 0;
        return TryTake(ref text, separator) && TryReadNumber(ref text, shortest, 2, out number);
    }

    private static bool TryReadNumber(ref ReadOnlySpan<char> text, int shortest, int longest, out int number)
    {
        number = 0;
        var length = 0;
        while (length < longest && length < text.Length && char.IsAsciiDigit(text[length]))
        {
            number = (number * 10) + (text[length++] - '0');
        }

        text = text[length..];
        return length >= shortest;
    }

    private static bool TryTake(ref ReadOnlySpan<char> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected)
        {
            return false;
        }

        text = text[1..];
        return true;
    }
}
