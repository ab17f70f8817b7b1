namespace Certify.ServiceInterface.Providers.Sandbox;

/// <summary>The app ids that the sandbox answers for.</summary>
public sealed record SandboxWeChatApps(string Mp = "wx-mp", string Web = "wx-web", string App = "wx-app", string Mini = "wx-mini");

/// <summary>WeChat without WeChat: the code says who comes. <c>wx-NAME</c> is NAME, <c>snap-NAME</c> a snapshot visitor, <c>nounion-NAME</c> has no unionid.</summary>
public sealed class SandboxWeChat(SandboxWeChatApps apps) : IWeChat
{
    public string Provider => "sandbox";

    public string AppId(WeChatApp app) => app switch
    {
        WeChatApp.Mp => apps.Mp,
        WeChatApp.Web => apps.Web,
        WeChatApp.App => apps.App,
        WeChatApp.Mini => apps.Mini,
    };

    public Task<VendorAnswer<WeChatPerson>> Exchange(
        WeChatApp app, string code, Func<WeChatPerson, Task<bool>>? wantsProfile, CancellationToken stop)
    {
        var dash = code.IndexOf('-', StringComparison.Ordinal);
        var (kind, name) = dash > 0 && dash < code.Length - 1 ? (code[..dash], code[(dash + 1)..]) : ("", "");
        var appId = AppId(app);
        return Task.FromResult(kind switch
        {
            "wx" => Person(new WeChatPerson(appId, $"o-{appId}-{name}", $"u-{name}", name, IsSnapshot: false)),
            "snap" => Person(new WeChatPerson(appId, $"o-{appId}-{name}", $"u-{name}", name, IsSnapshot: true)),
            "nounion" => Person(new WeChatPerson(appId, $"o-{appId}-{name}", null, name, IsSnapshot: false)),
            _ => VendorAnswer<WeChatPerson>.Failed(VendorFault.Request, "40029"),
        });
    }

    private static VendorAnswer<WeChatPerson> Person(WeChatPerson person) => VendorAnswer<WeChatPerson>.Of(person, "0", "sandbox");
}
