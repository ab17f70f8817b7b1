using Certify.Tests.Support;

namespace Certify.Tests.ClientCode.Native;

/// <summary>Debian's Kotlin compiler, 1.3: it reads class files of Java 8 only, so the stubs become such.</summary>
internal sealed class KotlinClient() : NativeLanguage("kotlin")
{
    public override string CatalogueFile => "dtos.kt";

    public override string GadgetFile => "gadgets.kt";

    protected override string Extension => ".kt";

    private static string Gson => Tools.File("Gson (libgoogle-gson-java)", "/usr/share/java/gson.jar");

    private static string Library => Tools.File("Kotlin's library", "/usr/share/java/kotlin-stdlib.jar");

    private static string ClassPath => $"classes:stubs:{Gson}:{Library}";

    /// <summary>Its script gives a heap of 256 MB otherwise, in which it mostly collects.</summary>
    private static Dictionary<string, string> Options => new() { ["JAVA_OPTS"] = string.Join(' ', ["-Xmx1g", "-Xms256m", .. ShortLived]) };

    public override void RequireTools() => _ = (Tools.Program("kotlinc"), Tools.Program("javac"), Tools.Program("java"), Gson, Library);

    internal override async Task<Ran> Compile(string folder, IReadOnlyList<string> sources)
    {
        var stubs = await Tools.Run(folder, "", Nothing, "javac", [.. ShortLived.Select(option => "-J" + option), "--release", "8", "-Xlint:-options", "-d", "stubs", .. new JavaClient().Stubs]);
        return stubs.ExitCode != 0
            ? stubs
            : await Tools.Run(folder, "", Options, "kotlinc", ["-Werror", "-cp", $"stubs:{Gson}", "-d", "classes", .. sources]);
    }

    internal override Task<Ran> RunWire(string folder, string mode, string input) => Tools.Run(folder, input, Nothing, "java", [.. ShortLived, "-cp", ClassPath, "Wire", mode]);

    internal override Task<Ran> RunSample(string folder, string[] arguments) =>
        Tools.Run(folder, "", Nothing, "java", [.. ShortLived, "-cp", ClassPath, "SampleKt", .. arguments]);
}
