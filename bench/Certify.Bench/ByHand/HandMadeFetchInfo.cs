using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Certify.ServiceInterface.Persistence.Crypto;
using Npgsql;

namespace Certify.Bench.ByHand;

/// <summary><c>GET /user/validate/fetch_info/</c>.</summary>
internal static class HandMadeFetchInfo
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapFetchInfo(this WebApplication app, HandMadeSessions sessions, NpgsqlDataSource rows, FieldCipher cipher) =>
        app.MapGet("/user/validate/fetch_info/", async (HttpContext http, string? user_sid) =>
        {
            if (await sessions.UserOf(user_sid) is not { } user)
            {
                await http.Refuse(404, "未找到user_sid");
                return;
            }

            var (id, state, declared) = await Certification(rows, user);
            var kinds = await Photos(rows, user);
            var (name, number) = declared is null ? ("", "") : Open(cipher, user, declared);
            await Write(http, id, state, name, number, kinds, user);
        });

    public static Task Refuse(this HttpContext http, int result, string reason)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync($$$"""{"version":"0.1","response":{"reason":"{{{reason}}}","result":{{{result}}}},"context":null}""");
    }

    private static async Task<(long Id, string State, byte[]? Declared)> Certification(NpgsqlDataSource rows, long user)
    {
        await using var command = rows.CreateCommand(
            """
            SELECT id, user_id, subject, state, level, door, attempt_id, declared, number_idx, evidence_complete, valid_till, authority, advice,
                in_review, notified_days, renewing, created_at, modified_at
            FROM certifications WHERE user_id = $1 AND subject = 'Person'
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = user });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? (reader.GetInt64(0), reader.GetString(3), reader.IsDBNull(7) ? null : reader.GetFieldValue<byte[]>(7))
            : (0, "UNAUTHEN", null);
    }

    private static async Task<List<string>> Photos(NpgsqlDataSource rows, long user)
    {
        await using var command = rows.CreateCommand(
            "SELECT id, user_id, kind, object_key, media_type, size, uploaded_at FROM photos WHERE user_id = $1 AND in_use = 1 ORDER BY id");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = user });
        await using var reader = await command.ExecuteReaderAsync();
        var kinds = new List<string>();
        while (await reader.ReadAsync())
        {
            kinds.Add(reader.GetString(2));
        }

        return kinds;
    }

    private static (string Name, string Number) Open(FieldCipher cipher, long user, byte[] declared)
    {
        using var json = JsonDocument.Parse(cipher.OpenBytes("certifications", "declared", user, declared));
        return (json.RootElement.GetProperty("Name").GetString()!, json.RootElement.GetProperty("Number").GetString()!);
    }

    private static async Task Write(HttpContext http, long id, string state, string name, string number, List<string> kinds, long user)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("version", "0.1");
            json.WriteStartObject("response");
            json.WriteStartArray("validate_photos_uploaded");
            foreach (var kind in kinds)
            {
                json.WriteNumberValue(kind switch { "Handheld" => 0, "Front" => 1, _ => 2 });
            }

            json.WriteEndArray();
            json.WriteStartObject("validate_obj");
            json.WriteNumber("id", id);
            json.WriteString("idcard_number", number);
            json.WriteString("name", name);
            json.WriteNumber("validate_status", state switch { "UNAUTHEN" => 0, "AUTHEN" => 1, "PASS" or "EXPIRING" => 2, _ => 3 });
            json.WriteNumber("uid", user);
            json.WriteEndObject();
            json.WriteNumber("result", 200);
            json.WriteEndObject();
            json.WriteNull("context");
            json.WriteEndObject();
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = buffer.WrittenCount;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Content-Type-Options"] = "nosniff";
        await http.Response.BodyWriter.WriteAsync(buffer.WrittenMemory);
    }
}
