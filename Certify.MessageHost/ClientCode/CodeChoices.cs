namespace Certify.MessageHost.ClientCode;

/// <summary>
/// The options of one request for code. Names are matched ignoring case, unknown ones are dropped, and so are values with characters
/// that no option needs: they are written into a source file.
/// </summary>
internal sealed class CodeChoices
{
    private const int LongestValue = 2000;

    private readonly IReadOnlyList<CodeOption> known;
    private readonly Dictionary<string, string> chosen = new(StringComparer.OrdinalIgnoreCase);

    public CodeChoices(IReadOnlyList<CodeOption> known, IEnumerable<KeyValuePair<string, string>> given)
    {
        this.known = known;
        foreach (var (name, value) in given)
        {
            // A slash and a star together open or end a comment; a namespace filter is as clear with a dot.
            var plain = value.Trim().Replace("/*", ".*", StringComparison.Ordinal);
            if (IsHarmless(plain) && known.FirstOrDefault(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } option)
            {
                chosen[option.Name] = plain;
            }
        }
    }

    public IReadOnlyList<CodeOption> Known => known;

    public string? Chosen(string name) => chosen.GetValueOrDefault(name);

    /// <summary>What was chosen, or else the default; empty where neither is.</summary>
    public string Text(string name) => Chosen(name) ?? known.FirstOrDefault(option => option.Name == name)?.Default ?? "";

    public bool Flag(string name, bool otherwise = false) => bool.TryParse(Text(name), out var flag) ? flag : otherwise;

    public IReadOnlyList<string> List(string name) =>
        Text(name).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsHarmless(string value) =>
        value.Length <= LongestValue && !value.Contains("*/", StringComparison.Ordinal)
        && value.All(character => char.IsAsciiLetterOrDigit(character) || "_.,:;/*{}<>@- ".Contains(character, StringComparison.Ordinal));
}
