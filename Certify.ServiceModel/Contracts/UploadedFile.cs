namespace Certify.ServiceModel.Contracts;

/// <summary>A file that came as a part of a multipart form.</summary>
/// <param name="FileName">The name that the client gave it; never used for storage.</param>
/// <param name="Content">The bytes; empty when the part was empty.</param>
public sealed record UploadedFile(string FileName, ReadOnlyMemory<byte> Content);
