using System.Text.RegularExpressions;
using Certify.Tests.Support;

namespace Certify.Tests.Rooms;

/// <summary>
/// Finds the methods with a body in braces by counting braces: a block whose parent is a type and whose head has a parameter
/// list. What stands behind an arrow is one expression, often a table, and is not counted.
/// </summary>
public static partial class MethodLengths
{
    /// <summary>The methods whose bodies have more lines than allowed.</summary>
    public static IEnumerable<string> Longer(SourceFile file, int allowed)
    {
        var code = CSharpText.WithoutCommentsAndStrings(file.Text);
        var open = new Stack<(bool IsType, string? Method, int Line)>();
        var (head, line) = (0, 0);
        for (var at = 0; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '\n':
                    line++;
                    break;
                case '{':
                    open.Push(Block(code[head..at], insideType: open.Count > 0 && open.Peek().IsType, line));
                    head = at + 1;
                    break;
                case '}':
                    var block = open.Count > 0 ? open.Pop() : default;
                    if (block.Method is { } method && line - block.Line - 1 > allowed)
                    {
                        yield return file.At(block.Line, $"{method} has {line - block.Line - 1} lines");
                    }
                    head = at + 1;
                    break;
                case ';':
                    head = at + 1;
                    break;
            }
        }
    }

    private static (bool IsType, string? Method, int Line) Block(string head, bool insideType, int line)
    {
        head = WithoutBrackets(head);
        if (TypeHead().IsMatch(head))
        {
            return (true, null, line);
        }
        var method = insideType ? MethodHead().Match(head) : Match.Empty;
        return (false, method.Success ? method.Groups["name"].Value : null, line);
    }

    /// <summary>A head without type arguments and attributes, its parameters only a sign: what looks like code in there is none.</summary>
    private static string WithoutBrackets(string head)
    {
        string before;
        do
        {
            before = head;
            head = Brackets().Replace(head, match => match.Value[0] == '(' ? "\u00a7" : "");
        }
        while (head != before);
        return head;
    }

    [GeneratedRegex(@"\b(class|struct|record|interface|enum|namespace)\s+\w")]
    private static partial Regex TypeHead();

    [GeneratedRegex(@"\([^()<>\[\]]*\)|<[^()<>\[\]]*>|\[[^()<>\[\]]*\]")]
    private static partial Regex Brackets();

    // What has an equals sign outside of its parameters is a property with a value, or an arrow.
    [GeneratedRegex(@"^[^=\u00a7]*?(?<name>\w+)\s*\u00a7[^=]*$")]
    private static partial Regex MethodHead();
}
