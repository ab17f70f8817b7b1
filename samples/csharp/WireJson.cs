using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Certify.Samples;

/// <summary>System.Text.Json for generated messages: it knows nothing of <see cref="DataMemberAttribute"/> by itself.</summary>
public static class WireJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new Times() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { UseWireNames } },
    };

    public static string Write(object message) => JsonSerializer.Serialize(message, message.GetType(), Options);

    public static T Read<T>(string json) => (T)Read(typeof(T), json);

    public static object Read(Type type, string json) =>
        JsonSerializer.Deserialize(json, type, Options) ?? throw new JsonException($"null is no {type.Name}.");

    private static void UseWireNames(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            var member = property.AttributeProvider?.GetCustomAttributes(typeof(DataMemberAttribute), inherit: true).OfType<DataMemberAttribute>().FirstOrDefault();
            property.Name = member?.Name ?? property.Name;
        }
    }

    /// <summary>UTC without a fraction, which every client reads right.</summary>
    private sealed class Times : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }
}
