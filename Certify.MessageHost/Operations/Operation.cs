using System.Reflection;

namespace Certify.MessageHost.Operations;

/// <summary>One method and path of an operation.</summary>
public sealed record OperationRoute(string Path, string Verb);

/// <summary>An operation of the catalogue: a request type, the service method that answers it, and what its attributes say. Built once.</summary>
public sealed record Operation
{
    /// <summary>The request type's name: the last part of its typed URL and the name of client classes.</summary>
    public required string Name { get; init; }

    /// <summary>The door's name.</summary>
    public required string Door { get; init; }

    public required Type RequestType { get; init; }

    /// <summary>The T of IReturn; <c>byte[]</c> for files; null for IReturnVoid.</summary>
    public required Type? ResponseType { get; init; }

    public required MethodInfo Method { get; init; }

    public required IReadOnlyList<OperationRoute> Routes { get; init; }

    /// <summary>The method that typed clients use: GET, POST, PUT or DELETE.</summary>
    public required string TypedVerb { get; init; }

    /// <summary>Changes state or carries a secret: no GET on typed routes, guarded against cross-site requests.</summary>
    public bool ChangesState => TypedVerb != "GET";

    public bool RequiresSession { get; init; }

    public bool AllowsGuest { get; init; }

    public string? RequiredRole { get; init; }

    /// <summary>Refused inside a batch.</summary>
    public bool NotInBatch { get; init; }

    /// <summary>Refusals by code, with when they are answered.</summary>
    public required IReadOnlyList<(string Code, string When)> Fails { get; init; }

    public required string Summary { get; init; }

    public string? Remarks { get; init; }

    public bool ReturnsFile => ResponseType == typeof(byte[]);
}
