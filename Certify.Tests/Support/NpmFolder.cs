using System.Collections.Concurrent;
using System.Diagnostics;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>
/// Published packages of npm, pinned by a lock file in the tree and installed outside it: by ./test, which names the folder in an
/// environment variable, else here and for this run only.
/// </summary>
public sealed class NpmFolder
{
    private static readonly ConcurrentBag<string> Own = [];

    private readonly string source;
    private readonly string variable;
    private readonly Lazy<Task<string?>> installed;

    public NpmFolder(string variable, params string[] source)
    {
        (this.variable, this.source) = (variable, Path.Combine([AppContext.BaseDirectory, .. source]));
        installed = new Lazy<Task<string?>>(Install);
    }

    /// <summary>Takes away what was installed for this run only.</summary>
    public static void RemoveOwn()
    {
        foreach (var folder in Own)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Starts a script or a module of the folder in Node.</summary>
    public async Task<Process> Start(params string[] arguments) => Start("node", await Installed(), arguments);

    /// <summary>The folder; without it the test is ignored, or fails where servers are required.</summary>
    public async Task<string> Installed()
    {
        if (await installed.Value is { } folder)
        {
            return folder;
        }

        if (Environment.GetEnvironmentVariable("CERTIFY_REQUIRE_SERVERS") == "1")
        {
            Assert.Fail($"The packages of {variable} are required: node or npm is missing, or npm could not install them.");
        }

        Assert.Ignore("needs node and npm with a registry: run ./test");
        return "";
    }

    private async Task<string?> Install()
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } there)
        {
            return there;
        }

        var folder = Directory.CreateTempSubdirectory("certify-npm-").FullName;
        Own.Add(folder);
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        try
        {
            using var npm = Start("npm", folder, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            npm.StandardInput.Close();
            await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync(), npm.WaitForExitAsync());
            return npm.ExitCode == 0 ? folder : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static Process Start(string program, string folder, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
