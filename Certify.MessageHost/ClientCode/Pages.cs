using System.Net;
using System.Text;

namespace Certify.MessageHost.ClientCode;

/// <summary>The plain HTML lists for people who open <c>/types</c> or <c>/metadata</c> in a browser. No script, nothing from elsewhere.</summary>
internal static class Pages
{
    public static string Types(ClientCodeOptions options)
    {
        var items = CodeWriter.Languages.Select(language => Item($"{options.BasePath}/types/{language.Name}", language.Title, language.Options.Aggregate("", (all, option) => $"{all} {option.Name}")))
            .Append(Item($"{options.BasePath}/types/metadata.json", "Metadata", "JSON"))
            .Append(Item($"{options.BasePath}/openapi/v1.json", "OpenAPI 3.1", "JSON"));
        return Page(options.Title, "Client code", $"<ul>{string.Concat(items)}</ul>");
    }

    public static string Operations(ApiModel model, ClientCodeOptions options)
    {
        var body = new StringBuilder($"<p><a href=\"{options.BasePath}/types\">Client code</a> · <a href=\"{options.BasePath}/openapi/v1.json\">OpenAPI</a></p>");
        foreach (var door in model.Requests.GroupBy(request => request.Operation!.Door))
        {
            body.Append($"<h2>{Encode(door.Key)}</h2><ul>");
            foreach (var request in door)
            {
                var routes = string.Join(", ", request.Operation!.Routes.Select(route => $"{route.Verb} {route.Path}"));
                body.Append(Item($"{options.BasePath}/types/typescript?IncludeTypes={request.Name}.*", request.Name, $"{request.Summary} {routes}"));
            }

            body.Append("</ul>");
        }

        return Page(options.Title, "Operations", body.ToString());
    }

    private static string Item(string url, string name, string words) => $"<li><a href=\"{Encode(url)}\">{Encode(name)}</a> {Encode(words)}</li>";

    private static string Page(string title, string heading, string body) =>
        $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Encode(title)}</title></head>"
        + $"<body><h1>{Encode(title)}: {Encode(heading)}</h1>{body}</body></html>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
