namespace Certify.ServiceInterface.Persistence.Crypto;

/// <summary>What came of sealing anew.</summary>
/// <param name="Changed">How many values or photos lie under the newest data key now and did not before.</param>
/// <param name="Broken">Which ones do not open under any known key, by their place; they stay as they are.</param>
public sealed record Resealed(long Changed, IReadOnlyList<string> Broken)
{
    public static Resealed Nothing { get; } = new(0, []);

    public static Resealed operator +(Resealed one, Resealed other) => new(one.Changed + other.Changed, [.. one.Broken, .. other.Broken]);
}
