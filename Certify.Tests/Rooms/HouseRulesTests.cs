using System.Text.RegularExpressions;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Rooms;

/// <summary>Sizes, names, and what has no place in the repository.</summary>
public sealed partial class HouseRulesTests
{
    private const int FileLines = 300;
    private const int MethodLines = 40;
    private const int ReadmeLines = 200;

    // Put together here, so that this file does not break its own rule.
    private static readonly Regex Leftover = new(string.Join('|',
    [
        @"\bTO" + @"DO\b", @"\bFIX" + @"ME\b",
        @"(?<![\w./:-])/(ro" + "ot|ho" + "me|Us" + "ers|wo" + @"rk)/\w",
        @"registry\.np" + @"mjs|np" + @"mmirror|api\.nu" + @"get\.org|py" + @"pi\.org|artif" + "actory",
    ]), RegexOptions.CultureInvariant);

    [Test]
    public void Files_stay_small_enough_to_read() =>
        Assert.That(Repository.CSharp.SelectMany(TooLong), Is.Empty);

    [Test]
    public void Methods_stay_small_enough_to_read() =>
        Assert.That(Repository.CSharp.SelectMany(file => MethodLengths.Longer(file, MethodLines)), Is.Empty);

    [Test]
    public void Types_are_named_by_what_they_do() =>
        Assert.That(Repository.CSharp.SelectMany(VagueNames), Is.Empty);

    [Test]
    public void Nothing_is_left_lying_about() =>
        Assert.That(Repository.Files.SelectMany(Leftovers), Is.Empty);

    [Test]
    public void Banned_symbols_are_listed_and_every_project_reads_the_list()
    {
        var banned = Text("BannedSymbols.txt");

        Assert.That(banned, Does.Contain("System.DateTime.Now").And.Contain("Thread.Sleep").And.Contain("Task`1.Result"));
        Assert.That(Text("Directory.Build.props"), Does.Contain("BannedSymbols.txt").And.Contain("BannedApiAnalyzers"));
    }

    [Test]
    public void The_readme_is_short() =>
        Assert.That(Repository.Files.Where(file => file.Path == "README.md" && file.Lines.Length > ReadmeLines + 1), Is.Empty);

    [Test]
    public void Each_rule_finds_what_breaks_it()
    {
        Assert.That(TooLong(new SourceFile("A.cs", string.Concat(Enumerable.Repeat("//\n", FileLines)))), Is.Empty);
        Assert.That(TooLong(new SourceFile("A.cs", string.Concat(Enumerable.Repeat("//\n", FileLines + 1)))), Is.Not.Empty);
        Assert.That(VagueNames(new SourceFile("A.cs", "internal static class Date" + "Helper;")), Is.EqualTo(new[] { "A.cs:1 DateHelper says nothing" }));
        Assert.That(VagueNames(new SourceFile("A.cs", "record struct String" + "Utils(int A);")), Is.Not.Empty);
        Assert.That(VagueNames(new SourceFile("A.cs", "class Managerial;")), Is.Empty);
        Assert.That(Leftovers(new SourceFile("a.md", "\n// TO" + "DO: later")), Is.EqualTo(new[] { "a.md:2 does not belong here" }));
        Assert.That(Leftovers(new SourceFile("a.md", "see /ro" + "ot/notes")), Is.Not.Empty);
        Assert.That(Leftovers(new SourceFile("a.md", "https://registry.np" + "mjs.org/")), Is.Not.Empty);
        Assert.That(Leftovers(new SourceFile("a.md", "GET /user/wo" + "rk/home/ and https://example.com/ho" + "me/x")), Is.Empty);
    }

    [TestCase(40, 0)]
    [TestCase(41, 1)]
    public void A_method_is_measured_by_the_lines_of_its_body(int lines, int found)
    {
        var body = string.Concat(Enumerable.Repeat("        if (b) { Call(\"}}{\", '{'); } // }\n", lines));
        var code = "namespace N;\n\npublic sealed class A(int c) : B<C>(c), D where C : new()\n{\n    int p = new() { E = 1 };\n\n"
            + "    [Test(\"(\", Order = 1)]\n    public async Task<int> Long<T>((int, int) b, Func<int> d, int e = 1)\n        where T : class\n    {\n" + body + "    }\n\n"
            + "    public int Short { get { return 1; } }\n}\n";

        var longer = MethodLengths.Longer(new SourceFile("A.cs", code), MethodLines).ToArray();

        Assert.That(longer, Has.Length.EqualTo(found));
        Assert.That(longer, Is.All.EqualTo($"A.cs:10 Long has {lines} lines"));
    }

    private static string Text(string path) => Repository.Files.Single(file => file.Path == path).Text;

    private static IEnumerable<string> TooLong(SourceFile file) =>
        file.Lines.Length > FileLines + 1 ? [$"{file.Path} has {file.Lines.Length - 1} lines"] : [];

    private static IEnumerable<string> VagueNames(SourceFile file) =>
        from line in CSharpText.WithoutCommentsAndStrings(file.Text).Split('\n').Index()
        let name = VagueName().Match(line.Item)
        where name.Success
        select file.At(line.Index, $"{name.Groups["name"].Value} says nothing");

    private static IEnumerable<string> Leftovers(SourceFile file) =>
        file.Lines.Index().Where(line => Leftover.IsMatch(line.Item)).Select(line => file.At(line.Index, "does not belong here"));

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+(?<name>\w*(Helpers?|Utils?|Utility|Utilities|Managers?))\b")]
    private static partial Regex VagueName();
}
