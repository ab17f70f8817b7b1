using System.Diagnostics;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.ClientCode.Script;

/// <summary>
/// A folder outside the tree with the packages, the generated code and the samples, made once for all tests of scripts, and a
/// running Certify. Everything in TypeScript is compiled there by one run of the compiler.
/// </summary>
[SetUpFixture]
public sealed class ScriptWorkshop
{
    private static readonly NpmFolder Packages = new("CERTIFY_TEST_SCRIPT_CLIENTS", "ClientCode", "Script", "npm");

    /// <summary>The samples in TypeScript, each with its own settings for the compiler.</summary>
    private static readonly string[] Samples = ["typescript-web", "node"];

    private static DirectoryInfo folder = null!;

    public static CertifyApp App { get; private set; } = null!;

    /// <summary>The compiler's exit code and what it complained of.</summary>
    public static Finished Compiled { get; private set; } = null!;

    /// <summary>The address as clients are given it, without a slash at its end.</summary>
    public static string BaseUrl => App.BaseUrl.ToString().TrimEnd('/');

    public static string PathOf(params string[] parts) => Path.Combine([folder.FullName, .. parts]);

    /// <summary>Starts a script of the workshop in Node.</summary>
    public static Process Start(params string[] arguments) => Start(folder.FullName, arguments);

    private static Process Start(string workingFolder, string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SERVICESTACK_TELEMETRY_OPTOUT"] = "1";
        return Process.Start(start)!;
    }

    /// <summary>Runs a tool of the packages to its end, in a folder of the workshop.</summary>
    public static Task<Finished> RunTool(string workingFolder, string tool, params string[] arguments) =>
        Run(workingFolder, PathOf("node_modules", ".bin", tool), arguments);

    private static async Task<Finished> Run(string workingFolder, string script, string[] arguments)
    {
        using var node = Start(workingFolder, [script, .. arguments]);
        node.StandardInput.Close();
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        return new Finished(node.ExitCode, await output + await errors);
    }

    [OneTimeSetUp]
    public async Task Open()
    {
        var packages = await Packages.Installed();
        folder = Directory.CreateTempSubdirectory("certify-scripts-");
        Directory.CreateSymbolicLink(PathOf("node_modules"), Path.Combine(packages, "node_modules"));
        var source = Path.Combine(AppContext.BaseDirectory, "ClientCode", "Script", "npm");
        foreach (var file in Directory.GetFiles(source).Where(file => Path.GetExtension(file) is ".mjs" or ".json"))
        {
            File.Copy(file, PathOf(Path.GetFileName(file)));
        }

        await File.WriteAllBytesAsync(PathOf("photo.jpg"), TestImages.Jpeg());
        App = await CertifyApp.Start(works: true);
        await Task.WhenAll(
            Fetch("/types/mjs", "dtos.mjs"),
            Fetch("/types/typescript", "typed", "dtos.ts"),
            Fetch("/types/typescript.d", "declared", "dtos.d.ts"),
            Fetch("/types/typescript.d", "declared", "dtos-themselves.ts"), // declaration files are used but not judged: it takes most of the time
            Fetch("/types/metadata.json", "metadata.json"),
            Fetch("/ui/snippets.js", "ui-snippets.mjs"),
            Fetch("/openapi/v1.json", "openapi", "openapi.json"));
        foreach (var user in new[] { "typed", "declared", "openapi" })
        {
            File.Copy(Path.Combine(source, user + ".ts"), PathOf(user, "use.ts"));
        }

        var made = await Task.WhenAll(
        [
            .. Samples.Select(Copy),
            RunTool(PathOf("openapi"), "openapi-typescript", "openapi.json", "-o", "schema.d.ts"),
            Run(folder.FullName, PathOf("snippets.mjs"), ["metadata.json", "snippets"]),
        ]);
        Compiled = made.FirstOrDefault(tool => tool.ExitCode != 0) ?? await RunTool(folder.FullName, "tsc", ["-b", ".", .. Samples]);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (App is not null)
        {
            await App.DisposeAsync();
        }

        folder?.Delete(recursive: true);
    }

    private static async Task Fetch(string path, params string[] file)
    {
        var target = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await File.WriteAllBytesAsync(target, await App.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative)));
    }

    /// <summary>A sample as somebody has it who did what its README says: the packages, and the classes fetched by the tool.</summary>
    private static async Task<Finished> Copy(string sample)
    {
        var prefix = $"samples/{sample}/";
        foreach (var file in Repository.Files.Where(file => file.Path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var target = PathOf(sample, file.Path[prefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllTextAsync(target, file.Text);
        }

        Directory.CreateSymbolicLink(PathOf(sample, "node_modules"), PathOf("node_modules"));
        return await RunTool(PathOf(sample, "src"), "typescript-ref", BaseUrl);
    }

    public sealed record Finished(int ExitCode, string Output);
}
