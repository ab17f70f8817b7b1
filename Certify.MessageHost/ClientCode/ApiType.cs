using Certify.MessageHost.Operations;

namespace Certify.MessageHost.ClientCode;

/// <summary>A class or enum of the model.</summary>
public sealed record ApiType
{
    public required string Name { get; init; }

    public required string Namespace { get; init; }

    public string? Summary { get; init; }

    /// <summary>The names of a generic type's parameters.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    public TypeReference.Named? Base { get; init; }

    public bool IsAbstract { get; init; }

    /// <summary>Its own properties in wire order; those of the base class are the base's.</summary>
    public IReadOnlyList<ApiProperty> Properties { get; init; } = [];

    /// <summary>Parts of a multipart form, which no JSON message carries.</summary>
    public IReadOnlyList<ApiFile> Files { get; init; } = [];

    /// <summary>The names of an enum, which are also its wire values; null for classes.</summary>
    public IReadOnlyList<ApiEnumMember>? Members { get; init; }

    /// <summary>For request messages: the operation, and what it answers.</summary>
    public Operation? Operation { get; init; }

    /// <summary>The answer of a request message; null where it has none.</summary>
    public TypeReference? Returns { get; init; }

    public bool IsEnum => Members is not null;

    public bool IsRequest => Operation is not null;

    /// <summary>The answer of some operation.</summary>
    public bool IsResponse { get; init; }

    /// <summary>All declared types that it mentions.</summary>
    public IEnumerable<string> References =>
        Properties.SelectMany(property => property.Type.Names).Concat(Base?.Names ?? []).Concat(Returns?.Names ?? []);
}

/// <param name="Name">As the message class spells it.</param>
/// <param name="WireName">As JSON spells it.</param>
/// <param name="IsNullable">The message class allows null.</param>
/// <param name="IsRequired">The server refuses a request without it.</param>
public sealed record ApiProperty(string Name, string WireName, TypeReference Type, bool IsNullable, bool IsRequired)
{
    public string? Summary { get; init; }

    /// <summary>The only values that it takes; empty where any will do.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public int? MaxLength { get; init; }

    /// <summary>Legacy answers write it even when it is null.</summary>
    public bool WrittenWhenNull { get; init; }

    /// <summary>Legacy answers write the time as an object.</summary>
    public bool IsDateBean { get; init; }

    /// <summary>A value that the client's constructor gives it.</summary>
    public string? Initial { get; init; }

    /// <summary>May be left out by a client.</summary>
    public bool IsOptional => IsNullable && !IsRequired;

    /// <summary>The summary and, where there is one, the list of values.</summary>
    public string? Description =>
        Values.Count == 0 ? Summary : $"{Summary} One of: {string.Join(", ", Values)}.".TrimStart();
}

/// <param name="PartName">The name of the form's part.</param>
public sealed record ApiFile(string PartName, string? Summary);

public sealed record ApiEnumMember(string Name, string? Summary);
