namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>The most code points of this door's own fields.</summary>
internal static class Longest
{
    public const int UserName = 30, CompanyName = 100, CompanyAddress = 200;
}
