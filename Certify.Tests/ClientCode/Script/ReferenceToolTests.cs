using NUnit.Framework;

namespace Certify.Tests.ClientCode.Script;

/// <summary>The published npm package <c>@servicestack/cli</c>, unchanged: adds and updates the classes of each language that it knows.</summary>
public sealed class ReferenceToolTests
{
    [TestCase("typescript-ref", "dtos.ts", "MakePropertiesOptional: False", "MakePropertiesOptional: True")]
    [TestCase("typescriptd-ref", "dtos.d.ts", "MakePropertiesOptional: True", "MakePropertiesOptional: False")]
    [TestCase("csharp-ref", "dtos.cs", "MakeVirtual: True", "MakeVirtual: False")]
    [TestCase("swift-ref", "dtos.swift", "InitializeCollections: False", "InitializeCollections: True")]
    [TestCase("kotlin-ref", "dtos.kt", "Package: ", "Package: certify.dtos")]
    [TestCase("java-ref", "dtos.java", "Package: ", "Package: certify.dtos")]
    [TestCase("dart-ref", "dtos.dart", "AddResponseStatus: False", "AddResponseStatus: True")]
    public async Task It_adds_a_language_and_updates_it_with_the_options_of_the_file(string tool, string file, string option, string chosen)
    {
        var folder = Directory.CreateDirectory(ScriptWorkshop.PathOf("reference-" + tool)).FullName;
        var path = Path.Combine(folder, file);

        var added = await ScriptWorkshop.RunTool(folder, tool, ScriptWorkshop.BaseUrl);
        Assert.That(added.Output, Does.Contain($"Saved to: {file}"));
        var text = await File.ReadAllTextAsync(path);
        Assert.That(text, Does.Contain("OwnUserResponse").And.Contain($"\n//{option}\n").And.Contain($"\nBaseUrl: {ScriptWorkshop.BaseUrl}\n"));

        await File.WriteAllTextAsync(path, text.Replace($"\n//{option}\n", $"\n{chosen}\n", StringComparison.Ordinal)
            .Replace("\n//IncludeTypes: \n", "\nIncludeTypes: FetchInfo.*\n", StringComparison.Ordinal));
        var updated = await ScriptWorkshop.RunTool(folder, tool, file);
        Assert.That(updated.Output, Does.Contain($"Updated: {file}"));
        text = await File.ReadAllTextAsync(path);
        Assert.That(text, Does.Contain($"\n{chosen}\n").And.Contain("\nIncludeTypes: FetchInfo.*\n").And.Contain("FetchInfoResponse"));
        Assert.That(text, Does.Not.Contain("OwnUserResponse"));
    }

    [TestCase("vb-ref")]
    [TestCase("fsharp-ref")]
    public async Task It_says_that_a_language_is_not_served_and_writes_nothing(string tool)
    {
        var folder = Directory.CreateDirectory(ScriptWorkshop.PathOf("reference-" + tool)).FullName;

        var refused = await ScriptWorkshop.RunTool(folder, tool, ScriptWorkshop.BaseUrl);

        Assert.That(refused.Output, Does.Contain("Invalid Response"));
        Assert.That(Directory.GetFiles(folder), Is.Empty);
    }
}
