namespace Certify.ServiceInterface.Providers.WeChat;

internal static class WeChatMapping
{
    /// <summary>What an error means where a code is exchanged: the secret is ours and the code the client's.</summary>
    public static VendorFault OfExchange(long errorCode) => errorCode switch
    {
        // Invalid, used, expired.
        40029 or 40163 or 42003 => VendorFault.Request,
        // App id, secret, or a right of the app.
        40001 or 40013 or 40125 or 40164 or 48001 => VendorFault.Account,
        45009 or 45011 => VendorFault.Throttled,
        -1 => VendorFault.Unavailable,
        _ => VendorFault.Request,
    };

    /// <summary>Where a profile is asked for with a token of a moment ago, its refusal is not the client's doing.</summary>
    public static VendorFault OfProfile(long errorCode) => errorCode switch
    {
        40001 or 40003 or 40014 or 41009 or 42001 => VendorFault.Unavailable,
        _ => OfExchange(errorCode),
    };

    public static bool MayReadProfile(string? scope) =>
        scope?.Split(',', StringSplitOptions.TrimEntries).Any(one => one is "snsapi_userinfo" or "snsapi_login") == true;
}
