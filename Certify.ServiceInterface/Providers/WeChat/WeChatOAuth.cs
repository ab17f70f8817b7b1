using System.Globalization;
using System.Text.Json;
using Certify.ServiceInterface.Providers.Guard;

namespace Certify.ServiceInterface.Providers.WeChat;

/// <summary>Exchanges the codes of the four apps at WeChat itself.</summary>
public sealed class WeChatOAuth(HttpClient http, WeChatOptions options, VendorGuard guard, TimeProvider clock) : IWeChat
{
    private const int MaxAnswerBytes = 64 * 1024;

    private readonly Uri api = VendorUrl.Parse(options.ApiBaseUrl);

    private readonly VendorLimits limits = new(TimeSpan.FromSeconds(options.TimeoutSeconds), MaxAnswerBytes);

    public string Provider => "wechat";

    public string AppId(WeChatApp app) => options.Of(app).AppId;

    public Task<VendorAnswer<WeChatPerson>> Exchange(
        WeChatApp app, string code, Func<WeChatPerson, Task<bool>>? wantsProfile, CancellationToken stop)
    {
        if (options.Of(app) is not { AppId.Length: > 0, AppSecret.Length: > 0 } credentials)
        {
            return Task.FromResult(VendorAnswer<WeChatPerson>.Failed(VendorFault.Account, VendorCodes.NotConfigured));
        }

        return app == WeChatApp.Mini
            ? ExchangeMini(credentials, code, stop)
            : ExchangeOAuth(app, credentials, code, wantsProfile, stop);
    }

    private async Task<VendorAnswer<WeChatPerson>> ExchangeMini(WeChatAppOptions credentials, string code, CancellationToken stop)
    {
        var answer = await Get<SessionAnswer>("jscode2session", WeChatRequests.CodeToSession(credentials, code), WeChatMapping.OfExchange, stop);
        return answer.Reading switch
        {
            null => Passed<SessionAnswer>(answer),
            { OpenId: { Length: > 0 } openId } session => Person(new(credentials.AppId, openId, Given(session.UnionId), null, IsSnapshot: false)),
            _ => Undocumented(),
        };
    }

    private async Task<VendorAnswer<WeChatPerson>> ExchangeOAuth(
        WeChatApp app, WeChatAppOptions credentials, string code, Func<WeChatPerson, Task<bool>>? wantsProfile, CancellationToken stop)
    {
        var answer = await Get<TokenAnswer>("access_token", WeChatRequests.AccessToken(credentials, code), WeChatMapping.OfExchange, stop);
        if (answer.Reading is not { } token)
        {
            return Passed(answer);
        }

        if (token is not { OpenId: { Length: > 0 } openId, AccessToken: { Length: > 0 } accessToken })
        {
            return Undocumented();
        }

        var person = new WeChatPerson(credentials.AppId, openId, Given(token.UnionId), null, token.IsSnapshotUser == 1);
        // A snapshot's visitor has no profile, and asking for it is an error.
        if (wantsProfile is null || person.IsSnapshot || !WeChatMapping.MayReadProfile(token.Scope) || !await wantsProfile(person))
        {
            return Person(person);
        }

        var profile = await Get<ProfileAnswer>("userinfo", WeChatRequests.UserInfo(app, accessToken, openId), WeChatMapping.OfProfile, stop);
        return profile.Reading switch
        {
            null => Passed(profile),
            { OpenId: var named } when named != openId => Undocumented(),
            var read => Person(person with { UnionId = person.UnionId ?? Given(read.UnionId), NickName = Given(read.NickName) }),
        };
    }

    private Task<VendorAnswer<T>> Get<T>(string name, string pathAndQuery, Func<long, VendorFault> faultOf, CancellationToken stop)
        where T : class, IWeChatAnswer =>
        guard.Run(new VendorApi($"wechat:{name}", PerSecond: 0), token => Try<T>(pathAndQuery, faultOf, token), stop);

    private async Task<VendorAnswer<T>> Try<T>(string pathAndQuery, Func<long, VendorFault> faultOf, CancellationToken stop)
        where T : class, IWeChatAnswer
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(api, pathAndQuery));
        var reply = await VendorHttp.Send(http, message, limits, clock, stop);
        if (reply.FailureCode is { } failure)
        {
            return VendorAnswer<T>.Failed(VendorFault.Unavailable, failure);
        }

        // The media type says text/plain, whatever comes.
        return reply.Status != 200 || Parse<T>(reply.Body) is not { } answer
            ? VendorAnswer<T>.Failed(reply.Status == 429 ? VendorFault.Throttled : VendorFault.Unavailable, VendorCodes.Garbage)
            : answer.ErrorCode is { } error and not 0
                ? VendorAnswer<T>.Failed(faultOf(error), error.ToString(CultureInfo.InvariantCulture))
                : VendorAnswer<T>.Of(answer, "0", "");
    }

    private static T? Parse<T>(byte[] json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static VendorAnswer<WeChatPerson> Person(WeChatPerson person) => VendorAnswer<WeChatPerson>.Of(person, "0", "");

    private static VendorAnswer<WeChatPerson> Undocumented() => VendorAnswer<WeChatPerson>.Failed(VendorFault.Unavailable, VendorCodes.Garbage);

    private static VendorAnswer<WeChatPerson> Passed<T>(VendorAnswer<T> failed)
        where T : class
        => new(null, failed.Fault, failed.Code, failed.RequestId);
}
