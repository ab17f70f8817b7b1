namespace Certify.MessageHost.Operations;

/// <summary>The messages and services do not fit together. Stops the start; every failure is one sentence.</summary>
public sealed class CatalogueException(IReadOnlyList<string> failures)
    : Exception("The catalogue of operations is not sound:" + string.Concat(failures.Select(failure => "\n  " + failure)))
{
    public IReadOnlyList<string> Failures { get; } = failures;
}
