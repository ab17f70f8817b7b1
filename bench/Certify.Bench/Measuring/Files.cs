using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Certify.Bench.Measuring;

/// <summary>Where things are: the repository, and a folder that goes with the run.</summary>
internal static class Files
{
    public static string Repository { get; } = FindRepository();

    /// <summary>Made by bench/run, which also removes it.</summary>
    public static string Work { get; } = Environment.GetEnvironmentVariable("CERTIFY_BENCH_WORK") ?? Directory.CreateTempSubdirectory("certify-bench-").FullName;

    public static string Script(string name) => Path.Combine(Repository, "bench", "wrk", name);

    public static string Program(string project) =>
        Path.Combine(Repository, project, "bin", "Release", "net10.0", Path.GetFileName(project) + ".dll");

    /// <summary>Publishes a project as docs/operations.md says, compiled ahead for this system; gives the assembly.</summary>
    public static async Task<string> Published(string project)
    {
        var folder = NewFolder("published");
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(Repository, project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "-p:PublishReadyToRun=true", "-o", folder, "-v", "q", "--nologo",
        ]))!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(folder, Path.GetFileName(project) + ".dll")
            : throw new InvalidOperationException($"{project} could not be published.");
    }

    public static string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(Work, $"{name}-{Guid.NewGuid():N}")).FullName;

    public static async Task<string> Write(string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(Work, name);
        await File.WriteAllLinesAsync(path, lines);
        return path;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Certify.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
