using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Certify.ServiceInterface.Domain.Text;

/// <summary>
/// The one form in which a password reaches the core: the lower-case MD5 hex of what the user typed, because that is
/// all some clients ever send. It protects nothing; what is stored is a slow salted hash of it. Which of the two
/// readings applies is decided by the door, never by the looks of the text.
/// </summary>
public static class Md5Secret
{
    public const int ShortestPassword = 6;
    public const int LongestPassword = 64;

    private const int HexLength = 2 * MD5.HashSizeInBytes;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Reads what a client that hashes for itself has sent.</summary>
    public static bool FromClientHex(string? hex, out string secret)
    {
        if (hex is not { Length: HexLength } || hex.AsSpan().ContainsAnyExcept(HexDigits))
        {
            secret = "";
            return false;
        }

        secret = hex.ToLowerInvariant();
        return true;
    }

    /// <summary>The secret of a password to be compared. Any text has one; a wrong text simply fits no account.</summary>
    public static string FromPlainText(string? password) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password ?? "")));

    /// <summary>The secret of a password to be set: 6 to 64 characters, each a whole one.</summary>
    public static bool FromNewPlainText(string? password, out string secret)
    {
        secret = "";
        var count = 0;
        for (var rest = password.AsSpan(); !rest.IsEmpty; count++)
        {
            // Half a surrogate pair would be hashed as a replacement character: every such password would fit the others.
            if (count == LongestPassword || Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        if (count < ShortestPassword)
        {
            return false;
        }

        secret = FromPlainText(password);
        return true;
    }
}
