using System.Globalization;

namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>From text to a value; null where the text is no such value.</summary>
internal static class ScalarParsers
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly Dictionary<Type, Func<string, object?>> Known = new()
    {
        // No text that anybody types has a NUL, and PostgreSQL takes none.
        [typeof(string)] = text => text.Contains('\0') ? null : text,
        [typeof(int)] = text => int.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out var value) ? value : null,
        [typeof(long)] = text => long.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out var value) ? value : null,
        [typeof(double)] = text => double.TryParse(text, Decimal, Invariant, out var value) && double.IsFinite(value) ? value : null,
        [typeof(decimal)] = text => decimal.TryParse(text, Decimal, Invariant, out var value) ? value : null,
        [typeof(bool)] = text => text.ToLowerInvariant() switch { "true" or "on" or "1" => true, "false" or "off" or "0" => false, _ => null },
        [typeof(Guid)] = text => Guid.TryParse(text, out var value) ? value : null,
        [typeof(DateTimeOffset)] = text => WireDates.TryParse(text, out var value) ? value : null,
        [typeof(DateTime)] = text => WireDates.TryParse(text, out var value) ? value.UtcDateTime : null,
        [typeof(DateOnly)] = text => WireDates.TryParse(text, out var value) ? DateOnly.FromDateTime(value.DateTime) : null,
    };

    public static Func<string, object?>? Find(Type type) =>
        type.IsEnum
            ? text => Enum.TryParse(type, text, ignoreCase: true, out var value) && Enum.IsDefined(type, value) ? value : null
            : Known.GetValueOrDefault(type);
}

/// <summary>The spellings of a time that clients send.</summary>
internal static class WireDates
{
    private const string ScriptFormat = "ddd MMM dd yyyy HH:mm:ss 'GMT'zzz";

    public static bool TryParse(string text, out DateTimeOffset value)
    {
        // JSON serializers may escape the slashes.
        var plain = text.Replace("\\/", "/", StringComparison.Ordinal);
        if (plain.StartsWith("/Date(", StringComparison.Ordinal))
        {
            return TryParseMilliseconds(plain, out value);
        }

        // JavaScript's Date.toString() ends with the zone's name in brackets; its plus sign may have become a blank on the way.
        var bracket = plain.IndexOf(" (", StringComparison.Ordinal);
        var script = (bracket < 0 ? plain : plain[..bracket]).Replace("GMT ", "GMT+", StringComparison.Ordinal);
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal;
        return DateTimeOffset.TryParseExact(script, ScriptFormat, CultureInfo.InvariantCulture, Utc, out value)
            || DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, Utc, out value);
    }

    /// <summary><c>/Date(ms)/</c> or <c>/Date(ms+hhmm)/</c>: the milliseconds alone are the instant.</summary>
    private static bool TryParseMilliseconds(string text, out DateTimeOffset value)
    {
        value = default;
        var inside = text.AsSpan("/Date(".Length);
        var end = inside.IndexOf(')');
        if (end <= 0)
        {
            return false;
        }

        inside = inside[..end];
        var zone = inside[1..].IndexOfAny("+- ");
        var milliseconds = zone < 0 ? inside : inside[..(zone + 1)];
        var (least, most) = (DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());
        if (!long.TryParse(milliseconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var since) || since < least || since > most)
        {
            return false;
        }

        value = DateTimeOffset.FromUnixTimeMilliseconds(since);
        return true;
    }
}
