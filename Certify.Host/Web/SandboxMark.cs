using Certify.Host.Start;

namespace Certify.Host.Web;

/// <summary>A sandbox in Production must not be mistaken for the real thing: every answer says so.</summary>
public static class SandboxMark
{
    public const string Header = "X-Certify-Sandbox";

    public static void UseSandboxMark(this WebApplication app, Place place)
    {
        if (!app.Services.GetRequiredService<VendorSettings>().IsTrial(place))
        {
            return;
        }

        app.Use((http, next) =>
        {
            // At the last moment: a refusal clears the headers that were set before it.
            http.Response.OnStarting(() =>
            {
                http.Response.Headers[Header] = "1";
                return Task.CompletedTask;
            });
            return next(http);
        });
    }
}
