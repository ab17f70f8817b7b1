using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.ClientCode.Script;

/// <summary>The samples in TypeScript, run as their READMEs say; the page itself is driven in <c>CrossDoor/Browser</c>.</summary>
public sealed class SampleTests
{
    [TestCase("typescript-web")]
    [TestCase("node")]
    public async Task A_sample_names_the_versions_that_the_tests_run(string sample)
    {
        var tested = await Versions(ScriptWorkshop.PathOf("package.json"));
        foreach (var (name, version) in await Versions(ScriptWorkshop.PathOf(sample, "package.json")))
        {
            Assert.That(tested.GetValueOrDefault(name), Is.EqualTo(version), name);
        }
    }

    [Test]
    public async Task The_sample_for_Node_goes_from_login_to_status()
    {
        const string Phone = "13900040001";
        using var node = ScriptWorkshop.Start(Path.Combine("node", "dist", "main.js"), ScriptWorkshop.BaseUrl, "photo.jpg", "photo.jpg");
        await Asked(node, "Phone: ");
        await node.StandardInput.WriteLineAsync(Phone);
        await Asked(node, "Code: ");
        await node.StandardInput.WriteLineAsync(await new OutboxCodes(ScriptWorkshop.App).Newest(Phone));
        await Asked(node, "Name: ");
        await node.StandardInput.WriteLineAsync("张三");
        await Asked(node, "Identity number: ");
        await node.StandardInput.WriteLineAsync(DocumentNumbers.NewIdentity());
        node.StandardInput.Close();
        var (rest, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();

        Assert.That(node.ExitCode, Is.Zero, await errors);
        Assert.That(await rest, Does.Contain("status: waiting"));
    }

    [Test]
    public async Task The_sample_for_Node_says_the_doors_words_when_it_is_refused()
    {
        using var node = ScriptWorkshop.Start(Path.Combine("node", "dist", "main.js"), ScriptWorkshop.BaseUrl);
        await node.StandardInput.WriteLineAsync("not a phone");
        node.StandardInput.Close();
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();

        Assert.That(await errors, Does.Contain("refused: 10000 bad request"), await output);
        Assert.That(node.ExitCode, Is.EqualTo(1));
    }

    /// <summary>Reads what the sample prints up to a question, which no line ends.</summary>
    private static async Task Asked(Process node, string question)
    {
        var (text, one) = (new StringBuilder(), new char[1]);
        while (!text.ToString().EndsWith(question, StringComparison.Ordinal))
        {
            if (await node.StandardOutput.ReadAsync(one) == 0)
            {
                Assert.Fail($"{text}{await node.StandardError.ReadToEndAsync()}");
            }

            text.Append(one);
        }
    }

    private static async Task<Dictionary<string, string>> Versions(string package)
    {
        var root = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(package));
        return new[] { "dependencies", "devDependencies" }
            .Where(group => root.TryGetProperty(group, out _))
            .SelectMany(group => root.GetProperty(group).EnumerateObject())
            .ToDictionary(one => one.Name, one => one.Value.GetString()!);
    }
}
