using System.Text.Json.Nodes;

namespace Certify.MessageHost.ClientCode.OpenApi;

/// <summary>JSON schemas of the model's types.</summary>
internal sealed class OpenApiSchemas(ApiModel model)
{
    private const string StatusName = "ResponseStatus";

    private static readonly IReadOnlyDictionary<string, TypeReference> NoBindings = new Dictionary<string, TypeReference>();

    /// <summary>Every type that is no request and has no parameter, by name.</summary>
    public JsonObject Components()
    {
        var schemas = new JsonObject();
        foreach (var type in model.Types.Where(type => !type.IsRequest && type.Parameters.Count == 0 && !type.IsAbstract))
        {
            schemas[type.Name] = type.Members is { } members
                ? new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. members.Select(member => (JsonNode)member.Name)]) }
                : Class(type, NoBindings);
            schemas[type.Name]!["description"] = type.Summary;
        }

        schemas[StatusName] = Status();
        return schemas;
    }

    /// <summary>What a typed route's refusal always has; the door's own fields stand beside it.</summary>
    public static JsonObject TypedRefusal() => Always(("responseStatus", new JsonObject { ["$ref"] = $"#/components/schemas/{StatusName}" }));

    public JsonObject Of(TypeReference type) => Of(type, NoBindings);

    public static JsonObject Of(ApiProperty property, JsonObject schema)
    {
        if (property.Values.Count > 0)
        {
            var isNumber = schema["type"]?.GetValueKind() == System.Text.Json.JsonValueKind.String && (string?)schema["type"] == "integer";
            schema["enum"] = new JsonArray([.. property.Values.Select(value => isNumber ? (JsonNode)int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : value)]);
        }

        if (property.MaxLength is { } length && (string?)schema["type"] == "string")
        {
            schema["maxLength"] = length;
        }

        return schema;
    }

    /// <summary>The message as a JSON object.</summary>
    public JsonObject Request(ApiType request)
    {
        var schema = Class(request, NoBindings);
        if (request.Properties.Where(property => property.IsRequired).Select(property => (JsonNode)property.WireName).ToArray() is { Length: > 0 } required)
        {
            schema["required"] = new JsonArray(required);
        }

        return schema;
    }

    private static JsonObject Status()
    {
        var field = Always(("errorCode", Of(ScalarKind.Text)), ("fieldName", Of(ScalarKind.Text)), ("message", Of(ScalarKind.Text)));
        var status = Always(
            ("errorCode", Of(ScalarKind.Text)), ("message", Of(ScalarKind.Text)), ("errors", new JsonObject { ["type"] = "array", ["items"] = field }));
        status["description"] = "Why a typed route refused: the door's code as text, the door's words, and the fields that are at fault.";
        return status;
    }

    /// <summary>An object whose properties are never left out.</summary>
    private static JsonObject Always(params (string Name, JsonObject Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
        ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Name)]),
    };

    private JsonObject Class(ApiType type, IReadOnlyDictionary<string, TypeReference> bindings)
    {
        var properties = new JsonObject();
        AddProperties(properties, type, bindings);
        return new JsonObject { ["type"] = "object", ["properties"] = properties };
    }

    private void AddProperties(JsonObject properties, ApiType type, IReadOnlyDictionary<string, TypeReference> bindings)
    {
        if (type.Base is { } parent && model.Find(parent.Name) is { } found)
        {
            AddProperties(properties, found, Bind(found, parent, bindings));
        }

        foreach (var property in type.Properties)
        {
            var schema = Of(property, Of(property.Type, bindings));
            properties[property.WireName] = Nullable(property, type.IsRequest ? schema : WithBean(property, schema));
        }
    }

    /// <summary>Legacy answers may write null, typed ones leave it out; requests simply omit.</summary>
    private static JsonObject Nullable(ApiProperty property, JsonObject schema)
    {
        var described = property.WrittenWhenNull && schema.Count > 0
            ? new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) }
            : schema;
        described["description"] = property.Summary;
        return described;
    }

    private static JsonObject WithBean(ApiProperty property, JsonObject schema) => property.IsDateBean
        ? new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "object", ["description"] = "On legacy routes." }) }
        : schema;

    private JsonObject Of(TypeReference type, IReadOnlyDictionary<string, TypeReference> bindings) => type switch
    {
        TypeReference.Scalar scalar => Of(scalar.Kind),
        TypeReference.ListOf list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Item, bindings) },
        TypeReference.MapOf map => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(map.Value, bindings) },
        TypeReference.Named { Arguments.Count: 0 } named => new JsonObject { ["$ref"] = $"#/components/schemas/{named.Name}" },
        TypeReference.Named named when model.Find(named.Name) is { } definition => Class(definition, Bind(definition, named, bindings)),
        TypeReference.Parameter parameter when bindings.TryGetValue(parameter.Name, out var bound) => Of(bound, bindings),
        _ => [],
    };

    private static Dictionary<string, TypeReference> Bind(ApiType definition, TypeReference.Named used, IReadOnlyDictionary<string, TypeReference> outer) =>
        definition.Parameters.Zip(used.Arguments)
            .ToDictionary(pair => pair.First, pair => pair.Second is TypeReference.Parameter parameter ? outer[parameter.Name] : pair.Second);

    private static JsonObject Of(ScalarKind kind) => kind switch
    {
        ScalarKind.Text => new() { ["type"] = "string" },
        ScalarKind.Boolean => new() { ["type"] = "boolean" },
        ScalarKind.Int32 => new() { ["type"] = "integer", ["format"] = "int32" },
        ScalarKind.Int64 => new() { ["type"] = "integer", ["format"] = "int64" },
        ScalarKind.Double or ScalarKind.Decimal => new() { ["type"] = "number" },
        ScalarKind.Identifier => new() { ["type"] = "string", ["format"] = "uuid" },
        ScalarKind.Instant => new() { ["type"] = "string", ["format"] = "date-time" },
        ScalarKind.Day => new() { ["type"] = "string", ["format"] = "date" },
        ScalarKind.Bytes => new() { ["type"] = "string", ["contentEncoding"] = "base64" },
        ScalarKind.Any => [],
    };
}
