using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Certify.MessageHost.Pipeline;

/// <summary>Writes whole answers: status, content type, length, bytes.</summary>
internal static class Answers
{
    public const string TypedContentType = "application/json; charset=utf-8";

    public static ValueTask Write(HttpContext http, object response, JsonTypeInfo type, WireFormat format, bool typed)
    {
        var buffer = JsonBuffer.Rent(WireJson.Of(format, typed).Encoder);
        JsonSerializer.Serialize(buffer.Writer, response, type);
        return Send(http, StatusCodes.Status200OK, typed ? TypedContentType : format.ContentType, buffer.Complete(format.EndsWithNewline && !typed));
    }

    /// <summary>The responses of a batch as a JSON array.</summary>
    public static ValueTask Write(HttpContext http, IReadOnlyList<object> responses, JsonTypeInfo type)
    {
        var buffer = JsonBuffer.Rent(WireEncoder.Plain);
        buffer.Writer.WriteStartArray();
        foreach (var response in responses)
        {
            JsonSerializer.Serialize(buffer.Writer, response, type);
        }

        buffer.Writer.WriteEndArray();
        return Send(http, StatusCodes.Status200OK, TypedContentType, buffer.Complete(newline: false));
    }

    public static ValueTask Write(HttpContext http, FileResponse file) =>
        Send(http, StatusCodes.Status200OK, file.MediaType, file.Content.Span);

    public static ValueTask WriteNothing(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return ValueTask.CompletedTask;
    }

    public static ValueTask Refuse(HttpContext http, Refusal refusal, IProtocol protocol, bool asPlainText)
    {
        NoteRetry(http, refusal);
        if (asPlainText)
        {
            return Send(http, refusal.Status, protocol.Wire.PlainTextContentType, Encoding.UTF8.GetBytes(refusal.Text));
        }

        var buffer = JsonBuffer.Rent(WireJson.Of(protocol.Wire, typed: false).Encoder);
        buffer.Writer.WriteStartObject();
        protocol.WriteRefusal(buffer.Writer, refusal);
        buffer.Writer.WriteEndObject();
        return Send(http, refusal.Status, protocol.Wire.ContentType, buffer.Complete(protocol.Wire.EndsWithNewline));
    }

    /// <summary>A refusal on a typed route; without a protocol only its responseStatus.</summary>
    public static ValueTask RefuseTyped(HttpContext http, Refusal refusal, IProtocol? protocol, int? batchIndex)
    {
        NoteRetry(http, refusal);
        var buffer = JsonBuffer.Rent(WireEncoder.Plain);
        buffer.Writer.WriteStartObject();
        if (protocol is not null)
        {
            CopyMembers(buffer.Writer, refusal, protocol);
        }

        ResponseStatus.Write(buffer.Writer, refusal, batchIndex);
        buffer.Writer.WriteEndObject();
        return Send(http, refusal.TypedStatus, TypedContentType, buffer.Complete(newline: false));
    }

    public static ValueTask Send(HttpContext http, int status, string contentType, ReadOnlySpan<byte> content)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = content.Length;
        response.BodyWriter.Write(content);
        var sent = response.BodyWriter.FlushAsync(http.RequestAborted);
        if (!sent.IsCompletedSuccessfully)
        {
            return Await(sent);
        }

        sent.GetAwaiter().GetResult();
        return ValueTask.CompletedTask;

        static async ValueTask Await(ValueTask<System.IO.Pipelines.FlushResult> sent) => await sent;
    }

    /// <summary>The legacy refusal's members without nulls, which typed clients do not expect.</summary>
    private static void CopyMembers(Utf8JsonWriter json, Refusal refusal, IProtocol protocol)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var legacy = new Utf8JsonWriter(bytes))
        {
            legacy.WriteStartObject();
            protocol.WriteRefusal(legacy, refusal);
            legacy.WriteEndObject();
        }

        using var document = JsonDocument.Parse(bytes.WrittenMemory);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                member.WriteTo(json);
            }
        }
    }

    private static void NoteRetry(HttpContext http, Refusal refusal)
    {
        if (refusal.RetryAfterSeconds > 0)
        {
            http.Response.Headers.RetryAfter = refusal.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }
    }
}
