namespace Certify.ServiceInterface.Domain;

/// <summary>A message that a user reads inside the product.</summary>
public sealed record UserMessage(long Id, string Type, string Content, string Status, DateTimeOffset CreatedAt, DateTimeOffset ModifiedAt);
