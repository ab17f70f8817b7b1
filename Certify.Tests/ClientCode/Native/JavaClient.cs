using Certify.Tests.Support;

namespace Certify.Tests.ClientCode.Native;

/// <summary>javac, with the Gson that Debian packs.</summary>
internal sealed class JavaClient() : NativeLanguage("java")
{
    public override string CatalogueFile => "dtos.java";

    public override string GadgetFile => "gadgets/dtos.java";

    protected override string Extension => ".java";

    private static string Gson => Tools.File("Gson (libgoogle-gson-java)", "/usr/share/java/gson.jar");

    public override void RequireTools() => _ = (Tools.Program("javac"), Tools.Program("java"), Gson);

    internal override Task<Ran> Compile(string folder, IReadOnlyList<string> sources) => Tools.Run(
        folder, "", Nothing, "javac", [.. ShortLived.Select(option => "-J" + option), "-Xlint:all", "-Werror", "-encoding", "UTF-8", "-cp", Gson, "-d", "classes", .. Stubs, .. sources]);

    internal override Task<Ran> RunWire(string folder, string mode, string input) =>
        Tools.Run(folder, input, Nothing, "java", [.. ShortLived, "-cp", "classes:" + Gson, "Wire", mode]);

    internal override Task<Ran> RunSample(string folder, string[] arguments) =>
        Tools.Run(folder, "", Nothing, "java", [.. ShortLived, "-cp", "classes:" + Gson, "Sample", .. arguments]);
}
