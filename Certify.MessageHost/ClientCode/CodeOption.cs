namespace Certify.MessageHost.ClientCode;

/// <summary>A line of the header that a developer may change before he updates the file.</summary>
/// <param name="Default">What the line says while it is commented out.</param>
internal sealed record CodeOption(string Name, string Default = "");
