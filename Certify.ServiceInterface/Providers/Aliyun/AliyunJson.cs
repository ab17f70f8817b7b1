using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Certify.ServiceInterface.Providers.Aliyun;

/// <summary>Aliyun's JSON as it is: numbers, booleans and texts stand in for each other from one version to the next.</summary>
internal static class AliyunJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new AnyScalarAsText() },
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object, or null where the bytes are no JSON object of that shape.</summary>
    public static T? Parse<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Some answers carry their object as a text inside the object.</summary>
    public static T? Parse<T>(string? json)
        where T : class
        => json is null ? null : Parse<T>(System.Text.Encoding.UTF8.GetBytes(json));

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Plain);

    private sealed class AnyScalarAsText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
