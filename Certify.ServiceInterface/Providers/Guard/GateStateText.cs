using System.Text.Json;

namespace Certify.ServiceInterface.Providers.Guard;

/// <summary>A gate's state as text, the same in rows and in Redis; a property that a newer version adds is passed over by the older.</summary>
public static class GateStateText
{
    public static string Write(GateState state) => JsonSerializer.Serialize(state);

    public static GateState Read(string? text) => text is null ? GateState.Fresh : JsonSerializer.Deserialize<GateState>(text)!;
}
