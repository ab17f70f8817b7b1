using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Certify.MessageHost.ClientCode.OpenApi;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Certify.MessageHost.ClientCode;

/// <summary>Client code and the documents that tools read, made from the catalogue when they are asked for.</summary>
public static class TypesEndpoints
{
    private const string Json = "application/json; charset=utf-8";
    private const string Html = "text/html; charset=utf-8";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="CatalogueException">A message has a type that some client language cannot express.</exception>
    public static void MapClientCode(this IEndpointRouteBuilder app, Catalogue catalogue, ClientCodeOptions options)
    {
        var path = options.BasePath.TrimEnd('/');
        options = options with { BasePath = path };
        var model = ApiModel.Build(catalogue);
        var forCode = model.ForClientCode();
        var clock = app.ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System;

        var protocols = app.ServiceProvider.GetServices<IProtocol>().ToArray();
        Task Page(HttpContext http) => Send(http, Html, Pages.Operations(model, options));
        Task Types(HttpContext http) => Send(http, Json, MetadataDocument.Types(model, options.BaseUrl()));
        Task App(HttpContext http) => Send(http, Json, MetadataDocument.App(model, options, clock.GetUtcNow()));
        Task OpenApi(HttpContext http) => Send(http, Json, OpenApiDocument.Build(model, protocols, options));

        Map(app, path + "/types", http => Index(http, options));
        Map(app, path + "/types/metadata.json", Types);
        Map(app, path + "/types/metadata", http => WantsJson(http) ? Types(http) : Page(http));
        Map(app, path + "/types/{language}", http => Code(http, forCode, options, clock));
        Map(app, path + "/openapi", OpenApi);
        Map(app, path + "/openapi/v1.json", OpenApi);
        Map(app, path + "/metadata", http => WantsJson(http) ? Types(http) : Page(http));
        Map(app, path + "/metadata/app", http => WantsJson(http) ? App(http) : Page(http));
        Map(app, path + "/metadata/app.json", App);
    }

    /// <summary>Other methods are refused here: left to the routes of everything else, a known path would be told to be unknown.</summary>
    private static void Map(IEndpointRouteBuilder app, string path, RequestDelegate answer) =>
        app.Map(path, http =>
        {
            if (HttpMethods.IsGet(http.Request.Method))
            {
                return answer(http);
            }

            http.Response.Headers.Allow = "GET";
            return Answers.RefuseTyped(http, IndexTarget.WrongMethod, protocol: null, batchIndex: null).AsTask();
        });

    private static Task Index(HttpContext http, ClientCodeOptions options)
    {
        if (!WantsJson(http))
        {
            return Send(http, Html, Pages.Types(options));
        }

        var json = new JsonObject { ["Metadata"] = $"{options.BaseUrl()}/types/metadata" };
        foreach (var language in CodeWriter.Languages)
        {
            json[language.Title] = $"{options.BaseUrl()}/types/{language.Name}";
        }

        return Send(http, Json, json);
    }

    private static Task Code(HttpContext http, ApiModel model, ClientCodeOptions options, TimeProvider clock)
    {
        var name = (string)http.Request.RouteValues["language"]!;
        if (CodeWriter.Languages.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } language)
        {
            return Answers.RefuseTyped(http, new Refusal("NotFound", "There is no client code in that language.", 404, 404), protocol: null, batchIndex: null).AsTask();
        }

        var given = http.Request.Query.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()));
        var baseUrl = AskedBaseUrl(http) ?? options.BaseUrl();
        var plan = CodePlan.Make(model, new CodeChoices(language.Options, given), baseUrl, clock.GetLocalNow());
        return Send(http, language.MediaType, CodeWriter.Write(language, plan));
    }

    /// <summary>A tool behind a proxy may say by which address it reaches us; it only comes back in the header of its own file.</summary>
    private static string? AskedBaseUrl(HttpContext http) =>
        Uri.TryCreate(http.Request.Query["BaseUrl"], UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/').Replace("*", "%2A", StringComparison.Ordinal)
            : null;

    private static bool WantsJson(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase) || http.Request.Query["format"] == "json";

    private static Task Send(HttpContext http, string mediaType, JsonNode json) => Send(http, mediaType, json.ToJsonString(Readable));

    private static Task Send(HttpContext http, string mediaType, string content)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.ContentType = mediaType;
        return http.Response.WriteAsync(content);
    }
}
