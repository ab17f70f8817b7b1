using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Certify.ServiceInterface.Domain.Documents;

public enum ComparedField
{
    Name,
    IdentityNumber,
    CompanyName,
    LegalPerson,
    LicenceNumber,
}

/// <summary>
/// What was declared is not what was read. Kept as evidence, so it names the field and holds a keyed fingerprint of the
/// declared value: a reviewer who has the value can recognise it, nobody else can read or guess it.
/// </summary>
/// <param name="Field">Which field.</param>
/// <param name="DeclaredFingerprint">HMAC-SHA256 of field and value, 16 hex digits.</param>
/// <param name="WasRead">False where the reader saw nothing in this place.</param>
public sealed record Difference(ComparedField Field, string DeclaredFingerprint, bool WasRead);

/// <summary>Declared against read. People, forms and readers spell one name in many ways that mean the same.</summary>
/// <param name="fingerprintKey">Key of the fingerprints: without one, a number's few possibilities could be tried out.</param>
public sealed class Comparison(ReadOnlyMemory<byte> fingerprintKey)
{
    // One stroke on the card, many code points in the wild. NFKC has already folded the half-width and full-width ones.
    private const string MiddleDots = "·•‧∙⋅・.";

    /// <summary>Null where both mean the same.</summary>
    public Difference? Compare(ComparedField field, string? declared, string? read)
    {
        var declaredForm = FormOf(field, declared);
        var readForm = FormOf(field, read);

        // Two blanks are no agreement: nothing was declared, so nothing can have been confirmed.
        return declaredForm.Length > 0 && declaredForm == readForm
            ? null
            : new Difference(field, Fingerprint(field, declaredForm), readForm.Length > 0);
    }

    /// <summary>The form of a name in which equal names are equal text.</summary>
    public static string NameForm(string? name)
    {
        var form = UpperForm(name);
        return string.Create(form.Length, form, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = MiddleDots.Contains(source[i]) ? '·' : source[i];
            }
        });
    }

    /// <summary>
    /// The form of an identity or licence number in which equal numbers are equal text; also what uniqueness is
    /// counted by. 15 digits become the 18 characters of the card's successor.
    /// </summary>
    public static string IdentityNumberForm(string? number)
    {
        var form = LicenceNumberForm(number);
        return form.Length == 15 && form.All(char.IsAsciiDigit) ? IdentityNumber.Lengthen(form) : form;
    }

    /// <inheritdoc cref="IdentityNumberForm"/>
    public static string LicenceNumberForm(string? number) => UpperForm(number);

    /// <summary>NFKC without spaces and invisible characters: full-width letters, digits and brackets become plain ones.</summary>
    internal static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // Normalize throws at half a surrogate pair and at U+FFFE, so those go first.
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.Value == 0xFFFE ? "" : rune.ToString());
        }

        var folded = new StringBuilder(whole.Length);
        foreach (var rune in whole.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                folded.Append(rune.ToString());
            }
        }

        // What an invisible character kept apart can have become one character now.
        return folded.ToString().Normalize(NormalizationForm.FormKC);
    }

    // Folded twice: a capital may be written in parts where its small letter is one character.
    private static string UpperForm(string? text) => Fold(Fold(text).ToUpperInvariant());

    private static string FormOf(ComparedField field, string? value) => field switch
    {
        ComparedField.Name or ComparedField.LegalPerson or ComparedField.CompanyName => NameForm(value),
        ComparedField.IdentityNumber => IdentityNumberForm(value),
        ComparedField.LicenceNumber => LicenceNumberForm(value),
    };

    private string Fingerprint(ComparedField field, string form)
    {
        var hash = HMACSHA256.HashData(fingerprintKey.Span, Encoding.UTF8.GetBytes($"{field}:{form}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }
}
