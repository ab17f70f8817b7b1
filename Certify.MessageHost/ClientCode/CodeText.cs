using System.Text;

namespace Certify.MessageHost.ClientCode;

/// <summary>Text that grows line by line, at an indentation.</summary>
internal sealed class CodeText
{
    private const int LineWidth = 120;

    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
    }

    /// <summary>Writes a line that opens a block, and what is inside, further in. The closing line may be empty.</summary>
    public void Block(string open, Action inside, string close)
    {
        Line(open);
        depth++;
        inside();
        depth--;
        if (close.Length > 0)
        {
            Line(close);
        }
    }

    /// <summary>The same with the opening brace on a line of its own.</summary>
    public void Braces(string head, Action inside, string close = "}")
    {
        Line(head);
        Block("{", inside, close);
    }

    /// <summary>A comment of as many lines as it takes, each with the prefix.</summary>
    public void Comment(string prefix, string? words)
    {
        foreach (var line in Wrap(words, LineWidth - prefix.Length - (depth * 4)))
        {
            Line(prefix + line);
        }
    }

    /// <summary>Splits at blanks into lines of at most the width.</summary>
    public static IEnumerable<string> Wrap(string? words, int width)
    {
        var line = new StringBuilder();
        foreach (var word in (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    public override string ToString() => text.ToString();
}
