using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Certify.MessageHost.Pipeline;

/// <summary>
/// Escapes what JSON demands and nothing else, in the spelling of Go's encoder: quote and backslash, control characters as
/// <c>\u0000</c> save <c>\n</c>, <c>\r</c>, <c>\t</c>; for protocols that were written in Go also &lt;, &gt;, &amp;, U+2028 and U+2029.
/// </summary>
public sealed unsafe class WireEncoder : JavaScriptEncoder
{
    private static readonly char[] Demanded = [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\'];
    private static readonly SearchValues<byte> LineSeparatorLead = SearchValues.Create([0xE2]);

    private readonly bool html;
    private readonly SearchValues<char> stops;
    private readonly SearchValues<byte> stopBytes;

    private WireEncoder(bool html)
    {
        this.html = html;
        char[] escaped = html ? [.. Demanded, '<', '>', '&'] : Demanded;
        char[] surrogates = [.. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)];
        stops = SearchValues.Create([.. escaped, .. surrogates, .. html ? "\u2028\u2029" : ""]);
        stopBytes = SearchValues.Create([.. escaped.Select(character => (byte)character)]);
    }

    /// <summary>Only what JSON demands.</summary>
    public static WireEncoder Plain { get; } = new(html: false);

    /// <summary>Also what would matter inside HTML.</summary>
    public static WireEncoder Html { get; } = new(html: true);

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar < 0x20 || unicodeScalar is '"' or '\\' || (html && unicodeScalar is '<' or '>' or '&' or 0x2028 or 0x2029);

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var rest = new ReadOnlySpan<char>(text, textLength);
        var start = 0;
        while (true)
        {
            var at = rest[start..].IndexOfAny(stops);
            if (at < 0)
            {
                return -1;
            }

            start += at;
            var paired = start + 1 < textLength && char.IsSurrogatePair(rest[start], rest[start + 1]);
            if (!paired)
            {
                return start;
            }

            start += 2;
        }
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var first = utf8Text.IndexOfAny(stopBytes);
        // Only a text with U+2028 or U+2029, or one that is no UTF-8 at all, needs the slow way.
        var before = first < 0 ? utf8Text : utf8Text[..first];
        return (html && before.IndexOfAny(LineSeparatorLead) >= 0) || !Utf8.IsValid(before)
            ? base.FindFirstCharacterToEncodeUtf8(utf8Text)
            : first;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var output = new Span<char>(buffer, bufferLength);
        var brief = unicodeScalar switch { '"' => '"', '\\' => '\\', '\n' => 'n', '\r' => 'r', '\t' => 't', _ => '\0' };
        if (brief != '\0')
        {
            return Write(['\\', brief], output, out numberOfCharactersWritten);
        }

        if (!WillEncode(unicodeScalar))
        {
            // The replacement character, which stands for half a surrogate pair.
            Span<char> plain = stackalloc char[2];
            return Write(plain[..new Rune(unicodeScalar).EncodeToUtf16(plain)], output, out numberOfCharactersWritten);
        }

        const string Digits = "0123456789abcdef";
        return Write(
            ['\\', 'u', Digits[unicodeScalar >> 12 & 15], Digits[unicodeScalar >> 8 & 15], Digits[unicodeScalar >> 4 & 15], Digits[unicodeScalar & 15]],
            output,
            out numberOfCharactersWritten);
    }

    private static bool Write(ReadOnlySpan<char> escaped, Span<char> output, out int written)
    {
        written = escaped.TryCopyTo(output) ? escaped.Length : 0;
        return written > 0;
    }
}
