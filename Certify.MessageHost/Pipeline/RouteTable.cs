using Microsoft.AspNetCore.Http;

namespace Certify.MessageHost.Pipeline;

/// <summary>What the methods of one path lead to.</summary>
internal sealed class RouteTable
{
    private const string OverrideHeader = "X-Http-Method-Override";

    private readonly List<(string Verb, Target Target)> targets = [];
    private Target? wrongMethod;

    /// <summary>Answers all other methods.</summary>
    public required Func<string, Target> WrongMethod { get; init; }

    /// <summary>A POST may say in a header that it stands for another method.</summary>
    public bool TakesOverride { get; init; }

    public void Add(string verb, Target target)
    {
        if (!targets.Exists(known => known.Verb == verb))
        {
            targets.Add((verb, target));
        }
    }

    /// <summary>The other methods' answer names these, so it is made when all are known.</summary>
    public void Seal() => wrongMethod = WrongMethod(string.Join(", ", targets.Select(known => known.Verb)));

    public Target Find(HttpContext http)
    {
        var verb = http.Request.Method;
        if (TakesOverride && verb == "POST" && http.Request.Headers.TryGetValue(OverrideHeader, out var stated))
        {
            verb = stated.ToString().ToUpperInvariant();
        }

        foreach (var (known, target) in targets)
        {
            if (known == verb)
            {
                return target;
            }
        }

        return wrongMethod!;
    }
}
