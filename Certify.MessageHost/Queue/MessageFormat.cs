using System.Text.Json;

namespace Certify.MessageHost.Queue;

/// <summary>How messages lie in the queue: JSON, the kind being the type's name.</summary>
public static class MessageFormat
{
    /// <summary>Lenient in case, since some bodies are written by SQL.</summary>
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static string Kind<TMessage>() => typeof(TMessage).Name;

    public static string Write(object message) => JsonSerializer.Serialize(message, message.GetType(), Options);

    public static TMessage Read<TMessage>(string body) =>
        JsonSerializer.Deserialize<TMessage>(body, Options) ?? throw new JsonException("The body of a message is null.");
}
