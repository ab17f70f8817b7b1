using Microsoft.AspNetCore.Http;

namespace Certify.MessageHost.Pipeline;

/// <summary>Lets the pages of listed origins call with credentials. Nothing is said to others.</summary>
internal sealed class Cors(IReadOnlyCollection<string> origins)
{
    /// <summary>Adds the headers; true where the request was a preflight and is answered.</summary>
    public bool Answers(HttpContext http)
    {
        if (origins.Count == 0)
        {
            return false;
        }

        var (request, headers) = (http.Request.Headers, http.Response.Headers);
        headers.Vary = "Origin";
        var origin = request.Origin.ToString();
        if (!origins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowCredentials = "true";
        if (!HttpMethods.IsOptions(http.Request.Method) || request.AccessControlRequestMethod.Count == 0)
        {
            return false;
        }

        headers.AccessControlAllowMethods = "GET, POST, PUT, DELETE";
        headers.AccessControlAllowHeaders = request.AccessControlRequestHeaders;
        headers.AccessControlMaxAge = "600";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }
}
