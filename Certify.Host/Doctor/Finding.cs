namespace Certify.Host.Doctor;

/// <summary>What was looked at, and what is wrong with it in words; null where all is well.</summary>
public sealed record Finding(string Part, string? Problem)
{
    public static async Task<Finding> Of(string part, Func<Task<string?>> look) => new(part, await look());
}
