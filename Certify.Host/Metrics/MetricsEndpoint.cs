using System.Security.Cryptography;
using System.Text;
using Certify.Host.Web;

namespace Certify.Host.Metrics;

/// <summary>Who may read <c>/metrics</c>: whoever has the token, and machines of our own network that nobody passed on.</summary>
public sealed record MetricsDoor(string? Token)
{
    private const string Bearer = "Bearer ";

    public bool Admits(HttpContext http) =>
        (Token is { Length: > 0 } token && http.Request.Headers.Authorization.ToString() is var given
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Bearer + token)))
        || (Peer.IsPrivate(http.Connection.RemoteIpAddress) && !Peer.IsForwarded(http));
}

public static class MetricsEndpoints
{
    public static void MapMetrics(this WebApplication app) =>
        app.MapGet("/metrics", async (HttpContext http, MetricsDoor door, MetricStore store, Gauges gauges) => door.Admits(http)
            ? Results.Text(PrometheusText.Write(store, await gauges.ReadOrLast(http.RequestAborted)), PrometheusText.MediaType)
            : Results.NotFound());
}
