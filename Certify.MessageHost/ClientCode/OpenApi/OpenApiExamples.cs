using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;

namespace Certify.MessageHost.ClientCode.OpenApi;

/// <summary>Examples that are made by what makes the real answers, so that they cannot differ from them.</summary>
/// <param name="values">By wire name, for requests; by <c>Operation.wire_name</c> where an operation means something else by it.</param>
internal sealed class OpenApiExamples(IReadOnlyDictionary<string, string> values)
{
    /// <summary>A value that a property could have.</summary>
    public JsonNode? Of(ApiProperty property, Operation? operation)
    {
        var text = property.Values.Count > 0 ? property.Values[0] : Known(property, operation);
        return property.Type switch
        {
            TypeReference.Scalar { Kind: ScalarKind.Int32 or ScalarKind.Int64 } => long.TryParse(text, out var number) ? number : 1,
            TypeReference.Scalar { Kind: ScalarKind.Boolean } => true,
            TypeReference.Scalar { Kind: ScalarKind.Instant } => "2026-03-02T01:00:00Z",
            TypeReference.Scalar { Kind: ScalarKind.Text } => text ?? "text",
            _ => null,
        };
    }

    /// <summary>A request with what it needs, and what has a known example.</summary>
    public JsonObject Of(ApiType request, Func<ApiProperty, bool> within)
    {
        var example = new JsonObject();
        foreach (var property in request.Properties.Where(property => within(property) && (property.IsRequired || Known(property, request.Operation) is not null)))
        {
            if (Of(property, request.Operation) is { } value)
            {
                example[property.WireName] = value;
            }
        }

        return example;
    }

    /// <summary>A success with nothing in it, as the wire has it.</summary>
    public static JsonNode? Success(Operation operation, IProtocol? protocol, bool typed)
    {
        if (operation.ResponseType is not { IsAbstract: false } type || type.GetConstructor(Type.EmptyTypes) is null)
        {
            return null;
        }

        var json = typed || protocol is null ? WireJson.Typed : WireJson.Of(protocol.Wire, typed: false);
        return JsonSerializer.SerializeToNode(Activator.CreateInstance(type), type, json.Options);
    }

    /// <summary>A refusal in the protocol's own envelope; on typed routes with responseStatus.</summary>
    public static JsonObject Refusal(string code, IProtocol protocol, bool typed)
    {
        var refusal = new Refusal(code, protocol.Codes.GetValueOrDefault(code) ?? "", 200, 400);
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            protocol.WriteRefusal(json, refusal);
            if (typed)
            {
                ResponseStatus.Write(json, refusal, batchIndex: null);
            }

            json.WriteEndObject();
        }

        var written = JsonNode.Parse(bytes.WrittenSpan)!.AsObject();
        foreach (var name in typed ? written.Where(member => member.Value is null).Select(member => member.Key).ToArray() : [])
        {
            written.Remove(name);
        }

        return written;
    }

    private string? Known(ApiProperty property, Operation? operation) =>
        values.GetValueOrDefault($"{operation?.Name}.{property.WireName}") ?? values.GetValueOrDefault(property.WireName);
}
