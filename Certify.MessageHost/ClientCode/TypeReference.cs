namespace Certify.MessageHost.ClientCode;

/// <summary>A type where a property or an answer names it, in words that every client language has.</summary>
public abstract record TypeReference
{
    private TypeReference()
    {
    }

    /// <summary>The names of declared types that it mentions.</summary>
    public IEnumerable<string> Names => this switch
    {
        ListOf list => list.Item.Names,
        MapOf map => map.Value.Names,
        Named named => named.Arguments.SelectMany(argument => argument.Names).Prepend(named.Name),
        _ => [],
    };

    public sealed record Scalar(ScalarKind Kind) : TypeReference;

    public sealed record ListOf(TypeReference Item) : TypeReference;

    /// <summary>A JSON object with free keys.</summary>
    public sealed record MapOf(TypeReference Value) : TypeReference;

    /// <summary>A class or enum of the model.</summary>
    public sealed record Named(string Name, IReadOnlyList<TypeReference> Arguments, bool IsEnum) : TypeReference;

    /// <summary>The T inside a generic type.</summary>
    public sealed record Parameter(string Name) : TypeReference;
}

public enum ScalarKind
{
    Text,
    Boolean,
    Int32,
    Int64,
    Double,
    Decimal,
    Identifier,

    /// <summary>A point in time, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    Instant,

    /// <summary>A calendar day, <c>yyyy-MM-dd</c>.</summary>
    Day,

    /// <summary>As an answer the body itself; as a property base64.</summary>
    Bytes,

    /// <summary>Any JSON.</summary>
    Any,
}
