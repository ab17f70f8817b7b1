using System.Text.Json;
using System.Text.Unicode;

namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>JSON from outside: checked once for all that would otherwise throw when a value is read.</summary>
internal static class JsonBody
{
    public const int MaxDepth = 32;

    public static bool TryParse(ReadOnlySpan<byte> utf8, bool ignoresRest, out JsonElement root)
    {
        root = default;
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!Utf8.IsValid(utf8))
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
            root = JsonElement.ParseValue(ref reader);
            return HasWholeSurrogates(utf8) && (ignoresRest || !reader.Read());
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>No escape names half a surrogate pair; such a string could not be read.</summary>
    private static bool HasWholeSurrogates(ReadOnlySpan<byte> json)
    {
        var rest = json;
        for (var at = rest.IndexOf((byte)'\\'); at >= 0 && at + 1 < rest.Length; at = rest.IndexOf((byte)'\\'))
        {
            rest = rest[at..];
            var unit = UnitAt(rest);
            if (unit is < 0xD800 or > 0xDFFF)
            {
                rest = rest[2..];
                continue;
            }

            if (unit > 0xDBFF || UnitAt(rest[6..]) is not (>= 0xDC00 and <= 0xDFFF))
            {
                return false;
            }

            rest = rest[12..];
        }

        return true;
    }

    /// <summary>The code unit of an escape that starts here; -1 where none does.</summary>
    private static int UnitAt(ReadOnlySpan<byte> text) =>
        text.Length >= 6 && text[0] == '\\' && text[1] == 'u'
        && System.Buffers.Text.Utf8Parser.TryParse(text.Slice(2, 4), out ushort unit, out var length, 'x') && length == 4
            ? unit
            : -1;
}
