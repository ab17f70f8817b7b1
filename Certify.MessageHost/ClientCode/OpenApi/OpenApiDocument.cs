using System.Text.Json.Nodes;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;

namespace Certify.MessageHost.ClientCode.OpenApi;

/// <summary><c>/openapi/v1.json</c>: every legacy route and every typed one, from the catalogue.</summary>
internal static class OpenApiDocument
{
    public static JsonObject Build(ApiModel model, IEnumerable<IProtocol> protocols, ClientCodeOptions options)
    {
        var byName = protocols.ToDictionary(protocol => protocol.Name);
        var (schemas, examples) = (new OpenApiSchemas(model), new OpenApiExamples(options.Examples));
        var paths = new JsonObject();
        foreach (var request in model.Requests)
        {
            var protocol = byName.GetValueOrDefault(request.Operation!.Door);
            AddOperation(paths, request.Operation!, new OpenApiOperation(request, protocol, schemas, examples));
        }

        var doors = model.Requests.Select(request => request.Operation!.Door).Distinct().SelectMany(door => new[] { door, $"{door} (typed)" });
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = options.Title, ["version"] = "1.0", ["description"] = "Every operation on its legacy routes and, by name, as a typed message." },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = options.BaseUrl() }),
            ["tags"] = new JsonArray([.. doors.Select(door => (JsonNode)new JsonObject { ["name"] = door })]),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas.Components(), ["securitySchemes"] = Schemes() },
        };
    }

    /// <summary>The ways in which a session can be named at a door.</summary>
    public static IEnumerable<string> CarriersOf(IProtocol? protocol, bool typed)
    {
        yield return "bearer";
        yield return "token";
        if (typed || protocol is null or { TakesCookie: true })
        {
            yield return "cookie";
        }

        if (protocol is { TakesUserSid: true })
        {
            yield return "sid";
        }
    }

    private static void AddOperation(JsonObject paths, Operation operation, OpenApiOperation described)
    {
        var number = 0;
        foreach (var route in operation.Routes)
        {
            number++;
            At(paths, route.Path)[route.Verb.ToLowerInvariant()] = described.OnRoute(route, number == 1 ? operation.Name : $"{operation.Name}{number}");
        }

        At(paths, $"/api/{operation.Name}")[operation.TypedVerb.ToLowerInvariant()] = described.OnTypedRoute(operation.Name + "Typed");
    }

    private static JsonObject At(JsonObject paths, string path)
    {
        if (paths[path] is not JsonObject item)
        {
            paths[path] = item = [];
        }

        return item;
    }

    private static JsonObject Schemes() => new()
    {
        ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
        ["token"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-token" },
        ["cookie"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "userlogin" },
        ["sid"] = new JsonObject { ["type"] = "apiKey", ["in"] = "query", ["name"] = "user_sid" },
    };
}
