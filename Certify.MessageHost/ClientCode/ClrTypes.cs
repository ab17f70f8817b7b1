namespace Certify.MessageHost.ClientCode;

/// <summary>How the types that messages may use read as scalars, lists and maps.</summary>
internal static class ClrTypes
{
    private static readonly Dictionary<Type, ScalarKind> Scalars = new()
    {
        [typeof(string)] = ScalarKind.Text,
        [typeof(bool)] = ScalarKind.Boolean,
        [typeof(int)] = ScalarKind.Int32,
        [typeof(long)] = ScalarKind.Int64,
        [typeof(double)] = ScalarKind.Double,
        [typeof(decimal)] = ScalarKind.Decimal,
        [typeof(Guid)] = ScalarKind.Identifier,
        [typeof(DateTime)] = ScalarKind.Instant,
        [typeof(DateTimeOffset)] = ScalarKind.Instant,
        [typeof(DateOnly)] = ScalarKind.Day,
        [typeof(byte[])] = ScalarKind.Bytes,
        [typeof(object)] = ScalarKind.Any,
        [typeof(System.Text.Json.JsonElement)] = ScalarKind.Any,
    };

    private static readonly HashSet<Type> Lists =
        [typeof(List<>), typeof(IList<>), typeof(IReadOnlyList<>), typeof(IEnumerable<>), typeof(ICollection<>), typeof(IReadOnlyCollection<>)];

    private static readonly HashSet<Type> Maps = [typeof(Dictionary<,>), typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)];

    public static ScalarKind? ScalarOf(Type type) => Scalars.TryGetValue(type, out var kind) ? kind : null;

    public static Type? ItemOf(Type type) => type.IsArray ? type.GetElementType() : IsOneOf(type, Lists) ? type.GetGenericArguments()[0] : null;

    public static Type? MapValueOf(Type type) =>
        IsOneOf(type, Maps) && type.GetGenericArguments()[0] == typeof(string) ? type.GetGenericArguments()[1] : null;

    /// <summary>The name without the number of type parameters.</summary>
    public static string NameOf(Type type) => type.Name.Split('`')[0];

    private static bool IsOneOf(Type type, HashSet<Type> definitions) => type.IsGenericType && definitions.Contains(type.GetGenericTypeDefinition());
}
