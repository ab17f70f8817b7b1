using System.Runtime.InteropServices;
using Certify.Tests.Support;

namespace Certify.Tests.ClientCode.Native;

/// <summary>The compiler of the SDK, called directly: no project, no restore.</summary>
internal sealed class CSharpClient() : NativeLanguage("csharp")
{
    // What ImplicitUsings of the sample's project gives.
    private static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string Runtime = RuntimeEnvironment.GetRuntimeDirectory();

    public override string CatalogueFile => "dtos.cs";

    public override string GadgetFile => "gadgets.cs";

    public override string GadgetOptions => "GlobalNamespace=Gadgets";

    protected override string Extension => ".cs";

    private static string[] Compilers =>
        [.. Directory.GetDirectories(Path.Combine(Runtime, "..", "..", "..", "sdk"), "10.*").Order(StringComparer.Ordinal).Reverse()
            .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"))];

    private static IEnumerable<string> References =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(file => file.StartsWith(Runtime, StringComparison.Ordinal));

    public override void RequireTools() => Tools.File("the C# compiler of the SDK", Compilers);

    internal override async Task<Ran> Compile(string folder, IReadOnlyList<string> sources)
    {
        var usings = Path.Combine(folder, "usings.cs");
        await File.WriteAllLinesAsync(usings, ImplicitUsings.Select(name => $"global using {name};"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "client.runtimeconfig.json"),
            $$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }""");
        var isProgram = sources.Any(source => source.EndsWith("Wire.cs", StringComparison.Ordinal));
        string[] options = ["-nologo", "-noconfig", "-nullable:enable", "-warnaserror+", "-langversion:latest", "-out:client.dll"];
        string[] kind = isProgram ? ["-main:Wire"] : ["-target:library"];
        return await Tools.Run(
            folder, "", Nothing, "dotnet", [Compilers.First(File.Exists), .. options, .. kind, .. References.Select(file => "-r:" + file), usings, .. Stubs, .. sources]);
    }

    internal override Task<Ran> RunWire(string folder, string mode, string input) =>
        Tools.Run(folder, input, Nothing, "dotnet", "exec", Path.Combine(folder, "client.dll"), mode);

    internal override Task<Ran> RunSample(string folder, string[] arguments) =>
        Tools.Run(folder, "", Nothing, "dotnet", ["exec", Path.Combine(folder, "client.dll"), "sample", .. arguments]);
}
