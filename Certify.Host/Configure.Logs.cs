namespace Certify.Host;

/// <summary>
/// Logs: one line a request, written by the message host. The framework's own request lines carry query strings, so they are off
/// whatever the settings say.
/// </summary>
public static class ConfigureLogs
{
    private static readonly string[] Silenced =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.StaticFiles",
        "Microsoft.AspNetCore.Server.Kestrel.BadRequests", "Microsoft.AspNetCore.Cors", "System.Net.Http",
    ];

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
        }
        else
        {
            builder.Logging.AddJsonConsole(options => (options.TimestampFormat, options.UseUtcTimestamp) = ("yyyy-MM-ddTHH:mm:ss.fffZ", true));
        }

        foreach (var category in Silenced)
        {
            builder.Logging.AddFilter(category, LogLevel.None);
        }
    }
}
