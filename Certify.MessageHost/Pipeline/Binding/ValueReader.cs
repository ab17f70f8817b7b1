using System.Text;
using System.Text.Json;
using Certify.ServiceModel.Contracts;

namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>Reads one type of property from text (query, form, path) or from JSON. Made once per property at start.</summary>
internal abstract class ValueReader
{
    /// <summary>One value, not a list or an object.</summary>
    public virtual bool IsScalar => false;

    /// <summary>Reads text; false where it is no such value.</summary>
    public abstract bool TryRead(string text, out object? value);

    /// <summary>Reads JSON other than null; false where it is no such value.</summary>
    public abstract bool TryRead(JsonElement json, out object? value);

    /// <summary>Whether a request can carry the type at all.</summary>
    public static bool Knows(Type type) => type == typeof(UploadedFile) || Find(type) is not null;

    public static ValueReader Of(Type type) => Find(type) ?? throw new ArgumentException($"No request can carry {type}.", nameof(type));

    private static ValueReader? Find(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner == typeof(JsonElement) || inner == typeof(object))
        {
            return new RawReader();
        }

        if (inner == typeof(byte[]))
        {
            return new BytesReader();
        }

        if (ScalarParsers.Find(inner) is { } parse)
        {
            return new ScalarReader(parse, isText: inner == typeof(string));
        }

        return CollectionReaders.Find(inner);
    }
}

/// <summary>A single value; from JSON it may come as string, number or boolean.</summary>
internal sealed class ScalarReader(Func<string, object?> parse, bool isText) : ValueReader
{
    public override bool IsScalar => true;

    public bool IsText { get; } = isText;

    /// <summary>The text of a JSON scalar; null for objects and lists.</summary>
    public static string? TextOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => json.GetRawText(),
        _ => null,
    };

    public override bool TryRead(string text, out object? value) => (value = parse(text)) is not null;

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = TextOf(json) is { } text ? parse(text) : null;
        return value is not null;
    }
}

/// <summary>Bytes in base64; some generated clients write them as a list of numbers, an empty one for none.</summary>
internal sealed class BytesReader : ValueReader
{
    public override bool TryRead(string text, out object? value)
    {
        // A plus sign that a client did not escape arrives as a blank.
        var bytes = new byte[text.Length];
        var read = Convert.TryFromBase64String(text.Replace(' ', '+'), bytes, out var length);
        value = read ? bytes[..length] : text == "[]" ? Array.Empty<byte>() : null;
        return value is not null;
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            value = null;
            return json.ValueKind == JsonValueKind.String && TryRead(json.GetString()!, out value);
        }

        var bytes = new byte[json.GetArrayLength()];
        var at = 0;
        foreach (var item in json.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetByte(out bytes[at++]))
            {
                value = null;
                return false;
            }
        }

        value = bytes;
        return true;
    }
}

/// <summary>Any JSON, kept as it is; text that is no JSON counts as none.</summary>
internal sealed class RawReader : ValueReader
{
    public override bool TryRead(string text, out object? value)
    {
        value = JsonBody.TryParse(Encoding.UTF8.GetBytes(text), ignoresRest: false, out var json) && json.ValueKind != JsonValueKind.Null ? json : null;
        return true;
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = json;
        return true;
    }
}
