namespace Certify.Host.Web;

/// <summary>What every answer carries, whichever part of the program makes it: no browser and no proxy keeps it, sniffs it, or tells another site of it.</summary>
public static class AnswerHeaders
{
    public static void UseAnswerHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        // At the last moment: a refusal clears the headers that were set before it.
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return Task.CompletedTask;
        });
        return next(http);
    });
}
