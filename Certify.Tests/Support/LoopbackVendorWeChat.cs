using System.Collections.Concurrent;
using System.Text;

namespace Certify.Tests.Support;

/// <summary>WeChat's API for sign-ins. Errors come inside HTTP 200, and everything is called plain text.</summary>
public sealed class LoopbackWeChat(string appId, string appSecret) : LoopbackVendor
{
    private readonly ConcurrentDictionary<string, string> answers = new();

    /// <summary>Sets what a path answers from now on.</summary>
    public void Answer(string path, string json) => answers[path] = json;

    protected override LoopbackAnswer Answer(VendorCall call)
    {
        LoopbackAliyun.Demand(call is { Method: "GET", Body.Length: 0 }, "all is asked by GET");
        LoopbackAliyun.Demand(call.Headers.Keys.Single() == "host", "a header that nobody asked for");
        switch (call.Path)
        {
            case "/sns/oauth2/access_token":
                CheckExchange(call, "code");
                break;
            case "/sns/jscode2session":
                CheckExchange(call, "js_code");
                break;
            case "/sns/userinfo":
                CheckNames(call, call.Query.ContainsKey("lang") ? ["access_token", "openid", "lang"] : ["access_token", "openid"]);
                LoopbackAliyun.Demand(call.Query.GetValueOrDefault("lang", "zh_CN") == "zh_CN", "another language");
                break;
            default:
                throw new Objection("is no address that we use");
        }

        return Text(answers.TryGetValue(call.Path, out var json) ? json : throw new Objection("nobody said what to answer"));
    }

    protected override LoopbackAnswer Throttle(VendorCall call) => Text("""{"errcode":45011,"errmsg":"api minute-quota reach limit, rid: 694e3229-1"}""");

    protected override LoopbackAnswer Fail(VendorCall call) => Text("""{"errcode":-1,"errmsg":"system error"}""");

    private static LoopbackAnswer Text(string json) => new(200, Encoding.UTF8.GetBytes(json), "text/plain");

    private void CheckExchange(VendorCall call, string codeName)
    {
        CheckNames(call, ["appid", "secret", codeName, "grant_type"]);
        LoopbackAliyun.Demand(call.Query["grant_type"] == "authorization_code", "another grant");
        LoopbackAliyun.Demand(call.Query["appid"] == appId && call.Query["secret"] == appSecret, "another app");
    }

    private static void CheckNames(VendorCall call, string[] names) =>
        LoopbackAliyun.Demand(call.Query.Keys.Order().SequenceEqual(names.Order()), "other parameters than documented");
}
