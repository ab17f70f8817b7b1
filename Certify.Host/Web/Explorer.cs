namespace Certify.Host.Web;

/// <summary>The API explorer: plain files, no framework, nothing from another host.</summary>
public static class Explorer
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> MediaTypes = new()
    {
        ["index.html"] = "text/html; charset=utf-8",
        ["ui.js"] = "text/javascript; charset=utf-8",
        ["snippets.js"] = "text/javascript; charset=utf-8",
        ["ui.css"] = "text/css; charset=utf-8",
    };

    public static void MapExplorer(this WebApplication app, string basePath)
    {
        var folder = Path.Combine(app.Environment.ContentRootPath, "wwwroot", "ui");
        var root = basePath.TrimEnd('/') + "/ui";

        // The page's own links are relative to the folder.
        app.MapGet(root, http =>
        {
            if (!http.Request.Path.Value!.EndsWith('/'))
            {
                http.Response.Redirect(root + "/");
                return Task.CompletedTask;
            }

            return Send(http, folder, "index.html");
        });
        app.MapGet(root + "/{name}", (HttpContext http, string name) =>
            MediaTypes.ContainsKey(name) ? Send(http, folder, name) : Send(http, folder, "index.html"));
    }

    private static Task Send(HttpContext http, string folder, string file)
    {
        http.Response.ContentType = MediaTypes[file];
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return http.Response.SendFileAsync(Path.Combine(folder, file));
    }
}
