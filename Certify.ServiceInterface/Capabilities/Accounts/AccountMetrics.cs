using System.Diagnostics.Metrics;
using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>What is counted of sign-in. Kinds, purposes and results only: nothing that names somebody.</summary>
internal static class AccountMetrics
{
    private static readonly Meter Meter = new("Certify.Accounts");

    private static readonly Counter<long> Logins = Meter.CreateCounter<long>("certify_logins", description: "Sessions begun by a sign-in, by kind.");

    private static readonly Counter<long> Codes = Meter.CreateCounter<long>(
        "certify_codes", description: "Codes asked for, by purpose and whether they were sent or refused over a limit.");

    public static void LoggedIn(SessionKind kind) => Logins.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    public static void CodeAsked(string purpose, bool sent) => Codes.Add(
        1, new KeyValuePair<string, object?>("purpose", purpose), new KeyValuePair<string, object?>("result", sent ? "sent" : "refused"));
}
