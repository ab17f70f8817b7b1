using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>
/// JSV, the form in which ServiceStack clients put objects into a query: JSON without quotes, and CSV's doubled quotes where a value
/// needs them. Every scalar becomes a JSON string; the property's reader knows what it should be.
/// </summary>
internal ref struct Jsv
{
    private const int MaxDepth = 32;

    private readonly ReadOnlySpan<char> text;
    private readonly Utf8JsonWriter json;
    private int at;

    private Jsv(ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        this.text = text;
        this.json = json;
    }

    /// <summary>Reads text that is JSON or JSV.</summary>
    public static bool TryRead(string text, out JsonElement element)
    {
        if (JsonBody.TryParse(Encoding.UTF8.GetBytes(text), ignoresRest: false, out element))
        {
            return true;
        }

        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes);
        var reader = new Jsv(text, writer);
        if (!reader.Value(0) || reader.at != text.Length)
        {
            return false;
        }

        writer.Flush();
        return JsonBody.TryParse(bytes.WrittenSpan, ignoresRest: false, out element);
    }

    private bool Value(int depth)
    {
        if (depth > MaxDepth)
        {
            return false;
        }

        switch (Next)
        {
            case '{':
                json.WriteStartObject();
                if (!Members(depth, '}', named: true))
                {
                    return false;
                }

                json.WriteEndObject();
                return true;
            case '[':
                json.WriteStartArray();
                if (!Members(depth, ']', named: false))
                {
                    return false;
                }

                json.WriteEndArray();
                return true;
            default:
                if (!Scalar(",]}", out var scalar))
                {
                    return false;
                }

                json.WriteStringValue(scalar);
                return true;
        }
    }

    private bool Members(int depth, char end, bool named)
    {
        at++;
        while (Next != end)
        {
            if (named)
            {
                if (!Scalar(":", out var name) || Next != ':')
                {
                    return false;
                }

                at++;
                json.WritePropertyName(name);
            }

            if (!Value(depth + 1))
            {
                return false;
            }

            if (Next == ',')
            {
                at++;
            }
            else if (Next != end)
            {
                return false;
            }
        }

        at++;
        return true;
    }

    private bool Scalar(ReadOnlySpan<char> ends, out string value)
    {
        if (Next == '"')
        {
            return Quoted(out value);
        }

        var length = text[at..].IndexOfAny(ends);
        value = length < 0 ? "" : text.Slice(at, length).ToString();
        at += Math.Max(length, 0);
        return length >= 0;
    }

    /// <summary>A value in quotes, in which two quotes stand for one.</summary>
    private bool Quoted(out string value)
    {
        var built = new StringBuilder();
        at++;
        while (at < text.Length)
        {
            var character = text[at++];
            if (character != '"')
            {
                built.Append(character);
            }
            else if (Next == '"')
            {
                built.Append('"');
                at++;
            }
            else
            {
                value = built.ToString();
                return true;
            }
        }

        value = "";
        return false;
    }

    private readonly char Next => at < text.Length ? text[at] : '\0';
}
