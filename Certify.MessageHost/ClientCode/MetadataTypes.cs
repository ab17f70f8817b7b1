using System.Text.Json.Nodes;

namespace Certify.MessageHost.ClientCode;

/// <summary>Types as <c>/types/metadata.json</c> describes them: by their .NET names.</summary>
internal static class MetadataTypes
{
    public static JsonObject Describe(ApiType type, ApiModel model)
    {
        var json = new JsonObject { ["name"] = NameOf(type), ["namespace"] = type.Namespace };
        AddHeritage(json, type, model);
        if (type.Summary is not null)
        {
            json["description"] = type.Summary;
        }

        if (type.Members is { } members)
        {
            json["isEnum"] = true;
            json["enumNames"] = new JsonArray([.. members.Select(member => (JsonNode)member.Name)]);
            return json;
        }

        if (type.IsAbstract)
        {
            json["isAbstract"] = true;
        }

        json["dataContract"] = new JsonObject();
        json["properties"] = new JsonArray([.. type.Properties.Select((property, i) => Describe(property, i + 1, model)), .. type.Files.Select(Describe)]);
        return json;
    }

    /// <summary>A reference as name, namespace and arguments.</summary>
    public static JsonObject Refer(TypeReference type, ApiModel model)
    {
        var json = new JsonObject { ["name"] = Name(type), ["namespace"] = NamespaceOf(type, model) };
        if (ArgumentsOf(type) is { Length: > 0 } arguments)
        {
            json["genericArgs"] = new JsonArray([.. arguments.Select(argument => (JsonNode)Name(argument))]);
        }

        return json;
    }

    private static void AddHeritage(JsonObject json, ApiType type, ApiModel model)
    {
        if (type.Parameters.Count > 0)
        {
            json["genericArgs"] = new JsonArray([.. type.Parameters.Select(parameter => (JsonNode)parameter)]);
            json["isGenericTypeDef"] = true;
        }

        if (type.Base is { } parent)
        {
            json["inherits"] = Refer(parent, model);
        }

        if (type.IsRequest)
        {
            json["implements"] = new JsonArray(new JsonObject { ["name"] = CodePlan.MarkerOf(type), ["namespace"] = "ServiceStack" });
        }
    }

    private static JsonNode Describe(ApiProperty property, int order, ApiModel model)
    {
        var json = Refer(property.Type, model);
        var optional = property.IsNullable && IsValue(property.Type);
        var described = new JsonObject { ["name"] = property.Name, ["type"] = optional ? "Nullable`1" : Name(property.Type), ["namespace"] = json["namespace"]!.DeepClone() };
        if (IsValue(property.Type))
        {
            described["isValueType"] = true;
        }

        if (property.Type is TypeReference.Named { IsEnum: true })
        {
            described["isEnum"] = true;
        }

        if (optional || ArgumentsOf(property.Type).Length > 0)
        {
            described["genericArgs"] = optional ? new JsonArray(Name(property.Type)) : json["genericArgs"]!.DeepClone();
        }

        described["dataMember"] = new JsonObject { ["name"] = property.WireName, ["order"] = order };
        described["isRequired"] = property.IsRequired;
        if (property.Summary is not null)
        {
            described["description"] = property.Summary;
        }

        if (property.Values.Count > 0)
        {
            described["allowableValues"] = new JsonArray([.. property.Values.Select(value => (JsonNode)value)]);
        }

        return described;
    }

    private static JsonNode Describe(ApiFile file) => new JsonObject
    {
        ["name"] = file.PartName,
        ["type"] = "Stream",
        ["namespace"] = "System.IO",
        ["dataMember"] = new JsonObject { ["name"] = file.PartName },
        ["description"] = file.Summary,
        ["input"] = new JsonObject { ["type"] = "file" },
    };

    private static string NameOf(ApiType type) => type.Parameters.Count == 0 ? type.Name : $"{type.Name}`{type.Parameters.Count}";

    private static string Name(TypeReference type) => type switch
    {
        TypeReference.Scalar scalar => Name(scalar.Kind),
        TypeReference.ListOf => "List`1",
        TypeReference.MapOf => "Dictionary`2",
        TypeReference.Named { Arguments.Count: > 0 } named => $"{named.Name}`{named.Arguments.Count}",
        TypeReference.Named named => named.Name,
        TypeReference.Parameter parameter => parameter.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The name of .NET's type, by which the documents and options know it.</summary>
    public static string Name(ScalarKind kind) => kind switch
    {
        ScalarKind.Text => "String",
        ScalarKind.Boolean => "Boolean",
        ScalarKind.Int32 => "Int32",
        ScalarKind.Int64 => "Int64",
        ScalarKind.Double => "Double",
        ScalarKind.Decimal => "Decimal",
        ScalarKind.Identifier => "Guid",
        ScalarKind.Instant => "DateTimeOffset",
        ScalarKind.Day => "DateOnly",
        ScalarKind.Bytes => "Byte[]",
        ScalarKind.Any => "Object",
    };

    private static TypeReference[] ArgumentsOf(TypeReference type) => type switch
    {
        TypeReference.ListOf list => [list.Item],
        TypeReference.MapOf map => [new TypeReference.Scalar(ScalarKind.Text), map.Value],
        TypeReference.Named named => [.. named.Arguments],
        _ => [],
    };

    private static string NamespaceOf(TypeReference type, ApiModel model) => type switch
    {
        TypeReference.ListOf or TypeReference.MapOf => "System.Collections.Generic",
        TypeReference.Named named => model.Find(named.Name)?.Namespace ?? "",
        _ => "System",
    };

    private static bool IsValue(TypeReference type) => type is TypeReference.Named { IsEnum: true }
        or TypeReference.Scalar { Kind: not (ScalarKind.Text or ScalarKind.Bytes or ScalarKind.Any) };
}
