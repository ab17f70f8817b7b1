using System.Text.Json;
using Certify.Tests.CrossDoor;
using NUnit.Framework;

namespace Certify.Tests.ClientCode.Script;

/// <summary>What is generated for TypeScript and JavaScript, and the OpenAPI document, judged by the compiler and by public tools.</summary>
public sealed class GeneratedScriptTests
{
    [Test]
    public void Everything_in_TypeScript_compiles_strictly() =>
        Assert.That(ScriptWorkshop.Compiled, Is.EqualTo(new ScriptWorkshop.Finished(0, "")));

    [TestCase("typed", "dtos.ts")]
    [TestCase("declared", "dtos.d.ts")]
    [TestCase("", "dtos.mjs")]
    public async Task Nothing_is_hidden_from_the_compiler(string folder, string file) =>
        Assert.That(await File.ReadAllTextAsync(ScriptWorkshop.PathOf(folder, file)), Does.Not.Contain("@ts-").And.Contain("FetchInfo"));

    [Test]
    public async Task The_OpenAPI_document_is_valid()
    {
        var judged = await ScriptWorkshop.RunTool(ScriptWorkshop.PathOf("openapi"), "validate-api", "openapi.json");

        Assert.That(judged.Output, Does.Contain("\"valid\": true"));
        Assert.That(judged.ExitCode, Is.Zero);
    }

    [Test]
    public async Task The_validator_does_see_what_is_wrong()
    {
        var whole = await File.ReadAllTextAsync(ScriptWorkshop.PathOf("openapi", "openapi.json"));
        await File.WriteAllTextAsync(ScriptWorkshop.PathOf("openapi", "broken.json"), whole.Replace("\"operationId\"", "\"operationNumber\"", StringComparison.Ordinal));

        Assert.That((await ScriptWorkshop.RunTool(ScriptWorkshop.PathOf("openapi"), "validate-api", "broken.json")).ExitCode, Is.Not.Zero);
    }

    [Test]
    public async Task A_client_that_a_public_generator_makes_calls_fetch_info()
    {
        var somebody = await Callers.SignedIn(ScriptWorkshop.App, "user", "13900030001");
        using var node = ScriptWorkshop.Start(Path.Combine("built", "openapi", "use.js"), ScriptWorkshop.BaseUrl, somebody.SessionId);
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();

        Assert.That(node.ExitCode, Is.Zero, await errors);
        var found = JsonSerializer.Deserialize<JsonElement>(await output);
        Assert.That(found.GetRawText(), Is.EqualTo("""{"status":0,"photos":[],"context":{"page":7},"typed":200,"refused":[401,"404"]}"""));
    }
}
