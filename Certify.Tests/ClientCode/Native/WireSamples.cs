using System.Text.Json.Nodes;
using Certify.MessageHost.ClientCode;

namespace Certify.Tests.ClientCode.Native;

/// <summary>A JSON message of every type of a catalogue with a value in every property, as servers and clients write it.</summary>
internal sealed class WireSamples(string set, ApiModel model)
{
    private static readonly Dictionary<string, TypeReference> Nothing = [];

    /// <summary>One line a message: set, <c>message</c> or <c>answer</c>, the request's name, the JSON.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var request in model.Requests)
        {
            yield return $"{set}\tmessage\t{request.Name}\t{Object(request, Nothing).ToJsonString()}";
            if (request.Returns is { } returns and not TypeReference.Scalar)
            {
                yield return $"{set}\tanswer\t{request.Name}\t{Value(returns, request.Name, Nothing).ToJsonString()}";
            }
        }
    }

    private JsonObject Object(ApiType type, IReadOnlyDictionary<string, TypeReference> parameters)
    {
        var json = type.Base is { } parent ? Object(model.Find(parent.Name)!, parameters) : [];
        foreach (var property in type.Properties)
        {
            json[property.WireName] = Value(property.Type, property.WireName, parameters);
        }

        return json;
    }

    private JsonNode Value(TypeReference type, string name, IReadOnlyDictionary<string, TypeReference> parameters) => type switch
    {
        TypeReference.Scalar scalar => Value(scalar.Kind, name),
        TypeReference.ListOf list => new JsonArray(Value(list.Item, name, parameters), Value(list.Item, name, parameters)),
        TypeReference.MapOf map => new JsonObject { ["A key-1"] = Value(map.Value, name, parameters) },
        TypeReference.Parameter parameter => Value(parameters[parameter.Name], name, parameters),
        TypeReference.Named { IsEnum: true } named => model.Find(named.Name)!.Members![^1].Name,
        TypeReference.Named named => Named(named),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private JsonObject Named(TypeReference.Named named)
    {
        var type = model.Find(named.Name)!;
        return Object(type, type.Parameters.Zip(named.Arguments).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static JsonNode Value(ScalarKind kind, string name) => kind switch
    {
        ScalarKind.Text => $"{name} 文字",
        ScalarKind.Boolean => true,
        ScalarKind.Int32 => int.MaxValue,
        ScalarKind.Int64 => 9007199254740993, // one that a double cannot hold
        ScalarKind.Double => 0.25,
        ScalarKind.Decimal => 9.90m,
        ScalarKind.Identifier => "5d1c9c1e-0000-4000-8000-0000000abcde",
        ScalarKind.Instant => "2026-03-02T01:00:00Z",
        ScalarKind.Bytes => "AQID/w==",
        ScalarKind.Any => new JsonObject { ["any"] = new JsonArray("thing") },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no message has it yet"),
    };
}
