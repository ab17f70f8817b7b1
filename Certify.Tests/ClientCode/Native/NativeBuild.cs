using Certify.Tests.Support;

namespace Certify.Tests.ClientCode.Native;

/// <summary>Generated code in a folder of its own, and what its compiler said of it.</summary>
internal sealed record NativeBuild(string Folder, Ran Compiled) : IDisposable
{
    /// <param name="generated">Files and their texts; the programs that use it are compiled with it when it is the whole catalogue.</param>
    public static async Task<NativeBuild> Make(NativeLanguage language, params (string File, string Code)[] generated)
    {
        var folder = Directory.CreateTempSubdirectory("certify-native-").FullName;
        foreach (var (file, code) in generated)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, code);
        }

        var written = generated.Select(item => Path.Combine(folder, item.File));
        var programs = generated.Any(item => item.File == language.CatalogueFile) ? language.Programs : [];
        return new NativeBuild(folder, await language.Compile(folder, [.. written, .. programs]));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
