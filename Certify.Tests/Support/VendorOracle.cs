using System.Diagnostics;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>The vendors' own packages, asked through <c>vendor-oracle/index.mjs</c>.</summary>
public static class VendorOracle
{
    private static readonly NpmFolder Packages = new("CERTIFY_TEST_VENDOR_ORACLE", "Support", "vendor-oracle");

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

    public static Task<Process> Start(params string[] arguments) => Packages.Start(["index.mjs", .. arguments]);
}
