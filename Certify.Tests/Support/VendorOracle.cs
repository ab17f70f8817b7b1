using System.Diagnostics;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>
/// The vendors' own packages, asked through <c>vendor-oracle/index.mjs</c>. They are installed outside the tree: by ./test,
/// which names the folder in <c>CERTIFY_TEST_VENDOR_ORACLE</c>, else here and for this run only.
/// </summary>
public static class VendorOracle
{
    private static readonly Lazy<Task<string?>> Folder = new(Install);

    private static string? ownFolder;

    /// <summary>Asks one question and reads one answer.</summary>
    public static async Task<JsonNode> Ask(string command, JsonNode question)
    {
        using var node = await Start(command);
        await node.StandardInput.WriteAsync(question.ToJsonString());
        node.StandardInput.Close();
        var errors = node.StandardError.ReadToEndAsync();
        var answer = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.That(node.ExitCode, Is.Zero, await errors);
        return JsonNode.Parse(answer)!;
    }

    public static async Task<Process> Start(params string[] arguments) => Start("node", await Require(), ["index.mjs", .. arguments]);

    /// <summary>Takes away what was installed for this run only.</summary>
    public static void Remove()
    {
        if (ownFolder is not null)
        {
            Directory.Delete(ownFolder, recursive: true);
        }
    }

    private static async Task<string> Require()
    {
        if (await Folder.Value is { } folder)
        {
            return folder;
        }

        if (Environment.GetEnvironmentVariable("CERTIFY_REQUIRE_SERVERS") == "1")
        {
            Assert.Fail("The vendors' packages are required: node or npm is missing, or npm could not install them.");
        }

        Assert.Ignore("needs node and npm with a registry: run ./test");
        return "";
    }

    private static async Task<string?> Install()
    {
        if (Environment.GetEnvironmentVariable("CERTIFY_TEST_VENDOR_ORACLE") is { Length: > 0 } installed)
        {
            return installed;
        }

        var folder = ownFolder = Directory.CreateTempSubdirectory("certify-vendor-oracle-").FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Support", "vendor-oracle")))
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
