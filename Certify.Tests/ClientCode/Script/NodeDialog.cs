using System.Diagnostics;
using System.Text.Json;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.ClientCode.Script;

/// <summary>Runs a script in Node and answers what it asks on a line of its output, until it tells what it found.</summary>
internal sealed class NodeDialog(CertifyApp app)
{
    private readonly OutboxCodes codes = new(app);

    public async Task<JsonElement> Run(Process node)
    {
        var errors = node.StandardError.ReadToEndAsync();
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            var said = JsonSerializer.Deserialize<JsonElement>(line);
            if (said.TryGetProperty("found", out var found))
            {
                await node.WaitForExitAsync();
                return found;
            }

            var answer = await Answer(said.GetProperty("ask").GetString()!, said.TryGetProperty("of", out var of) ? of.GetString()! : "");
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(answer));
            await node.StandardInput.FlushAsync();
        }

        throw new AssertionException(await errors);
    }

    private async Task<string> Answer(string ask, string of)
    {
        switch (ask)
        {
            case "code":
                return await codes.Newest(of);
            case "picture":
                await app.Get<Codes>().KeepPicture(of, "1234"); // its digits are put there, for want of eyes
                return "1234";
            case "identity":
                return DocumentNumbers.NewIdentity();
            case "licence":
                return DocumentNumbers.NewLicence();
            case "accessExpires":
                app.Clock.Advance(TimeSpan.FromSeconds(Token.AccessSeconds + 1));
                return "";
            default:
                throw new ArgumentOutOfRangeException(nameof(ask), ask, null);
        }
    }
}
