namespace Certify.ServiceInterface.Providers.WeChat;

/// <summary>Bound from <c>Certify:WeChat</c>.</summary>
public sealed class WeChatOptions
{
    public const string Section = "Certify:WeChat";

    public WeChatAppOptions Mp { get; set; } = new();

    public WeChatAppOptions Web { get; set; } = new();

    public WeChatAppOptions App { get; set; } = new();

    public WeChatAppOptions Mini { get; set; } = new();

    /// <summary>Where codes are exchanged.</summary>
    public string ApiBaseUrl { get; set; } = "https://api.weixin.qq.com";

    /// <summary>Where browsers are sent to sign in.</summary>
    public string OpenBaseUrl { get; set; } = "https://open.weixin.qq.com";

    public double TimeoutSeconds { get; set; } = 5;

    public WeChatAppOptions Of(WeChatApp app) => app switch
    {
        WeChatApp.Mp => Mp,
        WeChatApp.Web => Web,
        WeChatApp.App => App,
        WeChatApp.Mini => Mini,
    };

    /// <summary>What is wrong with these settings, one sentence each. An app without an id is one that the operator does not have.</summary>
    public IEnumerable<string> Problems()
    {
        var apps = Enum.GetValues<WeChatApp>();
        if (apps.All(app => Of(app).AppId.Length == 0))
        {
            yield return $"{Section} must name the AppId and AppSecret of at least one app.";
        }

        foreach (var app in apps.Where(app => Of(app).AppId.Length > 0 && Of(app).AppSecret.Length == 0))
        {
            yield return $"{Section}:{app}:AppSecret must be set.";
        }

        if (VendorUrl.Problem($"{Section}:ApiBaseUrl", ApiBaseUrl) is { } api)
        {
            yield return api;
        }

        if (VendorUrl.Problem($"{Section}:OpenBaseUrl", OpenBaseUrl) is { } open)
        {
            yield return open;
        }

        if (TimeoutSeconds <= 0)
        {
            yield return $"{Section}:TimeoutSeconds must be positive.";
        }
    }
}

public sealed class WeChatAppOptions
{
    public string AppId { get; set; } = "";

    public string AppSecret { get; set; } = "";
}
