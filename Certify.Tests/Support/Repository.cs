using System.Diagnostics;
using System.Text;

namespace Certify.Tests.Support;

/// <summary>The files that belong to the repository: tracked ones, and new ones that git does not ignore.</summary>
public static class Repository
{
    private static readonly string[] Unowned = [".git", "bin", "obj", "data", "node_modules", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files { get; } = [.. Paths().Select(Read).OfType<SourceFile>()];

    public static IEnumerable<SourceFile> CSharp => Files.Where(file => file.IsCSharp);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Certify.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
        return folder.FullName;
    }

    private static IEnumerable<string> Paths() => ListedByGit() ?? Walked();

    private static IEnumerable<string>? ListedByGit()
    {
        if (!Path.Exists(Path.Combine(Root, ".git")))
        {
            return null;
        }
        var start = new ProcessStartInfo(
            "git", ["-c", $"safe.directory={Root}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var git = Process.Start(start)!;
            var listed = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // no git on this machine
        }
    }

    private static IEnumerable<string> Walked() =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(Unowned.Contains));

    /// <summary>Null for what is no text, and for what was deleted but not committed.</summary>
    private static SourceFile? Read(string path)
    {
        var file = Path.Combine(Root, path);
        if (!File.Exists(file))
        {
            return null;
        }
        var text = File.ReadAllText(file);
        return text.Contains('\0') ? null : new SourceFile(path, text);
    }
}
