using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceInterface.Persistence;

namespace Certify.Host.Web;

/// <summary>Whether somebody may use what is there for developers only: he must sit at this machine.</summary>
/// <param name="Enabled">The program runs in Development.</param>
/// <param name="Exposed">The operator opened it to other machines.</param>
public sealed record DevelopmentDoor(bool Enabled, bool Exposed)
{
    private static readonly string[] LocalHosts = ["localhost", "127.0.0.1", "[::1]"];

    public bool Admits(HttpContext http) =>
        Enabled
        && (Exposed || (IPAddress.IsLoopback(http.Connection.RemoteIpAddress ?? IPAddress.None) && LocalHosts.Contains(http.Request.Host.Host)))
        && !Peer.IsForwarded(http);
}

public static class OutboxEndpoints
{
    /// <summary>A code only where the message carries one, and texts as they are read.</summary>
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapOutbox(this WebApplication app) =>
        app.MapGet("/dev/outbox", async (string? to, DevelopmentDoor door, SandboxOutboxStore outbox, Database database, HttpContext http) =>
        {
            if (!door.Admits(http))
            {
                return Results.NotFound();
            }

            var recipient = to is null ? null : PhoneNumber.TryParse(to, out var phone) ? phone : to.Trim().ToLowerInvariant();
            var messages = await database.Read(unit => outbox.Newest(unit, recipient));
            return Results.Json(messages.Select(message => new
            {
                message.Id,
                message.Channel,
                message.To,
                message.Purpose,
                message.Subject,
                message.Text,
                message.Code,
                message.CreatedAt,
            }), Written);
        });
}
