using System.Diagnostics;
using System.Text;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>Programs and files of the machine that ./test installs. Where one is missing its tests are ignored, or fail when servers are required.</summary>
internal static class Tools
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>The program, from the first folder of the path that has it.</summary>
    public static string Program(string name) =>
        File(name, [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))]);

    /// <summary>The first of the paths that is there.</summary>
    public static string File(string name, params string[] paths)
    {
        if (paths.FirstOrDefault(System.IO.File.Exists) is { } found)
        {
            return found;
        }

        if (Environment.GetEnvironmentVariable("CERTIFY_REQUIRE_SERVERS") == "1")
        {
            Assert.Fail($"{name} is required and missing.");
        }

        Assert.Ignore($"needs {name}: run ./test");
        return "";
    }

    /// <summary>Runs a program to its end, with UTF-8 on every side.</summary>
    public static async Task<Ran> Run(string folder, string input, IReadOnlyDictionary<string, string> environment, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        using var running = Process.Start(start)!;
        var (output, errors) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        await running.StandardInput.WriteAsync(input);
        running.StandardInput.Close();
        try
        {
            await running.WaitForExitAsync().WaitAsync(Limit);
        }
        finally
        {
            if (!running.HasExited)
            {
                running.Kill(entireProcessTree: true);
            }
        }

        return new Ran(running.ExitCode, await output, await errors);
    }
}

/// <summary>What a program that ended gave.</summary>
internal sealed record Ran(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public override string ToString() => $"exit code {ExitCode}\n{Output}{Errors}";
}
