using System.Text;

namespace Certify.ServiceInterface.Domain;

/// <summary>How personal values are shown to people who need not know them. Total: whatever comes in, nothing more goes out.</summary>
public static class Masks
{
    private const int Head = 3;
    private const int Tail = 4;

    /// <summary><c>138****8000</c>.</summary>
    public static string Phone(string? phone) => Ends(phone, "****");

    /// <summary><c>a***@example.com</c>.</summary>
    public static string Email(string? email)
    {
        if (string.IsNullOrEmpty(email))
        {
            return "";
        }

        var at = email.LastIndexOf('@');
        return at > 0 ? $"{FirstCharacter(email)}***{email[at..]}" : "***";
    }

    /// <summary>The first character, then <c>*</c> for each other: <c>张**</c>. Characters are code points.</summary>
    public static string Name(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return "";
        }

        var count = 0;
        foreach (var _ in name.EnumerateRunes())
        {
            count++;
        }

        return FirstCharacter(name) + new string('*', count - 1);
    }

    /// <summary>The first three characters, <c>*</c>, the last four: <c>110*002X</c>. One star: the length is nobody's business either.</summary>
    public static string Number(string? number) => Ends(number, "*");

    /// <summary>A nickname, which at some doors begins as the phone or the address itself.</summary>
    public static string UserName(string? userName, string? phone, string? email) =>
        string.IsNullOrEmpty(userName) ? ""
        : userName == phone ? Phone(phone)
        : string.Equals(userName, email, StringComparison.OrdinalIgnoreCase) ? Email(email)
        : userName;

    private static string Ends(string? text, string stars) =>
        string.IsNullOrEmpty(text) ? ""
        : text.Length <= Head + Tail ? stars
        : string.Concat(text.AsSpan(0, Head), stars, text.AsSpan(text.Length - Tail));

    private static string FirstCharacter(string text)
    {
        Rune.DecodeFromUtf16(text, out var first, out _);
        return first.ToString();
    }
}
