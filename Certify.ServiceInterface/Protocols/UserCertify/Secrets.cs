using Certify.ServiceInterface.Domain.Text;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>This door's clients hash passwords themselves and send 32 hex digits.</summary>
internal static class Secrets
{
    /// <summary>The canonical secret; null where it is absent or nothing that a client of this door sends.</summary>
    public static string? Of(string? hex) => Md5Secret.FromClientHex(hex, out var secret) ? secret : null;
}
