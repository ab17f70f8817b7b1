namespace Certify.ServiceInterface.Domain;

/// <summary>How a token was got, as it is written in the token and asked for at sign-in.</summary>
public static class AuthTypes
{
    public const string Guest = "guest";
    public const string EmailPassword = "email_password";
    public const string EmailCheckCode = "email_checkcode";
    public const string PhonePassword = "phone_password";
    public const string PhoneCheckCode = "phone_checkcode";
    public const string OAuthWeChat = "oauth_wechat";
}
