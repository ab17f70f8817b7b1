using System.Net.Sockets;
using Certify.MessageHost.Operations;
using Certify.ServiceInterface;

namespace Certify.Host.Start;

/// <summary>The start stops with one sentence that says what to do.</summary>
public sealed class StartStopped(string sentence) : Exception(sentence)
{
    /// <summary>A sentence for exceptions that a start can meet; null for those that are defects.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        CatalogueException catalogue => catalogue.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException inUse } => $"The address is in use: {inUse.Message}",
        StartRefusedException refused => refused.Message,
        InvalidOperationException { InnerException: FormatException or ArgumentException } notRead => notRead.Message,
        Npgsql.NpgsqlException => "The database does not answer. Check Certify:Database.",
        SocketException => "A server that the settings name does not answer. `doctor` tells which.",
        _ => null,
    };
}
