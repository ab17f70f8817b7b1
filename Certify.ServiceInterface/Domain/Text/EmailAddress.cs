using System.Buffers;

namespace Certify.ServiceInterface.Domain.Text;

/// <summary>An e-mail address: ASCII, one <c>@</c>, a dotted domain. Its canonical form is lower-case.</summary>
public static class EmailAddress
{
    private const int LongestAddress = 254;
    private const int LongestLocalPart = 64;
    private const int LongestLabel = 63;

    // What may stand in a local part without quotes. Quotes, commas, angle brackets and line breaks must never
    // come through: they would let an address add recipients or headers to a mail.
    private static readonly SearchValues<char> LocalCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+-/=?^_`{|}~");

    private static readonly SearchValues<char> LabelCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    public static bool TryParse(string? text, out string canonical)
    {
        canonical = "";
        var address = text.AsSpan().Trim();
        var at = address.IndexOf('@');
        if (address.Length > LongestAddress || at < 0 || !IsLocalPart(address[..at]) || !IsDomain(address[(at + 1)..]))
        {
            return false;
        }

        canonical = address.ToString().ToLowerInvariant();
        return true;
    }

    private static bool IsLocalPart(ReadOnlySpan<char> local) =>
        local.Length is > 0 and <= LongestLocalPart
        && !local.ContainsAnyExcept(LocalCharacters)
        && local[0] != '.'
        && local[^1] != '.'
        && local.IndexOf("..") < 0;

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var labels = 0;
        foreach (var range in domain.Split('.'))
        {
            if (!IsLabel(domain[range]))
            {
                return false;
            }

            labels++;
        }

        return labels >= 2;
    }

    private static bool IsLabel(ReadOnlySpan<char> label) =>
        label.Length is > 0 and <= LongestLabel
        && !label.ContainsAnyExcept(LabelCharacters)
        && label[0] != '-'
        && label[^1] != '-';
}
