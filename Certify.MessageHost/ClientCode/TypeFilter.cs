namespace Certify.MessageHost.ClientCode;

/// <summary>
/// <c>IncludeTypes</c> and <c>ExcludeTypes</c>. A request's name takes the request and its answer; <c>Name.*</c> also all that these
/// mention; <c>{Tag}</c> and <c>{Tag}.*</c> both that for a door; <c>Namespace.*</c> a namespace; <c>*</c> everything.
/// </summary>
internal static class TypeFilter
{
    private const string WithAll = ".*";

    public static ApiModel Apply(ApiModel model, IReadOnlyList<string> include, IReadOnlyList<string> exclude)
    {
        var kept = include.Count == 0 ? [.. model.Types.Select(type => type.Name)] : Select(model, include);
        kept.ExceptWith(exclude.SelectMany(name => Matches(model, name)).Select(type => type.Name));
        return new ApiModel([.. model.Types.Where(type => kept.Contains(type.Name))]);
    }

    private static HashSet<string> Select(ApiModel model, IReadOnlyList<string> include)
    {
        var kept = new HashSet<string>();
        foreach (var pattern in include)
        {
            var matches = Matches(model, pattern);
            var isDeep = pattern.EndsWith(WithAll, StringComparison.Ordinal) || pattern.StartsWith('{');
            kept.UnionWith(isDeep ? model.WithReferences(matches.Select(type => type.Name)) : matches.SelectMany(type => Directly(model, type)));
        }

        return kept;
    }

    /// <summary>A class cannot be written without its base, nor a request without its answer.</summary>
    private static IEnumerable<string> Directly(ApiModel model, ApiType type)
    {
        yield return type.Name;
        var needed = (type.Returns?.Names ?? []).Concat(type.Base?.Names ?? []);
        foreach (var name in needed.Select(model.Find).OfType<ApiType>().SelectMany(next => Directly(model, next)))
        {
            yield return name;
        }
    }

    private static IReadOnlyList<ApiType> Matches(ApiModel model, string pattern)
    {
        if (pattern == "*")
        {
            return model.Types;
        }

        var name = pattern.EndsWith(WithAll, StringComparison.Ordinal) ? pattern[..^WithAll.Length] : pattern;
        if (name.StartsWith('{') && name.EndsWith('}'))
        {
            return [.. model.Requests.Where(request => request.Operation!.Door.Equals(name[1..^1], StringComparison.OrdinalIgnoreCase))];
        }

        return [.. model.Types.Where(type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || type.Namespace == name)];
    }
}
