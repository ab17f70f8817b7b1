using System.Text.Json;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Guard;
using Certify.ServiceInterface.Providers.Smtp;

namespace Certify.Tests.Support;

/// <summary>What the probe is asked to do, and what came of it.</summary>
public sealed record MailProbeQuestion(SmtpOptions Options, Mail Letter);

public sealed record MailProbeAnswer(string? VendorId, VendorFault? Fault, string Code);

/// <summary>
/// The entry point of this assembly as a program. It sends one letter in a process of its own, since the certificates that a
/// process trusts are read from its environment once, at its start.
/// </summary>
internal static class MailProbe
{
    private static async Task Main()
    {
        var question = JsonSerializer.Deserialize<MailProbeQuestion>(await Console.In.ReadToEndAsync())!;
        var guard = new VendorGuard(new ProcessVendorGate(), new GuardOptions(), TimeProvider.System);
        var answer = await new SmtpMailSender(question.Options, guard, TimeProvider.System).Send(question.Letter, default);
        Console.WriteLine(JsonSerializer.Serialize(new MailProbeAnswer(answer.Reading?.VendorId, answer.Fault, answer.Code)));
    }
}
