namespace Certify.Host.Metrics;

/// <summary>One value as it stands now. Labels name parts and states, never a person.</summary>
public sealed record Gauge(string Name, string Help, double Value, params KeyValuePair<string, object?>[] Labels);
