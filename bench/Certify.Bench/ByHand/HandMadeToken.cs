using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.Bench.ByHand;

/// <summary><c>GET /oauth/wechat/mp/auth_url</c>: the token's signature, its session, its user, and a new state in the session.</summary>
internal static class HandMadeToken
{
    public static void MapToken(this WebApplication app, HandMadeSessions sessions, KeyRing keys, string ownUrl) =>
        app.MapGet("/oauth/wechat/mp/auth_url", async (HttpContext http, string redirect_uri) =>
        {
            if (await Holder(http.Request.Headers["x-token"].ToString(), sessions, keys) is not { } session)
            {
                await http.Response.WriteAsync("""{"err_code":20006,"err_msg":"token invalid"}""");
                return;
            }

            var state = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            var data = JsonNode.Parse(session.Data.GetRawText())!;
            data["OAuth"] = new JsonObject { ["State"] = state, ["Channel"] = "Mp", ["AppId"] = "wx-mp", ["IssuedAt"] = TimeProvider.System.GetUtcNow() };
            await sessions.Replace(session, data.ToJsonString(), TimeSpan.FromDays(365));
            var target = Uri.EscapeDataString(redirect_uri.StartsWith('/') ? ownUrl + redirect_uri : redirect_uri);
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync(
                $$"""{"err_code":0,"err_msg":"success","url":"https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx-mp&redirect_uri={{target}}&response_type=code&scope=snsapi_userinfo&state={{state}}#wechat_redirect"}""");
        });

    private static async Task<HandMadeSession?> Holder(string token, HandMadeSessions sessions, KeyRing keys)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return null;
        }

        var mac = Convert.ToHexStringLower(HMACSHA256.HashData(keys.Token, Encoding.ASCII.GetBytes(token[..dot])));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(mac), Encoding.ASCII.GetBytes(token[(dot + 1)..])))
        {
            return null;
        }

        using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(token.AsSpan(0, dot)));
        return json.RootElement.GetProperty("exp_access").GetInt64() > TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()
            && await sessions.Find(json.RootElement.GetProperty("sid").GetString()) is { } session
            && session.Data.GetProperty("Token").GetProperty("TokenId").GetString() == json.RootElement.GetProperty("token_id").GetString()
            && await sessions.Holds(session)
                ? session
                : null;
    }
}
