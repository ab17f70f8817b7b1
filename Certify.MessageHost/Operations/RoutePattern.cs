using Certify.ServiceModel.Contracts;

namespace Certify.MessageHost.Operations;

/// <summary>
/// The shape of a route: literals in lower case, places without their names. Two routes of one shape are one route, because paths
/// match ignoring case and one trailing slash.
/// </summary>
internal sealed class RoutePattern
{
    private const string Place = "{}";

    private readonly string[] segments;

    private RoutePattern(string[] segments, string[] places)
    {
        this.segments = segments;
        Places = places;
        Shape = "/" + string.Join('/', segments);
    }

    /// <summary>The names between braces, in order.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>The same text for all spellings of one route.</summary>
    public string Shape { get; }

    public static RoutePattern Parse(string path)
    {
        var parts = path.Trim('/').Split('/');
        var places = parts.Where(IsPlace).Select(part => part[1..^1]).ToArray();
        return new RoutePattern([.. parts.Select(part => IsPlace(part) ? Place : part.ToLowerInvariant())], places);
    }

    /// <summary>The template that ASP.NET routes by, with numbered places, since operations may name one place differently.</summary>
    public string ToTemplate()
    {
        var number = 0;
        return "/" + string.Join('/', segments.Select(segment => segment == Place ? $"{{p{number++}}}" : segment));
    }

    /// <summary>What is wrong with a path as it is written; null where nothing is.</summary>
    public static string? Check(RouteAttribute route)
    {
        if (!route.Path.StartsWith('/') || route.Path.Contains("//", StringComparison.Ordinal))
        {
            return "does not start with one slash or has an empty part";
        }

        var mixed = route.Path.Trim('/').Split('/').Any(part => !IsPlace(part) && part.AsSpan().IndexOfAny("{}*?[]") >= 0);
        return mixed ? "has a part that is neither a literal nor one place" : null;
    }

    /// <summary>Some path fits both patterns and neither is the more literal one everywhere.</summary>
    public bool IsAmbiguousWith(RoutePattern other)
    {
        if (segments.Length != other.segments.Length)
        {
            return false;
        }

        var (mineIsMoreLiteral, theirsIsMoreLiteral) = (false, false);
        for (var i = 0; i < segments.Length; i++)
        {
            var (mine, theirs) = (segments[i], other.segments[i]);
            if (mine != theirs && mine != Place && theirs != Place)
            {
                return false;
            }

            mineIsMoreLiteral |= mine != Place && theirs == Place;
            theirsIsMoreLiteral |= mine == Place && theirs != Place;
        }

        return mineIsMoreLiteral && theirsIsMoreLiteral;
    }

    private static bool IsPlace(string part) => part.Length > 2 && part[0] == '{' && part[^1] == '}' && part.AsSpan(1, part.Length - 2).IndexOfAny("{}*?:=") < 0;
}
