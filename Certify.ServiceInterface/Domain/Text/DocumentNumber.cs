namespace Certify.ServiceInterface.Domain.Text;

/// <summary>
/// A number of an identity card or a licence as declared: trimmed, ASCII letters upper-case. Whether it can be a
/// real one is the review's question (<see cref="Documents.IdentityNumber"/>, <see cref="Documents.SocialCreditCode"/>).
/// </summary>
public static class DocumentNumber
{
    public const int LongestCharacters = 30;

    public static bool TryParse(string? text, out string canonical)
    {
        if (!CanonicalText.TryParse(text, LongestCharacters, out canonical))
        {
            return false;
        }

        foreach (var character in canonical)
        {
            // A full-width digit looks the same and would make a second number of the first.
            if (char.IsSurrogate(character) || (char.IsDigit(character) && !char.IsAsciiDigit(character)))
            {
                canonical = "";
                return false;
            }
        }

        canonical = UpperAscii(canonical);
        return true;
    }

    private static string UpperAscii(string text) =>
        string.Create(text.Length, text, static (upper, source) =>
        {
            for (var i = 0; i < upper.Length; i++)
            {
                upper[i] = char.IsAsciiLetterLower(source[i]) ? (char)(source[i] - 'a' + 'A') : source[i];
            }
        });
}
