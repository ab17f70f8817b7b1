using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Certify.MessageHost.Pipeline;

/// <summary>A time as <c>2024-01-02T03:04:05Z</c>: the one form that every typed client reads rightly, so never with a fraction.</summary>
internal sealed class WireTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[20];
        value.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}

/// <summary>A time as the object into which json-lib turned a Java date on a server in Shanghai: months from 0, years from 1900.</summary>
internal sealed class DateBeanConverter : JsonConverter<DateTimeOffset?>
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Date beans are only written.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is not { } time)
        {
            writer.WriteNullValue();
            return;
        }

        var local = TimeZoneInfo.ConvertTime(time, Zone);
        writer.WriteStartObject();
        writer.WriteNumber("date"u8, local.Day);
        writer.WriteNumber("day"u8, (int)local.DayOfWeek);
        writer.WriteNumber("hours"u8, local.Hour);
        writer.WriteNumber("minutes"u8, local.Minute);
        writer.WriteNumber("month"u8, local.Month - 1);
        writer.WriteNumber("nanos"u8, local.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick);
        writer.WriteNumber("seconds"u8, local.Second);
        writer.WriteNumber("time"u8, local.ToUnixTimeMilliseconds());
        writer.WriteNumber("timezoneOffset"u8, (int)-local.Offset.TotalMinutes);
        writer.WriteNumber("year"u8, local.Year - 1900);
        writer.WriteEndObject();
    }
}
