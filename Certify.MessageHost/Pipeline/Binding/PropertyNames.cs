namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>
/// Finds a message's property by a name from the wire: exactly as documented, or as typed clients spell it, in any case and with or
/// without underscores, by its wire name or its name in C#.
/// </summary>
internal sealed class PropertyNames
{
    /// <summary>No property has a longer name.</summary>
    public const int Longest = 64;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> exactly;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> leniently;

    public PropertyNames(IReadOnlyList<PropertyBinder> properties)
    {
        exactly = Index(properties, property => property.Alternatives.Prepend(property.Name), name => name);
        leniently = Index(properties, property => property.Alternatives.Prepend(property.Name).Append(property.PropertyName), Simplify);
    }

    /// <summary>The property's index; -1 where the name is unknown.</summary>
    public int Find(ReadOnlySpan<char> name, bool lenient)
    {
        if (!lenient)
        {
            return exactly.TryGetValue(name, out var known) ? known : -1;
        }

        if (name.Length > Longest)
        {
            return -1;
        }

        Span<char> simple = stackalloc char[Longest];
        var length = 0;
        foreach (var character in name)
        {
            if (character != '_')
            {
                simple[length++] = char.ToLowerInvariant(character);
            }
        }

        return leniently.TryGetValue(simple[..length], out var index) ? index : -1;
    }

    private static string Simplify(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>All names of all properties; where two claim one, the wire name goes before the others.</summary>
    private static Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Index(
        IReadOnlyList<PropertyBinder> properties, Func<PropertyBinder, IEnumerable<string>> namesOf, Func<string, string> spell)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var claims = properties.SelectMany((property, i) => namesOf(property).Select((name, rank) => (Name: spell(name), Index: i, Rank: rank)));
        foreach (var claim in claims.OrderBy(claim => claim.Rank))
        {
            index.TryAdd(claim.Name, claim.Index);
        }

        return index.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
