using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;

namespace Certify.MessageHost.Operations;

/// <summary>A property of a message or response, with its name on the wire.</summary>
public sealed record WireProperty(PropertyInfo Property, string Name)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<WireProperty>> Known = new();

    /// <summary>The properties of a type in wire order: those of its base class first, then as declared.</summary>
    public static IReadOnlyList<WireProperty> Of(Type type) => Known.GetOrAdd(type, Find);

    /// <summary>The wire name: the one that is stated, or else the property's in camel case.</summary>
    public static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>How deep a property's declaring class lies, and where in it the property stands: sorts into wire order.</summary>
    internal static (int Depth, int Position) OrderOf(PropertyInfo property)
    {
        var depth = 0;
        for (var type = property.DeclaringType; type?.BaseType is { } parent; type = parent)
        {
            depth++;
        }

        return (depth, property.MetadataToken);
    }

    private static WireProperty[] Find(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && !property.IsDefined(typeof(IgnoreDataMemberAttribute)))
            .OrderBy(OrderOf)
            .Select(property => new WireProperty(property, NameOf(property))),
    ];
}
