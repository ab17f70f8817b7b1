using System.Text.RegularExpressions;
using Certify.Tests.Support;

namespace Certify.Tests.Rooms;

/// <summary>What the code in one folder may not see: namespaces, with everything below them.</summary>
public sealed record RoomRule(string Folder, params string[] Unseen)
{
    /// <summary>The lines that name an unseen namespace, in a using or in front of a type. Comments may name anything.</summary>
    public IEnumerable<string> Violations(SourceFile file)
    {
        if (!file.IsCSharp || !file.Path.StartsWith(Folder + "/", StringComparison.Ordinal))
        {
            yield break;
        }
        var code = CSharpText.WithoutCommentsAndStrings(file.Text).Split('\n');
        for (var line = 0; line < code.Length; line++)
        {
            foreach (var unseen in Unseen.Where(unseen => Names(code[line], unseen)))
            {
                yield return file.At(line, $"{Folder} does not see {unseen}");
            }
        }
    }

    private static bool Names(string line, string unseen) =>
        Regex.IsMatch(line, $@"(?<![\w.]){Regex.Escape(unseen)}(?!\w)", RegexOptions.CultureInvariant);
}
