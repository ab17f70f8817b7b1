namespace Certify.MessageHost.Pipeline;

/// <summary>The answer of an operation that returns bytes (<c>IReturn&lt;byte[]&gt;</c>).</summary>
/// <param name="Content">The bytes.</param>
/// <param name="MediaType">What they are, for example <c>image/jpeg</c>.</param>
public sealed record FileResponse(ReadOnlyMemory<byte> Content, string MediaType);
