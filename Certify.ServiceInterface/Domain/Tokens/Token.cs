using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Certify.ServiceInterface.Domain;

/// <summary>
/// The token of TokenAuth: base64url of a JSON object, a dot, the HMAC-SHA256 of that text in lower-case hex. What is signed is
/// the text that was sent, never a re-serialisation of it.
/// </summary>
public sealed record Token(string Sid, string TokenId, string AuthType, long AccessEnds, long RefreshEnds)
{
    public const string GuestSidPrefix = "temp.";
    public const long AccessSeconds = 7_200;
    public const long RefreshSeconds = 31_556_952;

    /// <summary>A token with more than this left is given back as it is.</summary>
    public const long EarlySeconds = 1_200;

    public bool IsGuest => AuthType == AuthTypes.Guest;

    public string Sign(ReadOnlySpan<byte> key)
    {
        var payload = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(ToJson()));
        return $"{payload}.{Mac(key, payload)}";
    }

    /// <summary>The token, when its form and its signature by one of the keys are right; otherwise null. Total: any text may be given.</summary>
    public static Token? Parse(string text, params ReadOnlySpan<byte[]> keys)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || text.Length - dot - 1 != 64 || text.Length > 2_048)
        {
            return null;
        }

        var payload = text[..dot];
        var signature = Encoding.UTF8.GetBytes(text[(dot + 1)..]);
        foreach (var key in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Mac(key, payload)), signature))
            {
                return Read(payload);
            }
        }

        return null;
    }

    private static Token? Read(string payload)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            var root = json.RootElement;
            return new Token(
                Text(root, "sid"),
                Text(root, "token_id"),
                Text(root, "auth_type"),
                root.GetProperty("exp_access").GetInt64(),
                root.GetProperty("exp_refresh").GetInt64());
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Text(JsonElement root, string name) =>
        root.GetProperty(name).GetString() ?? throw new FormatException("A token's text is null.");

    private static string Mac(ReadOnlySpan<byte> key, string payload) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(payload)));

    // Written by hand: the order and the absence of blanks are the wire. All values are of our own making and need no escapes.
    private string ToJson() =>
        $$"""{"sid":"{{Sid}}","token_id":"{{TokenId}}","auth_type":"{{AuthType}}","exp_access":{{AccessEnds}},"exp_refresh":{{RefreshEnds}}}""";
}
