using System.Collections;
using System.Text.Json;

namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>Finds the reader of lists, maps and nested objects.</summary>
internal static class CollectionReaders
{
    private static readonly HashSet<Type> Lists =
        [typeof(List<>), typeof(IList<>), typeof(IReadOnlyList<>), typeof(IEnumerable<>), typeof(ICollection<>), typeof(IReadOnlyCollection<>)];

    private static readonly HashSet<Type> Maps = [typeof(Dictionary<,>), typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)];

    public static ValueReader? Find(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType() is { } item && ValueReader.Knows(item) ? new ListReader(item, asArray: true) : null;
        }

        if (!type.IsGenericType)
        {
            return type is { IsClass: true, IsAbstract: false } && type.GetConstructor(Type.EmptyTypes) is not null && type != typeof(object)
                ? new ObjectReader(type)
                : null;
        }

        var (definition, arguments) = (type.GetGenericTypeDefinition(), type.GetGenericArguments());
        return Lists.Contains(definition) && ValueReader.Knows(arguments[0]) ? new ListReader(arguments[0], asArray: false)
            : Maps.Contains(definition) && arguments[0] == typeof(string) && ValueReader.Knows(arguments[1]) ? new MapReader(arguments[1])
            : null;
    }
}

/// <summary>A list: as JSON or JSV, or separated by commas; a single value is a list of one.</summary>
internal sealed class ListReader(Type itemType, bool asArray) : ValueReader
{
    private readonly Type listType = typeof(List<>).MakeGenericType(itemType);
    private readonly ValueReader items = Of(itemType);

    public override bool TryRead(string text, out object? value)
    {
        if (text.StartsWith('[') || text.StartsWith('{'))
        {
            value = null;
            return Jsv.TryRead(text, out var json) && TryRead(json, out value);
        }

        return TryReadAll(text.Length == 0 ? [] : text.Split(','), out value);
    }

    /// <summary>The values of a key that came more than once.</summary>
    public bool TryReadAll(IReadOnlyList<string> texts, out object? value)
    {
        var list = Create();
        foreach (var text in texts)
        {
            if (!items.TryRead(text, out var item))
            {
                value = null;
                return false;
            }

            list.Add(item);
        }

        value = Finish(list);
        return true;
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind == JsonValueKind.String && json.GetString() is { } text)
        {
            return TryRead(text, out value);
        }

        var list = Create();
        if (json.ValueKind != JsonValueKind.Array)
        {
            return Add(list, json) && (value = Finish(list)) is not null;
        }

        foreach (var item in json.EnumerateArray())
        {
            if (!Add(list, item))
            {
                return false;
            }
        }

        value = Finish(list);
        return true;
    }

    private bool Add(IList list, JsonElement json)
    {
        var read = items.TryRead(json, out var item);
        if (read)
        {
            list.Add(item);
        }

        return read;
    }

    private IList Create() => (IList)Activator.CreateInstance(listType)!;

    private object Finish(IList list)
    {
        if (!asArray)
        {
            return list;
        }

        var array = Array.CreateInstance(itemType, list.Count);
        list.CopyTo(array, 0);
        return array;
    }
}

/// <summary>What has named members, as JSON or JSV; anything else does not read as it.</summary>
internal abstract class MembersReader : ValueReader
{
    public override bool TryRead(string text, out object? value)
    {
        value = null;
        return Jsv.TryRead(text, out var json) && TryRead(json, out value);
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = null;
        return json.ValueKind == JsonValueKind.Object && TryReadMembers(json, out value);
    }

    protected abstract bool TryReadMembers(JsonElement json, out object? value);
}

/// <summary>A map from text, as JSON or JSV.</summary>
internal sealed class MapReader(Type valueType) : MembersReader
{
    private readonly Type mapType = typeof(Dictionary<,>).MakeGenericType(typeof(string), valueType);
    private readonly ValueReader values = Of(valueType);

    protected override bool TryReadMembers(JsonElement json, out object? value)
    {
        value = null;
        var map = (IDictionary)Activator.CreateInstance(mapType)!;
        foreach (var member in json.EnumerateObject())
        {
            if (!values.TryRead(member.Value, out var item))
            {
                return false;
            }

            map[member.Name] = item;
        }

        value = map;
        return true;
    }
}

/// <summary>An object inside a message, by the lenient names of typed clients.</summary>
internal sealed class ObjectReader(Type type) : MembersReader
{
    // Made at first use, so that a type may contain itself.
    private readonly Lazy<MessageBinder> binder = new(() => new MessageBinder(type));

    protected override bool TryReadMembers(JsonElement json, out object? value)
    {
        var bound = binder.Value.Bind(new BindingInput { Lenient = true, Parameters = json });
        value = bound.Message;
        return bound.Problems.Count == 0;
    }
}
