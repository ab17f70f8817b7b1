namespace Certify.ServiceInterface.Domain.Documents;

public enum ValidityKind
{
    /// <summary>The document shows no term. New licences print none; on an identity card it means that the back was not read.</summary>
    NotPrinted,
    NoEnd,
    Until,

    /// <summary>Something is printed, and it is no term.</summary>
    Unparsable,
}

/// <summary>How long a document is good, as an OCR or an authority spells it.</summary>
/// <param name="Kind">What could be read.</param>
/// <param name="End">The last good day where <paramref name="Kind"/> is <see cref="ValidityKind.Until"/>, else null.</param>
public readonly record struct Validity(ValidityKind Kind, DateOnly? End)
{
    // 29991231, 99991231 and 9999-09-09 are all ways to write "for ever".
    private const int ForeverFrom = 2999;

    public static Validity NotPrinted => new(ValidityKind.NotPrinted, null);

    public static Validity NoEnd => new(ValidityKind.NoEnd, null);

    public static Validity Unparsable => new(ValidityKind.Unparsable, null);

    public static Validity Until(DateOnly end) => new(ValidityKind.Until, end);

    /// <summary>
    /// Reads an end (<c>20300101</c>, <c>长期</c>) or a span (<c>2010.01.01-2030.01.01</c>, <c>2017年01月04日至长期</c>,
    /// <c>2018-09-25/9999-09-09</c>). Strict: a date that has to be guessed is none.
    /// </summary>
    public static Validity Parse(string? text)
    {
        var printed = Comparison.Fold(text);
        if (!printed.Any(char.IsLetterOrDigit))
        {
            return NotPrinted;
        }

        ReadOnlySpan<char> rest = printed.StartsWith('自') ? printed.AsSpan(1) : printed;
        if (IsForever(rest))
        {
            return NoEnd;
        }

        if (!PrintedDate.TryRead(ref rest, out var start))
        {
            return Unparsable;
        }

        if (rest.IsEmpty)
        {
            return EndingOn(start);
        }

        var separator = rest[0];
        rest = rest[1..];
        if (separator is not ('-' or '—' or '–' or '−' or '~' or '/' or '至' or '到'))
        {
            return Unparsable;
        }

        // Structured answers leave an open end empty after the slash; after a printed dash the end was cut off.
        if (IsForever(rest) || (separator == '/' && rest.IsEmpty))
        {
            return NoEnd;
        }

        return PrintedDate.TryRead(ref rest, out var end) && rest.IsEmpty && end >= start ? EndingOn(end) : Unparsable;
    }

    /// <summary>The last day itself is still good.</summary>
    public bool HasEnded(DateOnly today) => End < today;

    /// <summary>Days until the last good day, negative when past; null where there is no end.</summary>
    public int? DaysLeft(DateOnly today) => End is { } end ? CalendarDay.DaysBetween(today, end) : null;

    private static Validity EndingOn(DateOnly end) => end.Year >= ForeverFrom ? NoEnd : Until(end);

    private static bool IsForever(ReadOnlySpan<char> text) => text is "长期" or "长期有效" or "永久" or "00000000";
}
