namespace Certify.ServiceInterface.Providers;

/// <summary>The four WeChat applications of one operator.</summary>
public enum WeChatApp
{
    /// <summary>Official account, in WeChat's own browser.</summary>
    Mp,

    /// <summary>Web site, by QR code.</summary>
    Web,

    /// <summary>Mobile app.</summary>
    App,

    /// <summary>Mini program.</summary>
    Mini,
}

/// <summary>A person as WeChat names them.</summary>
/// <param name="UnionId">Null where the app belongs to no open-platform account.</param>
/// <param name="NickName">Null where not asked for or not given.</param>
/// <param name="IsSnapshot">A visitor of a snapshot page: a virtual identity that may not be bound.</param>
public sealed record WeChatPerson(string AppId, string OpenId, string? UnionId, string? NickName, bool IsSnapshot);

public interface IWeChat
{
    string Provider { get; }

    string AppId(WeChatApp app);

    /// <summary>
    /// Exchanges an OAuth code (mini program: a js_code). A code that WeChat refuses (40029, 40163, 42003) is a
    /// <see cref="VendorFault.Request"/> with that code.
    /// </summary>
    /// <param name="wantsProfile">
    /// Says of a person whose ids are known whether the nickname is asked for as well, where the app's scope allows it; null: of nobody.
    /// </param>
    Task<VendorAnswer<WeChatPerson>> Exchange(
        WeChatApp app, string code, Func<WeChatPerson, Task<bool>>? wantsProfile, CancellationToken stop);
}
