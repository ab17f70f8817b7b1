using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Documents;
using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Collects what a review saw, for the attempt's record.</summary>
public sealed class ReviewNotes(Comparison comparison)
{
    private readonly List<ReviewStep> steps = [];
    private readonly List<string> differences = [];

    public void Add(string step, string result) => steps.Add(new ReviewStep(step, result));

    public void Add<T>(string step, VendorAnswer<T> answer)
        where T : class =>
        steps.Add(new ReviewStep(step, answer.Reading?.ToString() ?? $"fault:{answer.Fault}", answer.Code, answer.RequestId));

    /// <summary>Compares a declared value with the one that was read; a difference is noted.</summary>
    public bool Same(ComparedField field, string declared, string? read)
    {
        if (comparison.Compare(field, declared, read) is not { } difference)
        {
            return true;
        }

        differences.Add($"{difference.Field}: declared {declared}, read {read}");
        return false;
    }

    public ReviewRecord Close() => new() { Steps = steps, Differences = differences };
}
