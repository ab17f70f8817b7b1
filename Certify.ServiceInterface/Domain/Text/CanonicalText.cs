using System.Globalization;
using System.Text;

namespace Certify.ServiceInterface.Domain.Text;

/// <summary>Text that a person typed: trimmed, counted in code points, and safe to store, to print and to send.</summary>
public static class CanonicalText
{
    /// <summary>
    /// Refuses what is blank or longer than <paramref name="longest"/> code points, and characters that databases,
    /// logs or mail headers stumble over: controls, line separators, halves of a surrogate pair.
    /// </summary>
    public static bool TryParse(string? text, int longest, out string canonical)
    {
        canonical = "";
        var trimmed = text.AsSpan().Trim();
        var count = 0;
        for (var rest = trimmed; !rest.IsEmpty; count++)
        {
            if (count == longest
                || Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done
                || IsUnprintable(rune))
            {
                return false;
            }

            rest = rest[length..];
        }

        if (count == 0)
        {
            return false;
        }

        canonical = trimmed.Length == text!.Length ? text : trimmed.ToString();
        return true;
    }

    private static bool IsUnprintable(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
