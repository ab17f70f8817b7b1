namespace Certify.Host.Commands;

/// <summary>What a process says of itself once it answers; who develops is greeted instead.</summary>
internal static partial class StartLog
{
    [LoggerMessage(1, LogLevel.Information, "Answers at {Address}")]
    public static partial void Answers(ILogger logger, string address);
}
