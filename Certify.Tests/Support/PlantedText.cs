using System.Text;

namespace Certify.Tests.Support;

/// <summary>Looks for texts that must not lie anywhere, in every form in which they could: UTF-8, UTF-16, and base64 of either.</summary>
public sealed class PlantedText
{
    private readonly List<(string Name, byte[] Bytes)> forms = [];

    public void Add(string name, string text)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var bytes = encoding.GetBytes(text);
            forms.Add(($"{name} in {encoding.WebName}", bytes));
            for (var shift = 0; shift < 3; shift++)
            {
                forms.Add(($"{name} in base64 of {encoding.WebName}", Encoding.ASCII.GetBytes(Base64Core(bytes, shift))));
            }
        }

        forms.Add(($"{name} escaped", Encoding.ASCII.GetBytes(Uri.EscapeDataString(text))));
    }

    /// <summary>Which planted texts are in there.</summary>
    public IReadOnlyList<string> FoundIn(ReadOnlySpan<byte> content)
    {
        var found = new List<string>();
        foreach (var (name, bytes) in forms)
        {
            if (content.IndexOf(bytes) >= 0)
            {
                found.Add(name);
            }
        }

        return found;
    }

    /// <summary>The part of the base64 that depends on nothing around the text.</summary>
    private static string Base64Core(byte[] bytes, int shift)
    {
        byte[] shifted = [.. new byte[shift], .. bytes];
        var whole = shifted.Length / 3 * 3;
        return Convert.ToBase64String(shifted, 0, whole)[(shift == 0 ? 0 : 4)..];
    }
}
