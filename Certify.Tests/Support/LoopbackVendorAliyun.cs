using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Certify.Tests.Support;

/// <summary>
/// Aliyun's gateway with the actions that we use. Every call's signature is computed again from the raw request, every
/// parameter must be known, in its place and of its form, every nonce new.
/// </summary>
public sealed class LoopbackAliyun(string accessKeyId, string accessKeySecret, TimeProvider clock) : LoopbackVendor
{
    private static readonly string[] KnownHeaders =
    [
        "host", "accept", "content-length", "content-type", "authorization",
        "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256", "x-acs-accesskey-id", "x-acs-security-token",
    ];

    private readonly ConcurrentDictionary<string, bool> nonces = new();
    private readonly ConcurrentDictionary<string, Func<VendorCall, (int Status, JsonObject Answer)>> answers = new(AliyunAnswers.Willing);
    private readonly ConcurrentQueue<JsonObject> sent = new();

    /// <summary>The vendor's own; whoever calls must not be far off it.</summary>
    public TimeProvider Clock { get; set; } = clock;

    /// <summary>How far a call's date may be from the clock.</summary>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often an action was called, whatever was answered.</summary>
    public int CallsOf(string action) => Calls.Count(call => call.Headers["x-acs-action"] == action);

    /// <summary>Sets what an action answers from now on.</summary>
    public void Answer(string action, int status, string json) => Answer(action, _ => (status, JsonNode.Parse(json)!.AsObject()));

    public void Answer(string action, Func<VendorCall, (int Status, JsonObject Answer)> answer) => answers[action] = answer;

    protected override LoopbackAnswer Answer(VendorCall call)
    {
        CheckSignature(call);
        var action = call.Header("x-acs-action");
        AliyunActions.Check(call, action);
        var (status, answer) = action switch
        {
            "SendSms" => Remember(call, answers[action](call)),
            "QuerySendDetails" when !answers.ContainsKey(action) => (200, Sent(call)),
            _ => answers[action](call),
        };
        return Json(status, answer);
    }

    protected override LoopbackAnswer Throttle(VendorCall call) => Json(400, Error("Throttling.User", "Request was denied due to user flow control."));

    protected override LoopbackAnswer Fail(VendorCall call) => Json(503, Error("ServiceUnavailable", "The request has failed due to a temporary failure of the server."));

    private static LoopbackAnswer Json(int status, JsonObject answer)
    {
        answer["RequestId"] ??= Guid.NewGuid().ToString().ToUpperInvariant();
        return new LoopbackAnswer(status, Encoding.UTF8.GetBytes(answer.ToJsonString()));
    }

    private static JsonObject Error(string code, string message) => new() { ["Code"] = code, ["Message"] = message, ["HostId"] = "loopback" };

    private (int Status, JsonObject Answer) Remember(VendorCall call, (int Status, JsonObject Answer) result)
    {
        if (call.IsDone && (string?)result.Answer["Code"] == "OK")
        {
            sent.Enqueue(new JsonObject
            {
                ["PhoneNum"] = call.Query["PhoneNumbers"],
                ["OutId"] = call.Query["OutId"],
                ["SendStatus"] = 1,
                ["SendDate"] = Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            });
        }

        return result;
    }

    private JsonObject Sent(VendorCall call)
    {
        var all = sent.Where(one => (string)one["PhoneNum"]! == call.Query["PhoneNumber"] && (string)one["SendDate"]! == call.Query["SendDate"]).ToList();
        var size = int.Parse(call.Query["PageSize"], CultureInfo.InvariantCulture);
        var page = all.Skip((int.Parse(call.Query["CurrentPage"], CultureInfo.InvariantCulture) - 1) * size).Take(size);
        return new JsonObject
        {
            ["Code"] = "OK",
            ["TotalCount"] = all.Count.ToString(CultureInfo.InvariantCulture),
            ["SmsSendDetailDTOs"] = new JsonObject { ["SmsSendDetailDTO"] = new JsonArray([.. page.Select(one => one.DeepClone())]) },
        };
    }

    private void CheckSignature(VendorCall call)
    {
        foreach (var name in call.Headers.Keys.Except(KnownHeaders))
        {
            throw new Objection($"{name} is a header that nobody asked for");
        }

        var date = DateTimeOffset.ParseExact(call.Header("x-acs-date"), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Demand((Clock.GetUtcNow() - date).Duration() < Tolerance, "the date is too old");
        Demand(call.Header("x-acs-signature-nonce").Length >= 16, "the nonce is too short");
        Demand(nonces.TryAdd(call.Header("x-acs-signature-nonce"), true), "the nonce was used before");
        Demand(call.Header("x-acs-content-sha256") == Convert.ToHexStringLower(SHA256.HashData(call.Body)), "the body is not the one that was hashed");

        var parts = Regex.Match(call.Header("authorization"), "^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$");
        Demand(parts.Success && parts.Groups[1].Value == accessKeyId, "the authorization is not of the known form or key");
        var mustSign = call.Headers.Keys.Where(name => name is "host" or "content-type" || name.StartsWith("x-acs-", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        Demand(parts.Groups[2].Value.Split(';').SequenceEqual(mustSign), "not all headers that count are signed, in order");
        Demand(parts.Groups[3].Value == Signature(call, mustSign), "the signature does not match");
    }

    private string Signature(VendorCall call, string[] signed)
    {
        var query = string.Join('&', call.Query.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Percent(pair.Key) + "=" + Percent(pair.Value)));
        var headers = string.Concat(signed.Select(name => $"{name}:{call.Headers[name].Trim()}\n"));
        var canonical = $"{call.Method}\n{call.Path}\n{query}\n{headers}\n{string.Join(';', signed)}\n{Convert.ToHexStringLower(SHA256.HashData(call.Body))}";
        var text = "ACS3-HMAC-SHA256\n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(accessKeySecret), Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Percent-encoding by the letter of RFC 3986, apart from the library's.</summary>
    internal static string Percent(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(octet =>
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~".Contains((char)octet, StringComparison.Ordinal)
            ? ((char)octet).ToString()
            : "%" + octet.ToString("X2", CultureInfo.InvariantCulture)));

    internal static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new Objection(otherwise);
        }
    }
}
