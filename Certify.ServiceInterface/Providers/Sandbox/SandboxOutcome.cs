namespace Certify.ServiceInterface.Providers.Sandbox;

/// <summary>What the end of a declared name makes the sandbox do.</summary>
internal enum SandboxOutcome
{
    Match,
    Unreadable,
    BackUnreadable,
    OtherName,
    Mismatch,
    NoRecord,
    AlwaysAway,
    AwayOnce,
    NoEnd,
    EndsSoon,
    Ended,
}

internal static class SandboxOutcomes
{
    private static readonly (string End, SandboxOutcome Outcome)[] ByEnd =
    [
        ("模糊", SandboxOutcome.Unreadable),
        ("反面", SandboxOutcome.BackUnreadable),
        ("不符", SandboxOutcome.OtherName),
        ("不匹配", SandboxOutcome.Mismatch),
        ("查无", SandboxOutcome.NoRecord),
        ("超时", SandboxOutcome.AlwaysAway),
        ("一次", SandboxOutcome.AwayOnce),
        ("长期", SandboxOutcome.NoEnd),
        ("将至", SandboxOutcome.EndsSoon),
        ("过期", SandboxOutcome.Ended),
    ];

    public static SandboxOutcome Of(string declaredName)
    {
        foreach (var (end, outcome) in ByEnd)
        {
            if (declaredName.EndsWith(end, StringComparison.Ordinal))
            {
                return outcome;
            }
        }

        return SandboxOutcome.Match;
    }
}
