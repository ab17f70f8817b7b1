using System.Text;

namespace Certify.Tests.Rooms;

/// <summary>C# without what it says in comments, strings and characters: blanks stand in their place, every line stays where it is.</summary>
public static class CSharpText
{
    public static string WithoutCommentsAndStrings(string code)
    {
        var blanked = new StringBuilder(code);
        var at = 0;
        while (at < code.Length)
        {
            var end = EndOfText(code, at);
            for (var i = at; i < end; i++)
            {
                if (blanked[i] != '\n')
                {
                    blanked[i] = ' ';
                }
            }
            at = Math.Max(end, at + 1);
        }
        return blanked.ToString();
    }

    /// <summary>Where the comment or literal that begins here ends; the same place when none begins here.</summary>
    private static int EndOfText(string code, int at)
    {
        if (StartsWith(code, at, "//"))
        {
            return IndexAfter(code, at, "\n") - 1;
        }
        if (StartsWith(code, at, "/*"))
        {
            return IndexAfter(code, at + 2, "*/");
        }
        if (code[at] == '\'')
        {
            return EndOfEscaped(code, at + 1, '\'', interpolated: false);
        }
        return code[at] is '"' or '$' or '@' ? EndOfString(code, at) : at;
    }

    private static int EndOfString(string code, int at)
    {
        var quote = at;
        while (quote < code.Length && code[quote] is '$' or '@')
        {
            quote++;
        }
        if (quote >= code.Length || code[quote] != '"')
        {
            return at;
        }
        var prefix = code[at..quote];
        var quotes = code[quote..].TakeWhile(character => character == '"').Count();
        if (quotes >= 3)
        {
            return IndexAfter(code, quote + quotes, new string('"', quotes));
        }
        return prefix.Contains('@')
            ? EndOfVerbatim(code, quote + 1)
            : EndOfEscaped(code, quote + 1, '"', prefix.Contains('$'));
    }

    private static int EndOfVerbatim(string code, int at)
    {
        while (at < code.Length && (code[at] != '"' || StartsWith(code, at, "\"\"")))
        {
            at += code[at] == '"' ? 2 : 1;
        }
        return at + 1;
    }

    private static int EndOfEscaped(string code, int at, char closing, bool interpolated)
    {
        while (at < code.Length && code[at] != closing)
        {
            if (interpolated && code[at] == '{' && !StartsWith(code, at, "{{"))
            {
                at = EndOfHole(code, at + 1);
                continue;
            }
            at += code[at] == '\\' || StartsWith(code, at, "{{") ? 2 : 1;
        }
        return at + 1;
    }

    /// <summary>A hole of an interpolated string is code, with strings and braces of its own.</summary>
    private static int EndOfHole(string code, int at)
    {
        for (var depth = 1; at < code.Length && depth > 0;)
        {
            var end = EndOfText(code, at);
            if (end > at)
            {
                at = end;
                continue;
            }
            depth += code[at] switch { '{' => 1, '}' => -1, _ => 0 };
            at++;
        }
        return at;
    }

    private static bool StartsWith(string code, int at, string what) =>
        string.CompareOrdinal(code, at, what, 0, what.Length) == 0;

    private static int IndexAfter(string code, int at, string what)
    {
        var found = at > code.Length ? -1 : code.IndexOf(what, at, StringComparison.Ordinal);
        return found < 0 ? code.Length : found + what.Length;
    }
}
