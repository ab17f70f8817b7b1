using System.Text.Json;
using Certify.MessageHost.Operations;

namespace Certify.Tests.CrossDoor.Fuzz;

/// <summary>Whether an answer is one of its door.</summary>
internal static class Envelope
{
    /// <summary>Null where the answer is in order; otherwise what is wrong with it.</summary>
    public static async Task<string?> Judge(Operation operation, HttpRequestMessage request, HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode >= 500)
        {
            return $"status {(int)answer.StatusCode}";
        }

        var text = await answer.Content.ReadAsStringAsync();
        if (request.Method == HttpMethod.Head || (int)answer.StatusCode == 204)
        {
            return text.Length == 0 ? null : "a body where none may be";
        }

        var path = request.RequestUri!.AbsolutePath;
        var typed = path.StartsWith("/api/" + operation.Name, StringComparison.Ordinal) || path.StartsWith("/json/", StringComparison.Ordinal);
        if (operation.ReturnsFile && (answer.IsSuccessStatusCode || (operation.Door == "UserValidate" && !typed)))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return Judge(operation, typed, answer, json.RootElement);
        }
        catch (JsonException)
        {
            return "no JSON";
        }
    }

    private static string? Judge(Operation operation, bool typed, HttpResponseMessage answer, JsonElement root)
    {
        if (typed && !answer.IsSuccessStatusCode)
        {
            return root.TryGetProperty("responseStatus", out var status) && status.TryGetProperty("errorCode", out _) ? null : "no responseStatus";
        }

        if (root.ValueKind == JsonValueKind.Array)
        {
            return typed ? null : "an array";
        }

        return operation.Door switch
        {
            "ApiV1" => Text(root, "errno") && Text(root, "errmsg"),
            "UserValidate" => root.TryGetProperty("response", out var response) && response.TryGetProperty("result", out var result)
                && result.ValueKind == JsonValueKind.Number && Text(root, "version"),
            "TokenAuth" => operation.Name == "GetAccessToken"
                || (root.TryGetProperty("err_code", out var code) && code.ValueKind == JsonValueKind.Number && Text(root, "err_msg")),
            _ => Text(root, "type") || root.TryGetProperty("info", out _),
        } ? null : "not the door's envelope";
    }

    private static bool Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;
}
