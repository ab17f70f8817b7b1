namespace Certify.MessageHost.Operations;

/// <summary>Routes of different operations that one request could mean.</summary>
internal static class RouteConflicts
{
    public static IEnumerable<string> Find(IReadOnlyList<Operation> operations)
    {
        var routes = operations
            .SelectMany(operation => operation.Routes.Select(route => (operation.Name, route.Verb, route.Path, Pattern: RoutePattern.Parse(route.Path))))
            .ToArray();
        for (var i = 0; i < routes.Length; i++)
        {
            for (var j = i + 1; j < routes.Length; j++)
            {
                var (one, other) = (routes[i], routes[j]);
                if (one.Name == other.Name)
                {
                    continue;
                }

                if (one.Pattern.Shape == other.Pattern.Shape && one.Verb == other.Verb)
                {
                    yield return $"{one.Name} and {other.Name} share the route {one.Verb} {one.Path}.";
                }
                else if (one.Pattern.IsAmbiguousWith(other.Pattern))
                {
                    yield return $"{one.Name}'s route {one.Verb} {one.Path} and {other.Name}'s route {other.Path} fit one path.";
                }
            }
        }
    }
}
