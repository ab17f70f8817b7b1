using System.Text.Json.Nodes;

namespace Certify.MessageHost.ClientCode;

/// <summary><c>/types/metadata.json</c> and <c>/metadata/app.json</c>: the model for tools and for our own explorer.</summary>
internal static class MetadataDocument
{
    public static JsonObject Types(ApiModel model, string baseUrl) => new()
    {
        ["config"] = new JsonObject { ["baseUrl"] = baseUrl, ["usePath"] = "/api", ["makePartial"] = true, ["addReturnMarker"] = true, ["addDataContractAttributes"] = true },
        ["namespaces"] = new JsonArray([.. model.Types.Select(type => type.Namespace).Distinct().Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]),
        ["types"] = new JsonArray([.. model.Types.Where(type => !type.IsRequest && !type.IsResponse).Select(type => (JsonNode)MetadataTypes.Describe(type, model))]),
        ["operations"] = new JsonArray([.. model.Requests.Select(request => (JsonNode)Operation(request, model))]),
    };

    public static JsonObject App(ApiModel model, ClientCodeOptions options, DateTimeOffset now) => new()
    {
        ["date"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["app"] = new JsonObject { ["baseUrl"] = options.BaseUrl(), ["serviceName"] = options.Title, ["apiVersion"] = "1.0", ["jsTextCase"] = "CamelCase", ["useSystemJson"] = "Always" },
        ["config"] = new JsonObject { ["debugMode"] = false },
        ["contentTypeFormats"] = new JsonObject { ["json"] = "application/json" },
        ["httpHandlers"] = new JsonObject { ["ApiHandlers.Json"] = "/api/{Request}" },
        ["plugins"] = new JsonObject { ["loaded"] = new JsonArray() },
        ["customPlugins"] = new JsonObject(),
        ["api"] = Types(model, options.BaseUrl()),
    };

    private static JsonObject Operation(ApiType request, ApiModel model)
    {
        var operation = request.Operation!;
        var json = new JsonObject { ["request"] = MetadataTypes.Describe(request, model) };
        if (request.Returns is { } returns)
        {
            if (returns is TypeReference.Named named && model.Find(named.Name) is { } response)
            {
                json["response"] = MetadataTypes.Describe(response, model);
            }

            json["returnType"] = MetadataTypes.Refer(returns, model);
        }

        json["actions"] = new JsonArray(operation.TypedVerb == "POST" ? ["POST"] : [operation.TypedVerb, "POST"]);
        json["method"] = operation.TypedVerb;
        json["returnsVoid"] = request.Returns is null;
        json["routes"] = new JsonArray([.. operation.Routes.Select(route => (JsonNode)new JsonObject { ["path"] = route.Path, ["verbs"] = route.Verb })]);
        json["tags"] = new JsonArray(operation.Door);
        json["requiresAuth"] = operation.RequiresSession;
        json["requiredRoles"] = operation.RequiredRole is { } role ? new JsonArray(role) : new JsonArray();
        json["fails"] = new JsonArray([.. operation.Fails.Select(fail => (JsonNode)new JsonObject { ["code"] = fail.Code, ["when"] = fail.When })]);
        if (operation.Remarks is { } remarks)
        {
            json["notes"] = remarks;
        }

        return json;
    }
}
