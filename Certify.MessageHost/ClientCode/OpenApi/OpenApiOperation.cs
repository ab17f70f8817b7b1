using System.Text.Json.Nodes;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;

namespace Certify.MessageHost.ClientCode.OpenApi;

/// <summary>One operation on one of its routes. The typed routes have no protocol of their own: JSON in, JSON out.</summary>
internal sealed class OpenApiOperation(ApiType request, IProtocol? protocol, OpenApiSchemas schemas, OpenApiExamples examples)
{
    private const string JsonMedia = "application/json";

    private readonly Operation operation = request.Operation!;

    public JsonObject OnRoute(OperationRoute route, string id)
    {
        var places = RoutePattern.Parse(route.Path).Places;
        var boxed = protocol?.Binding.BodyMember;
        var inPath = request.Properties.Where(property => places.Contains(property.Name, StringComparer.OrdinalIgnoreCase)).ToArray();
        var hasBody = route.Verb is "POST" or "PUT";
        var others = request.Properties.Except(inPath).ToArray();
        var inQuery = !hasBody || (request.Files.Count > 0 && boxed is not null) ? others : [];
        var described = Describe(id, typed: false);
        var parameters = inPath.Select(property => Parameter(property, "path", PlaceOf(places, property))).Concat(inQuery.Select(property => Parameter(property, "query", property.WireName))).ToArray();
        if (parameters.Length > 0)
        {
            described["parameters"] = new JsonArray(parameters);
        }

        var inBody = others.Except(inQuery).ToArray();
        if (hasBody && (inBody.Length > 0 || request.Files.Count > 0))
        {
            described["requestBody"] = Body(inBody, boxed);
        }

        described["responses"] = Responses(typed: false);
        return described;
    }

    public JsonObject OnTypedRoute(string id)
    {
        var described = Describe(id, typed: true);
        if (operation.TypedVerb is "GET" or "DELETE")
        {
            if (request.Properties.Count > 0)
            {
                described["parameters"] = new JsonArray([.. request.Properties.Select(property => Parameter(property, "query", property.WireName))]);
            }
        }
        else if (request.Properties.Count > 0 || request.Files.Count > 0)
        {
            described["requestBody"] = Body([.. request.Properties], boxed: null);
        }

        described["responses"] = Responses(typed: true);
        return described;
    }

    private JsonObject Describe(string id, bool typed)
    {
        var codes = string.Concat(operation.Fails.Select(fail => $"\n- `{fail.Code}`: {fail.When}"));
        var role = operation.RequiredRole is { } needed ? $"\n\nNeeds the role `{needed}`." : "";
        var described = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = operation.Summary,
            ["description"] = $"{operation.Summary}{role}{(codes.Length > 0 ? "\n\nRefusals:" + codes : "")}",
            ["tags"] = new JsonArray(typed ? $"{operation.Door} (typed)" : operation.Door),
        };
        if (operation.RequiresSession)
        {
            described["security"] = new JsonArray([.. OpenApiDocument.CarriersOf(protocol, typed).Select(scheme => (JsonNode)new JsonObject { [scheme] = new JsonArray() })]);
        }

        return described;
    }

    private JsonNode Parameter(ApiProperty property, string place, string name)
    {
        var parameter = new JsonObject
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = place == "path" || property.IsRequired,
            ["schema"] = OpenApiSchemas.Of(property, schemas.Of(property.Type)),
        };
        if (property.Summary is not null)
        {
            parameter["description"] = property.Summary;
        }

        if (examples.Of(property, operation) is { } example)
        {
            parameter["example"] = example;
        }

        return parameter;
    }

    private JsonObject Body(IReadOnlyList<ApiProperty> properties, string? boxed)
    {
        var schema = schemas.Request(request with { Properties = properties });
        JsonNode example = examples.Of(request, properties.Contains);
        var isForm = request.Files.Count > 0;
        if (isForm)
        {
            AddFiles(schema);
        }

        if (boxed is not null && !isForm)
        {
            schema = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { [boxed] = schema }, ["required"] = new JsonArray(boxed) };
            example = new JsonObject { [boxed] = example };
        }

        var media = new JsonObject { ["schema"] = schema };
        if (!isForm)
        {
            media["example"] = example;
        }

        return new JsonObject { ["required"] = true, ["content"] = new JsonObject { [isForm ? "multipart/form-data" : JsonMedia] = media } };
    }

    /// <summary>An upload is nothing without its files.</summary>
    private void AddFiles(JsonObject schema)
    {
        var required = schema["required"] as JsonArray ?? [];
        schema["required"] ??= required;
        foreach (var file in request.Files)
        {
            schema["properties"]![file.PartName] = new JsonObject { ["type"] = "string", ["contentMediaType"] = "application/octet-stream", ["description"] = file.Summary };
            required.Add(file.PartName);
        }
    }

    private JsonObject Responses(bool typed)
    {
        var responses = new JsonObject();
        if (request.Returns is not { } returns)
        {
            responses["204"] = new JsonObject { ["description"] = "Done." };
        }
        else
        {
            var media = operation.ReturnsFile
                ? new JsonObject { ["image/*"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["contentMediaType"] = "image/jpeg" } } }
                : new JsonObject { [JsonMedia] = WithExample(new JsonObject { ["schema"] = schemas.Of(returns) }, OpenApiExamples.Success(operation, protocol, typed)) };
            responses["200"] = new JsonObject { ["description"] = typed ? "Done." : "Done; most refusals have this status too, and a code in the body.", ["content"] = media };
        }

        if (protocol is not null && operation.Fails.Count > 0)
        {
            var each = new JsonObject();
            foreach (var (code, when) in operation.Fails.DistinctBy(fail => fail.Code))
            {
                each[code] = new JsonObject { ["summary"] = when, ["value"] = OpenApiExamples.Refusal(code, protocol, typed) };
            }

            var schema = typed ? OpenApiSchemas.TypedRefusal() : new JsonObject { ["type"] = "object" };
            responses["default"] = new JsonObject
            {
                ["description"] = "Refused: " + string.Join(", ", each.Select(example => example.Key)) + ".",
                ["content"] = new JsonObject { [JsonMedia] = new JsonObject { ["schema"] = schema, ["examples"] = each } },
            };
        }

        return responses;
    }

    private static JsonObject WithExample(JsonObject media, JsonNode? example)
    {
        if (example is not null)
        {
            media["example"] = example;
        }

        return media;
    }

    private static string PlaceOf(IEnumerable<string> places, ApiProperty property) =>
        places.First(place => place.Equals(property.Name, StringComparison.OrdinalIgnoreCase));
}
